//! The one way out of the process: standard output, standard error and every file get what has passed here.

use std::io::{self, Write};

use super::guard::guarded;
use super::scrubber::Scrubber;
use crate::model::connection::Connection;
use crate::output::DocumentKind;

/// Standard output or standard error, and all that a command has of it.
///
/// What is written to it as to any [`Write`] is a text for a person, line by line: the strictest kind, so that whoever
/// thinks of nothing gets it. Other documents go through [`Outlet::document`] as what they are, files through
/// [`Outlet::passed`], and what a command is asked to give out as it is, a secret among it, through [`Outlet::reveal`].
pub(crate) struct Outlet<'s> {
    /// `None` where nobody wants to hear it.
    sink: Option<&'s mut dyn Write>,
    scrubber: Scrubber,
    /// To a terminal, where progress goes back to the start of the line.
    returns: bool,
    /// A line that has not ended.
    line: Vec<u8>,
    /// What stands in the sink of that line already is more than blanks.
    begun: bool,
}

/// A text for a file that has passed the gate. Nothing else can be written to one.
pub(crate) struct Passed(String);

impl Passed {
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl<'s> Outlet<'s> {
    pub(crate) fn new(sink: &'s mut dyn Write, scrubber: Scrubber) -> Self {
        Self {
            sink: Some(sink),
            scrubber,
            ..Self::nowhere()
        }
    }

    /// What is written to it is gone.
    pub(crate) fn nowhere() -> Self {
        Self {
            sink: None,
            scrubber: Scrubber::default(),
            returns: false,
            line: Vec::new(),
            begun: false,
        }
    }

    /// The same for a terminal on which progress is shown.
    pub(crate) fn returning(self, returns: bool) -> Self {
        Self { returns, ..self }
    }

    /// From here on nothing is written that is secret of this connection.
    pub(crate) fn learn(&self, connection: &Connection) {
        self.scrubber.learn(connection);
    }

    /// Writes a whole document, or a part of one that begins a line.
    pub(crate) fn document(&mut self, kind: DocumentKind, text: &str) -> io::Result<()> {
        self.put()?;
        let Passed(text) = self.passed(kind, text);
        self.send(&text)
    }

    /// The document as it may be written to a file.
    pub(crate) fn passed(&self, kind: DocumentKind, text: &str) -> Passed {
        Passed(self.safe(kind, text.to_owned(), false))
    }

    /// Writes what was asked for, as it is: a key, a tool's file, a script. Nothing is masked and nothing is altered,
    /// because a program reads it; whoever makes it has quoted what is in it.
    pub(crate) fn reveal(&mut self, value: &str) -> io::Result<()> {
        self.put()?;
        self.send(value)
    }

    /// The same for a file.
    pub(crate) fn revealed(value: &str) -> Passed {
        Passed(value.to_owned())
    }

    fn safe(&self, kind: DocumentKind, mut text: String, begun: bool) -> String {
        self.scrubber.scrub(&mut text);
        guarded(kind, &text, begun).into_owned()
    }

    /// Writes what there is of a line.
    fn put(&mut self) -> io::Result<()> {
        if self.line.is_empty() {
            return Ok(());
        }
        let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
        let text = if self.returns {
            let parts = line.split('\r');
            let parts =
                parts.map(|part| self.safe(DocumentKind::Text, part.to_owned(), self.begun));
            parts.collect::<Vec<_>>().join("\r")
        } else {
            self.safe(DocumentKind::Text, line, self.begun)
        };
        self.send(&text)
    }

    fn send(&mut self, text: &str) -> io::Result<()> {
        let line = text.rsplit(['\n', '\r']).next().unwrap_or_default();
        let goes_on = self.begun && line.len() == text.len();
        self.begun = goes_on || !line.trim().is_empty();
        match &mut self.sink {
            Some(sink) => sink.write_all(text.as_bytes()),
            None => Ok(()),
        }
    }
}

impl Write for Outlet<'_> {
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
        self.sink.as_mut().map_or(Ok(()), |sink| sink.flush())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::world::World;

    fn seen(is_terminal: bool, writes: &[&str]) -> String {
        let mut out = Vec::new();
        let mut outlet = Outlet::new(&mut out, Scrubber::default()).returning(is_terminal);
        for text in writes {
            match text.strip_suffix("<flush>") {
                Some(text) => {
                    outlet.write_all(text.as_bytes()).expect("space");
                    outlet.flush().expect("space");
                }
                None => outlet.write_all(text.as_bytes()).expect("space"),
            }
        }
        outlet.flush().expect("space");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn no_line_is_a_command_however_it_is_put_together() {
        assert_eq!(seen(false, &["a ", ":: b\n\n c", "\n"]), "a :: b\n\n c\n");
        assert_eq!(
            seen(false, &["a\n", " \t:", ":error::b\n"]),
            "a\n \t\\::error::b\n"
        );
        assert_eq!(seen(false, &["a<flush>", "::b\n::c"]), "a::b\n\\::c");
        assert_eq!(seen(false, &["  <flush>", "::b"]), "  \\::b");
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
        assert_eq!(seen(true, &["\r::x"]), "\r\\::x");
    }

    #[test]
    fn a_secret_that_was_learned_is_written_only_where_it_is_asked_for() {
        let secret = "Zq3vB0r7mNw8xKp2LdTfHs5Yc";
        let scrubber = Scrubber::of(&World {
            environment: vec![(
                "https_proxy".into(),
                format!("http://me:{secret}@proxy:8080"),
            )],
            ..World::default()
        });
        let mut out = Vec::new();
        let mut outlet = Outlet::new(&mut out, scrubber);
        writeln!(outlet, "a {secret}").expect("space");
        outlet
            .document(DocumentKind::Json, &format!("\"{secret}\"\n"))
            .expect("space");
        assert_eq!(
            outlet.passed(DocumentKind::Markdown, secret).text(),
            "*".repeat(secret.len())
        );
        outlet.reveal(secret).expect("space");
        let stars = "*".repeat(secret.len());
        assert_eq!(
            String::from_utf8(out).expect("text"),
            format!("a {stars}\n\"{stars}\"\n{secret}")
        );
    }
}
