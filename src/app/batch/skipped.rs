//! The files of a folder that are not judged, counted by what they are.

use std::collections::BTreeMap;
use std::fmt;

use crate::input::OtherKind;

#[derive(Clone, Default)]
pub(super) struct Skipped(BTreeMap<&'static str, usize>);

impl Skipped {
    pub(super) fn add(&mut self, kind: &OtherKind) {
        *self.0.entry(kind.title()).or_default() += 1;
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        for (title, files) in &other.0 {
            *self.0.entry(title).or_default() += files;
        }
    }

    pub(super) fn files(&self) -> usize {
        self.0.values().sum()
    }
}

/// `7 files without a connection skipped (2 public keys, 1 sign-in app)`: only what is about keys or Okta is named.
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.files();
        let s = if files == 1 { "" } else { "s" };
        write!(f, "{files} file{s} without a connection skipped")?;
        let named = self.0.iter().filter(|(title, _)| !title.is_empty());
        let named: Vec<String> = named
            .map(|(title, files)| format!("{title}: {files}"))
            .collect();
        if named.is_empty() {
            return Ok(());
        }
        write!(f, " ({}; -v lists all)", named.join(", "))
    }
}
