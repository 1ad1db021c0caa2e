//! What stands between the lines of a PEM's frame, whatever the lines have come through.

use std::borrow::Cow;

use base64::Engine;

use super::lenient_base64::LENIENT;

/// The octets between the frame's lines, which may be on one line with `\n` as two characters, quoted or indented.
pub(super) fn decode(lines: &str) -> Option<Vec<u8>> {
    let mut symbols = String::with_capacity(lines.len());
    let encoded = lines.contains("%0A") || lines.contains("%0a");
    let lines = if encoded {
        lines
            .replace("%0A", "\n")
            .replace("%0a", "\n")
            .replace("%2B", "+")
            .replace("%2F", "/")
            .replace("%3D", "=")
    } else {
        lines.to_owned()
    };
    let lines = lines.trim_end_matches(is_dash);
    for line in lines.lines() {
        let text = literal(line).replace("\\r", "").replace("\\n", "\n");
        for line in text.lines() {
            // `Proc-Type:`, `Comment:`: headers (RFC 1421 section 4.6).
            if line.contains(':') {
                continue;
            }
            for c in line.chars() {
                match c {
                    '+' => symbols.push('-'),
                    '/' => symbols.push('_'),
                    c if c.is_ascii_alphanumeric() || c == '_' => symbols.push(c),
                    _ => {}
                }
            }
        }
    }
    LENIENT.decode(symbols).ok()
}

/// What stands in the quotes of a line of source code, where a text is put together from several: `"MII…" +`.
fn literal(line: &str) -> Cow<'_, str> {
    let quotes = ['"', '\'', '`'];
    let Some(quote) = line.chars().find(|c| quotes.contains(c)) else {
        return Cow::Borrowed(line);
    };
    let parts: Vec<&str> = line.split(quote).collect();
    match parts[..] {
        // The first line closes what was opened before the frame, and the last one opens what is closed behind it.
        [before, after] => {
            let joins = after.replace("\\n", "").replace("\\r", "");
            let is_join = !joins.contains(|c: char| c.is_ascii_alphanumeric());
            Cow::Borrowed(if is_join { before } else { after })
        }
        _ => Cow::Owned(parts.into_iter().skip(1).step_by(2).collect()),
    }
}

/// A dash, or what a word processor makes of several.
pub(super) fn is_dash(c: char) -> bool {
    c == '-' || ('\u{2010}'..='\u{2015}').contains(&c)
}
