//! Arrays, and whatever is nested too deep to be looked at.

use super::Scanner;
use crate::model::key::damage::DamageKind;
use crate::model::key::value::Data;

impl Scanner<'_> {
    pub(super) fn array(&mut self) -> Data {
        let mut values = Vec::new();
        let mut comma: Option<usize> = None;
        loop {
            self.space();
            let start = self.at;
            let Some(c) = self.peek() else {
                self.cut_off();
                break;
            };
            match c {
                ']' => {
                    if let Some(comma) = comma {
                        self.note(DamageKind::TrailingComma, comma..comma + 1);
                    }
                    self.at += 1;
                    break;
                }
                '}' => {
                    self.note(DamageKind::Syntax, start..start + 1);
                    break;
                }
                ',' if comma.is_none() && !values.is_empty() => {
                    comma = Some(start);
                    self.at += 1;
                }
                _ => match self.value() {
                    Some(value) => {
                        if comma.is_none() && !values.is_empty() {
                            self.note(DamageKind::MissingComma, start..start + c.len_utf8());
                        }
                        comma = None;
                        values.push(value);
                    }
                    None if self.at == self.text.len() => {}
                    None => self.skip(start),
                },
            }
        }
        Data::Array(values)
    }

    /// Skips a value to its closing bracket, keeping nothing.
    pub(super) fn deep(&mut self) -> Data {
        let mut open = 0_usize;
        let mut in_string = false;
        let mut escaped = false;
        for (at, b) in self.text.bytes().enumerate().skip(self.at) {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = in_string,
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => open += 1,
                b'}' | b']' if !in_string => {
                    open -= 1;
                    if open == 0 {
                        self.at = at + 1;
                        return Data::Deep;
                    }
                }
                _ => {}
            }
        }
        self.at = self.text.len();
        self.cut_off();
        Data::Deep
    }
}
