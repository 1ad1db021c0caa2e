//! Typed values out of a TOML table, each mistake with its place.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{ConfigError, Value};
use crate::model::redact::{masked, shown};
use crate::model::text::nearest::nearest;

pub(super) struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    /// The byte at which each line starts.
    lines: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(name: &'a str, text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { name, text, lines }
    }

    pub(super) fn error(&self, span: Range<usize>, problem: impl Into<String>) -> ConfigError {
        ConfigError {
            place: self.place(&span),
            problem: problem.into(),
        }
    }

    /// `okta-cc.toml:12:1`
    pub(super) fn place(&self, span: &Range<usize>) -> String {
        let (line, column) = self.position(span.start);
        format!("{}:{line}:{column}", shown(self.name))
    }

    /// `okta-cc.toml:12`
    pub(super) fn line(&self, span: &Range<usize>) -> String {
        format!("{}:{}", shown(self.name), self.position(span.start).0)
    }

    /// 1-based; columns count characters.
    fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = self.lines.partition_point(|start| *start <= before.len());
        (line, before[self.lines[line - 1]..].chars().count() + 1)
    }

    /// Each entry under its name in `known`. `-` may stand for `_`.
    pub(super) fn entries<'t, 'i>(
        &self,
        table: &'t DeTable<'i>,
        known: &[&'static str],
    ) -> Result<Vec<(&'static str, &'t Value<'i>)>, ConfigError> {
        let mut entries: Vec<(&'static str, &Value)> = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().replace('-', "_");
            let Some(found) = known.iter().find(|known| **known == name) else {
                let near = nearest(&name, known.iter().copied());
                let hint = near.first().copied().map_or_else(
                    || format!("Known: {}.", known.join(", ")),
                    |near| format!("Did you mean {near}?"),
                );
                let name: String = masked(key.get_ref()).escape_debug().take(60).collect();
                return Err(self.error(key.span(), format!("\"{name}\" is unknown. {hint}")));
            };
            if entries.iter().any(|(name, _)| name == found) {
                return Err(self.error(key.span(), format!("{found} appears twice. Remove one.")));
            }
            entries.push((found, value));
        }
        Ok(entries)
    }

    pub(super) fn string<'t>(&self, value: &'t Value) -> Result<&'t str, ConfigError> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => Err(self.wrong(value, "text in quotes")),
        }
    }

    /// A string that is not empty.
    pub(super) fn words<'t>(&self, value: &'t Value) -> Result<&'t str, ConfigError> {
        let text = self.string(value)?;
        if text.chars().all(char::is_whitespace) {
            return Err(self.error(value.span(), "it is empty."));
        }
        Ok(text)
    }

    pub(super) fn boolean(&self, value: &Value) -> Result<bool, ConfigError> {
        match value.get_ref() {
            DeValue::Boolean(yes) => Ok(*yes),
            _ => Err(self.wrong(value, "true or false")),
        }
    }

    pub(super) fn count(&self, value: &Value) -> Result<usize, ConfigError> {
        match value.get_ref() {
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix())
                .map_err(|_| self.error(value.span(), "it must be a whole number, 0 or more.")),
            _ => Err(self.wrong(value, "a whole number")),
        }
    }

    pub(super) fn wrong(&self, value: &Value, expected: &str) -> ConfigError {
        let got = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.error(
            value.span(),
            format!("it must be {expected}; here it is {got}."),
        )
    }
}
