//! What a report file is made of.

use super::{Failed, ReportView};

/// One run or failure for the report files, which are written at the end.
pub struct FilePart {
    /// A text for each of [`RenderOptions::files`]; empty for those that are made as a whole.
    pub(super) texts: Vec<String>,
    pub(super) body: PartBody,
}

pub(super) enum PartBody {
    /// Where a file is made as a whole.
    Report(Option<Box<ReportView>>),
    Failed(Failed),
}
