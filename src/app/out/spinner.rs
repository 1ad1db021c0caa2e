//! What is waited for, on one line of a terminal that is gone when the answer is there.

use std::io::Write as _;
use std::time::Duration;

use super::Outlet;
use crate::probe::Waiting;

/// Shorter waits are not shown.
const SILENT: Duration = Duration::from_millis(300);
/// From here on it is not normal.
const SLOW: Duration = Duration::from_secs(5);

/// Writes nothing where there is no terminal. It takes no colour and no escapes: a carriage return goes back to the
/// start of the line, everywhere.
pub(crate) struct Spinner<'a, 's> {
    out: &'a mut Outlet<'s>,
    /// Of the terminal, in columns.
    width: Option<usize>,
    turns: usize,
    /// Columns in use.
    shown: usize,
}

impl<'a, 's> Spinner<'a, 's> {
    pub(crate) fn new(out: &'a mut Outlet<'s>, width: Option<usize>) -> Self {
        Self {
            out,
            width,
            turns: 0,
            shown: 0,
        }
    }

    pub(crate) fn show(&mut self, waiting: Waiting) {
        let line = match waiting {
            Waiting::Answer { since, .. } if since < SILENT => return,
            Waiting::Answer { to, since } if since < SLOW => to.to_owned(),
            Waiting::Answer { to, since } => {
                format!("{to} is slow: no answer for {} s", since.as_secs())
            }
            Waiting::Pause { left } if left.is_zero() => return,
            Waiting::Pause { left } => {
                format!("Okta asks to wait: again in {} s", left.as_secs() + 1)
            }
            Waiting::Over => return self.write(""),
        };
        let turn = ['|', '/', '-', '\\'][self.turns % 4];
        self.turns += 1;
        self.write(&format!("{turn} {line}"));
    }

    fn write(&mut self, line: &str) {
        let Some(width) = self.width else {
            return;
        };
        // The last column would wrap on some terminals, and a wrapped line cannot be taken back.
        let line: String = line.chars().take(width.saturating_sub(1)).collect();
        let columns = line.chars().count();
        if columns == 0 && self.shown == 0 {
            return;
        }
        let rest = self.shown.saturating_sub(columns);
        // Progress that cannot be shown is no reason to stop.
        let _ = write!(self.out, "\r{line}{}\r", " ".repeat(rest));
        let _ = self.out.flush();
        self.shown = columns;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scrubber;
    use super::*;

    fn seen(width: Option<usize>, millis: &[u64]) -> String {
        let mut out = Vec::new();
        let mut gate = Outlet::new(&mut out, Scrubber::default()).returning(true);
        let mut spinner = Spinner::new(&mut gate, width);
        for millis in millis {
            let since = Duration::from_millis(*millis);
            spinner.show(Waiting::Answer {
                to: "GET /x",
                since,
            });
        }
        spinner.show(Waiting::Over);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_fast_answer_and_a_pipe_show_nothing() {
        assert_eq!(seen(Some(80), &[0, 100, 299]), "");
        assert_eq!(seen(None, &[300, 6000]), "");
    }

    #[test]
    fn the_line_names_the_request_and_is_gone_at_the_end() {
        assert_eq!(seen(Some(80), &[300]), "\r| GET /x\r\r        \r");
        let slow = seen(Some(80), &[6000]);
        assert!(
            slow.contains("GET /x is slow: no answer for 6 s"),
            "{slow:?}"
        );
        assert_eq!(seen(Some(5), &[300]), "\r| GE\r\r    \r");
    }
}
