//! Standard error, with a last defence: a log that CI reads for commands, and a terminal, get text and nothing else.

use std::io::{self, Write};

use crate::model::redact::visible;

/// What a CI takes for a command wherever it stands in a line: GitHub Actions' old form, Azure Pipelines, TeamCity.
const COMMANDS: [&str; 3] = ["##[", "##vso[", "##teamcity["];

/// Writes whole lines, and what there is of one when it is flushed.
pub(crate) struct Stderr<'a> {
    out: &'a mut dyn Write,
    /// Of a terminal, where progress goes back to the start of the line.
    returns: bool,
    line: Vec<u8>,
}

impl<'a> Stderr<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, is_terminal: bool) -> Self {
        Self {
            out,
            returns: is_terminal,
            line: Vec::new(),
        }
    }

    fn put(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line);
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (&*line, ""),
        };
        let text = harmless(line, self.returns) + end;
        self.line.clear();
        self.out.write_all(text.as_bytes())
    }
}

impl Write for Stderr<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend(part);
            if part.ends_with(b"\n") {
                self.put()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.put()?;
        self.out.flush()
    }
}

/// The line without control characters, and with a backslash in what would be a command.
fn harmless(line: &str, returns: bool) -> String {
    let parts = line.split('\r').map(visible);
    let mut text = parts
        .collect::<Vec<_>>()
        .join(if returns { "\r" } else { "\\r" });
    for command in COMMANDS {
        text = text.replace(command, &command.replace('[', "\\["));
    }
    let blanks = text.len() - text.trim_start().len();
    if text[blanks..].starts_with("::") {
        text.insert(blanks, '\\');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(is_terminal: bool, writes: &[&str]) -> String {
        let mut out = Vec::new();
        let mut stderr = Stderr::new(&mut out, is_terminal);
        for text in writes {
            stderr.write_all(text.as_bytes()).expect("space");
        }
        stderr.flush().expect("space");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn no_line_is_a_command_however_it_is_put_together() {
        assert_eq!(seen(false, &["a ", ":: b\n\n c", "\n"]), "a :: b\n\n c\n");
        assert_eq!(
            seen(false, &["a\n", " \u{a0}:", ":error::b\n"]),
            "a\n \u{a0}\\::error::b\n"
        );
        assert_eq!(
            seen(false, &["a ##", "[b]\n##vso[c"]),
            "a ##\\[b]\n##vso\\[c"
        );
        assert_eq!(
            seen(false, &["\u{1b}[1ma\r\n\u{85}"]),
            "\\u{1b}[1ma\\r\n\\u{85}"
        );
    }

    #[test]
    fn progress_goes_back_to_the_start_of_the_line_of_a_terminal() {
        assert_eq!(
            seen(true, &["\r| GET\r", "\r     \r"]),
            "\r| GET\r\r     \r"
        );
    }
}
