//! The report as one page to hand on: it holds all that it shows, runs no script and asks nothing of anybody.

use askama::Template;

use super::Sheet;
use super::tree::{symbol, title};
use crate::report::{Group, Status};

/// `page.html`, filled. Askama escapes every value.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    sheets: &'a [Sheet],
    version: &'static str,
}

/// One page about all the connections of a run.
pub fn page(sheets: &[Sheet]) -> String {
    let page = Page {
        sheets,
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
