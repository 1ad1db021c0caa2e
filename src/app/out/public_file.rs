//! Writes a file that holds nothing but our own text, for everybody to read.

use std::io;
use std::path::Path;

use super::Passed;

/// # Errors
/// When it cannot be written.
pub(crate) fn write(path: &Path, text: &Passed) -> io::Result<()> {
    std::fs::write(path, text.text())
}
