//! JSON Lines: a connection a line, read one at a time, each within a limit.

use std::io::{self, BufRead as _, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

/// In bytes. A connection takes 4 KB, and some of these are held at a time.
pub const LONGEST_LINE: usize = 256 << 10;

/// In bytes. What goes on for longer without a line end holds no lines.
const ENDLESS: u64 = 64 << 20;

/// Whether a file holds a connection a line, by its name.
pub fn holds_lines(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}

/// One line that is not blank.
pub struct Line {
    pub path: Arc<str>,
    /// 1-based.
    pub number: usize,
    /// Without its end; `None` where it is longer than [`LONGEST_LINE`].
    pub bytes: Option<Vec<u8>>,
}

/// The lines of a stream.
pub struct Lines {
    stream: BufReader<Box<dyn Read + Send>>,
    path: Arc<str>,
    number: usize,
    /// Nothing is read any more.
    is_over: bool,
}

impl Lines {
    /// `path` is the name under which the stream is shown.
    pub fn new(stream: BufReader<Box<dyn Read + Send>>, path: &str) -> Self {
        Self {
            stream,
            path: path.into(),
            number: 0,
            is_over: false,
        }
    }

    /// Whether anything is left to read. Blocks until that is known.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn has_more(&mut self) -> io::Result<bool> {
        // White space at the end is no further line.
        loop {
            let held = self.stream.fill_buf()?;
            let blank = held.iter().take_while(|b| b.is_ascii_whitespace()).count();
            if blank < held.len() || held.is_empty() {
                return Ok(!held.is_empty());
            }
            self.number += held.iter().filter(|b| **b == b'\n').count();
            self.stream.consume(blank);
        }
    }

    /// The next line that is not blank, which stays where it is; empty at the end. It waits until that is known.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn look_ahead(&mut self) -> io::Result<Vec<u8>> {
        let (mut seen, mut start) = (Vec::new(), 0);
        loop {
            let limit = LONGEST_LINE as u64 + 1;
            let read = (&mut self.stream)
                .take(limit)
                .read_until(b'\n', &mut seen)?;
            let line = &seen[start..];
            if read > 0 && line.iter().all(u8::is_ascii_whitespace) && line.ends_with(b"\n") {
                start = seen.len();
                continue;
            }
            let line = line.to_vec();
            let nothing: Box<dyn Read + Send> = Box::new(io::empty());
            let rest = std::mem::replace(&mut self.stream, BufReader::new(nothing));
            self.stream = BufReader::new(Box::new(io::Cursor::new(seen).chain(rest)));
            return Ok(line);
        }
    }

    /// All that is left, up to `limit` bytes.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn rest(&mut self, limit: u64, into: &mut Vec<u8>) -> io::Result<()> {
        (&mut self.stream).take(limit).read_to_end(into).map(|_| ())
    }

    /// The next line with its end, as far as it is within the limit, and whether that is all of it.
    fn line(&mut self) -> io::Result<(Vec<u8>, bool)> {
        let mut line = Vec::new();
        let limit = LONGEST_LINE as u64 + 1;
        (&mut self.stream)
            .take(limit)
            .read_until(b'\n', &mut line)?;
        self.number += 1;
        let whole = line.len() <= LONGEST_LINE || line.ends_with(b"\n");
        if !whole {
            let skipped = (&mut self.stream).take(ENDLESS).skip_until(b'\n')?;
            if skipped as u64 == ENDLESS {
                let problem = format!("no line end in {} MiB", ENDLESS >> 20);
                return Err(io::Error::other(problem));
            }
        }
        Ok((line, whole))
    }
}

impl Iterator for Lines {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.is_over {
                return None;
            }
            let (mut bytes, whole) = match self.line() {
                Ok((bytes, _)) if bytes.is_empty() => return None,
                Ok(line) => line,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            };
            while bytes.ends_with(b"\n") || bytes.ends_with(b"\r") {
                bytes.pop();
            }
            if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(.."\u{feff}".len());
            }
            if bytes.iter().all(u8::is_ascii_whitespace) && whole {
                continue;
            }
            return Some(Ok(Line {
                path: self.path.clone(),
                number: self.number,
                bytes: whole.then_some(bytes),
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<(usize, Option<String>)> {
        let stream: Box<dyn Read + Send> = Box::new(io::Cursor::new(text.to_vec()));
        let lines = Lines::new(BufReader::new(stream), "x");
        let lines = lines.map(|line| line.expect("a slice can be read"));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        lines
            .map(|line| (line.number, line.bytes.map(text)))
            .collect()
    }

    #[test]
    fn blank_lines_are_passed_over_and_counted() {
        let said = |number, text: &str| (number, Some(text.to_owned()));
        assert_eq!(
            read(b"\xef\xbb\xbf{}\r\n\n \t\n[1]\n3"),
            [said(1, "{}"), said(4, "[1]"), said(5, "3")]
        );
        assert_eq!(read(b""), []);
        assert_eq!(read(b"\n\n"), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_one_line() {
        let long = "a".repeat(LONGEST_LINE);
        let text = format!("{long}\n{long}b\n{long}bcd\nx");
        let read = read(text.as_bytes());
        let lengths: Vec<_> = read
            .iter()
            .map(|(number, text)| (*number, text.as_ref().map(String::len)))
            .collect();
        assert_eq!(
            lengths,
            [(1, Some(LONGEST_LINE)), (2, None), (3, None), (4, Some(1))]
        );
    }
}
