//! Hidden characters, and what a CI would take for a command, in the escapes of the language that they stand in: a reader
//! sees them, no log obeys them, and a parser reads the same value.

use super::chars::is_hidden;
use super::commands::bracket;

/// JSON, whose strings alone can hold such a thing: `\u202e`, and two of these for what lies beyond (RFC 8259
/// section 7).
pub(crate) fn in_json(json: &str) -> String {
    spelled(json, |c| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect()
    })
}

/// A document whose texts all stand in double quotes, of YAML (1.2.2 section 5.7) or of HCL (hclsyntax/spec.md, quoted
/// templates): `\u202e`, and `\U000e0041` for what lies beyond.
pub(crate) fn in_double_quotes(text: &str) -> String {
    spelled(text, |c| match u32::from(c) {
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    })
}

fn spelled(text: &str, spell: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut next_bracket = bracket(rest);
    loop {
        let hidden = rest.find(is_hidden);
        let at = match (hidden, next_bracket) {
            (Some(one), Some(other)) => one.min(other),
            (Some(at), None) | (None, Some(at)) => at,
            (None, None) => return out + rest,
        };
        let (before, from) = rest.split_at(at);
        let c = from.chars().next().expect("one was found");
        out.push_str(before);
        out.push_str(&spell(c));
        rest = &from[c.len_utf8()..];
        let passed = at + c.len_utf8();
        next_bracket = match next_bracket {
            Some(found) if found >= passed => Some(found - passed),
            Some(_) => bracket(rest),
            None => None,
        };
    }
}
