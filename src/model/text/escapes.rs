//! Hidden characters in the escapes of the language that they stand in, so that a reader sees them and a parser reads the
//! same value.

use super::chars::is_hidden;

/// JSON, whose strings alone can hold such a character: `\u202e`, and two of these for what lies beyond (RFC 8259
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
    while let Some(at) = rest.find(is_hidden) {
        let (before, from) = rest.split_at(at);
        let c = from.chars().next().expect("one was found");
        out.push_str(before);
        out.push_str(&spell(c));
        rest = &from[c.len_utf8()..];
    }
    out + rest
}
