//! The report as one page to pass on: it contains everything that it shows, runs no script and loads nothing.

use askama::Template;

use super::format::FormatKind;
use super::tree::{symbol, title};
use super::{Document, Failed, FilePart, Format, Places, ReportView, earlier};
use crate::engine::group::Group;
use crate::engine::report::Status;

pub(super) const FORMAT: Format = Format::new(
    "html",
    "One self-contained page",
    Document::Html,
    FormatKind::Whole(page),
)
.known_by(earlier::is_html);

/// `page.html`, filled. Askama escapes every value.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    views: Vec<&'a ReportView>,
    failures: Vec<&'a Failed>,
    version: &'static str,
}

/// One page about all the connections of a run.
fn page(kept: &[FilePart], _: &Places) -> String {
    let (views, failures) = FilePart::split(kept);
    let page = Page {
        views,
        failures,
        version: env!("CARGO_PKG_VERSION"),
    };
    page.render().expect("the template writes to memory alone")
}

impl Page<'_> {
    /// A symbol is never alone: the word beside it says the same.
    fn mark(&self, status: &Status) -> &'static str {
        symbol(*status, true)
    }

    fn title(&self, group: &Group) -> &'static str {
        title(*group)
    }
}
