//! A report file that can be begun only when everything is judged.

use std::io::{self, Read, Seek, SeekFrom, Write};

use super::Places;
use super::file_part::PartBody;

/// Where the parts are, once everything is judged.
pub trait Spill: Read + Seek {}

impl<T: Read + Seek> Spill for T {}

/// A format that knows only at the end what stands at its beginning: how many of everything there are.
pub(super) trait WholeDocument {
    /// Takes the next part.
    fn add(&mut self, part: &PartBody, places: &Places, spill: &mut dyn Write) -> io::Result<()>;

    /// Writes the document, with what is in `spill`.
    fn finish(&self, places: &Places, spill: &mut dyn Spill, out: &mut dyn Write)
    -> io::Result<()>;
}

/// All that is in `spill`.
pub(super) fn copy(spill: &mut dyn Spill, out: &mut dyn Write) -> io::Result<()> {
    spill.seek(SeekFrom::Start(0))?;
    io::copy(spill, out).map(|_| ())
}
