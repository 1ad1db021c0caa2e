//! A file of `--report` as it grows: each part goes out of memory when it comes, and the file is put together at the end.

use std::io::{self, Write};

use super::format::FormatKind;
use super::whole_document::{Spill, WholeDocument, copy};
use super::{FilePart, Format, Places};

/// One file.
pub struct FileDocument {
    format: &'static Format,
    /// Its number among those that parts are made for.
    at: usize,
    /// Whether several connections were named.
    many: bool,
    parts: usize,
    whole: Option<Box<dyn WholeDocument>>,
}

impl FileDocument {
    pub fn new(format: &'static Format, at: usize, many: bool) -> Self {
        let whole = match &format.kind {
            FormatKind::Whole(new) => Some(new()),
            _ => None,
        };
        Self {
            format,
            at,
            many,
            parts: 0,
            whole,
        }
    }

    /// Takes the next part.
    ///
    /// # Errors
    /// When `spill` cannot be written.
    pub fn add(
        &mut self,
        part: &FilePart,
        places: &Places,
        spill: &mut dyn Write,
    ) -> io::Result<()> {
        let is_first = self.parts == 0;
        self.parts += 1;
        if let Some(whole) = &mut self.whole {
            return whole.add(&part.body, places, spill);
        }
        let joints = self.format.joints(self.many);
        let before = match joints.between {
            _ if is_first => joints.first,
            None => return Ok(()),
            Some(between) => between,
        };
        spill.write_all(before.as_bytes())?;
        spill.write_all(part.texts.get(self.at).map_or(b"", String::as_bytes))
    }

    /// Writes the file, with what is in `spill`.
    ///
    /// # Errors
    /// When `spill` cannot be read, or `out` cannot be written.
    pub fn finish(
        &self,
        places: &Places,
        spill: &mut dyn Spill,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if let Some(whole) = &self.whole {
            return whole.finish(places, spill, out);
        }
        let joints = self.format.joints(self.many);
        if self.parts == 0 {
            return out.write_all(joints.none.as_bytes());
        }
        copy(spill, out)?;
        out.write_all(joints.last.as_bytes())
    }
}
