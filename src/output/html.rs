//! The report as one page to pass on: it contains everything that it shows, runs no script and loads nothing.

use std::io::{self, Write};

use askama::Template;

use super::file_part::PartBody;
use super::format::FormatKind;
use super::tree::{symbol, title};
use super::whole_document::{Spill, WholeDocument, copy};
use super::{DocumentKind, Failed, Format, Places, ReportView, earlier};
use crate::engine::group::Group;
use crate::engine::report::Status;

pub(super) const FORMAT: Format = Format::new(
    "html",
    "One self-contained page",
    DocumentKind::Html,
    FormatKind::Whole(|| Box::new(Page::default())),
)
.known_by(earlier::is_html);

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Stands in the frame where the articles go. No value has it: Askama escapes them.
const ARTICLES: &str = "<!-- articles -->\n";

/// What stands around the articles.
#[derive(Template)]
#[template(path = "page.html")]
struct Frame<'a> {
    /// What it is about, where that is one connection.
    title: &'a str,
    version: &'static str,
}

/// About one connection.
#[derive(Template)]
#[template(path = "article.html")]
struct Article<'a> {
    view: &'a ReportView,
    version: &'static str,
}

/// About what could not be judged.
#[derive(Template)]
#[template(path = "not_judged.html")]
struct NotJudged<'a> {
    failed: &'a Failed,
    version: &'static str,
}

/// One page about all the connections of a run, with what could not be judged behind them.
#[derive(Default)]
struct Page {
    connections: usize,
    /// Of the first one.
    title: String,
    not_judged: String,
}

impl WholeDocument for Page {
    fn add(&mut self, part: &PartBody, _: &Places, spill: &mut dyn Write) -> io::Result<()> {
        match part {
            PartBody::Report(None) => Ok(()),
            PartBody::Report(Some(view)) => {
                if self.connections == 0 {
                    let (mark, client, host) =
                        (symbol(view.status, true), &view.client, &view.host);
                    self.title = format!("{mark} {client} at {host} · ");
                }
                self.connections += 1;
                let article = Article {
                    view,
                    version: VERSION,
                };
                spill.write_all(filled(&article).as_bytes())
            }
            PartBody::Failed(failed) => {
                self.not_judged += &filled(&NotJudged {
                    failed,
                    version: VERSION,
                });
                Ok(())
            }
        }
    }

    fn finish(&self, _: &Places, spill: &mut dyn Spill, out: &mut dyn Write) -> io::Result<()> {
        let frame = filled(&Frame {
            title: if self.connections == 1 {
                &self.title
            } else {
                ""
            },
            version: VERSION,
        });
        let (before, after) = frame.split_once(ARTICLES).expect("it is in the frame");
        out.write_all(before.as_bytes())?;
        copy(spill, out)?;
        out.write_all(self.not_judged.as_bytes())?;
        out.write_all(after.as_bytes())
    }
}

fn filled(template: &impl Template) -> String {
    let text = template.render();
    text.expect("the template writes to memory alone")
}

impl Article<'_> {
    /// A symbol is never alone: the word beside it says the same.
    fn mark(&self, status: &Status) -> &'static str {
        symbol(*status, true)
    }

    fn title(&self, group: &Group) -> &'static str {
        title(*group)
    }
}

impl NotJudged<'_> {
    fn mark(&self, status: &Status) -> &'static str {
        symbol(*status, true)
    }
}
