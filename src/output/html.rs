//! The report as one page to hand on: it holds all that it shows, runs no script and asks nothing of anybody.

use askama::Template;

use super::tree::{symbol, title};
use super::{Body, Failed, Kept, Sheet};
use crate::engine::group::Group;
use crate::engine::report::Status;

/// `page.html`, filled. Askama escapes every value.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    sheets: Vec<&'a Sheet>,
    failures: Vec<&'a Failed>,
    version: &'static str,
}

/// One page about all the connections of a run.
pub fn page(kept: &[Kept]) -> String {
    let (mut sheets, mut failures) = (Vec::new(), Vec::new());
    for kept in kept {
        match &kept.body {
            Body::Report(sheet) => sheets.extend(sheet.as_deref()),
            Body::Failed(failed) => failures.push(failed),
        }
    }
    let page = Page {
        sheets,
        failures,
        version: env!("CARGO_PKG_VERSION"),
    };
    page.render().expect("the template writes to memory alone")
}

impl Page<'_> {
    /// A symbol never stands alone: the word beside it says the same.
    fn mark(&self, status: &Status) -> &'static str {
        symbol(*status, true)
    }

    fn title(&self, group: &Group) -> &'static str {
        title(*group)
    }
}
