//! What a repair changes, for a person to read: nothing secret is in it.

use std::io::{self, Write};

use super::clean;
use crate::model::connection::{Connection, Field, Input};
use crate::model::key::Jwk;
use crate::repair::RepairedConnection;

/// Longer values are cut off.
const WIDEST: usize = 60;

pub fn write(
    before: &Connection,
    mended: &RepairedConnection,
    out: &mut dyn Write,
) -> io::Result<()> {
    let after = &mended.connection;
    for field in Field::ALL {
        let done = mended.changes.iter().filter(|(of, _)| *of == field);
        let done: Vec<&str> = done.map(|(_, done)| done.as_str()).collect();
        if done.is_empty() {
            continue;
        }
        writeln!(out, "{}", field.title())?;
        for done in done {
            writeln!(out, "    {done}")?;
        }
        let lines = match field {
            Field::Key => members(before, after),
            _ => vec![
                ('-', shown(before.input(field))),
                ('+', shown(after.input(field))),
            ],
        };
        for (sign, line) in lines {
            writeln!(out, "  {sign} {}", clean(&line))?;
        }
    }
    Ok(())
}

fn shown(input: &Input) -> String {
    shortened(input.shown())
}

/// The members of the key that are not what they were.
fn members(before: &Connection, after: &Connection) -> Vec<(char, String)> {
    let mut lines = Vec::new();
    let Some(new) = after.key().jwk() else {
        return lines;
    };
    let old = before.key().jwk().filter(|old| !old.is_from_pem());
    let names = |jwk: &Jwk| -> Vec<String> {
        let names = jwk.members().iter();
        names.map(|member| member.name.text().to_owned()).collect()
    };
    let mut all = old.map_or_else(Vec::new, names);
    all.extend(names(new));
    let mut seen: Vec<&String> = Vec::new();
    for name in &all {
        // In a PEM there are no members to compare.
        if seen.contains(&name) || (old.is_none() && name != "kid") {
            continue;
        }
        seen.push(name);
        let new_value = new.get(name).map(|member| &member.value);
        let old_values: Vec<_> = old.map_or_else(Vec::new, |old| old.copies(name).collect());
        if let ([only], Some(new_value)) = (old_values.as_slice(), new_value)
            && only.value == *new_value
        {
            continue;
        }
        let label = crate::model::redact::shown(name);
        for copy in old_values {
            let said = value(before.input(Field::Key), &copy.value.span);
            lines.push(('-', format!("\"{label}\": {said}")));
        }
        if let Some(new_value) = new_value {
            let said = value(after.input(Field::Key), &new_value.span);
            lines.push(('+', format!("\"{label}\": {said}")));
        }
    }
    lines
}

/// The value where it may be shown, or else its length.
fn value(input: &Input, span: &std::ops::Range<usize>) -> String {
    let quoted = input.quote(span.clone());
    if input.text().get(span.clone()) != Some(quoted) {
        format!(
            "(hidden, {} characters)",
            quoted.trim_matches('"').chars().count()
        )
    } else {
        shortened(quoted)
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(WIDEST).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    short
}
