//! A JSON text inside a JSON string, with or without the string's own quotes.

use super::{DamageKind, Peeled, SpannedText, junk, trimmed};
use crate::model::key::spanned_text::Decoder;
use crate::model::text::chars::is_blank;

/// `"{\"kty\":\"RSA\"}"`
pub(super) fn json_string(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let range = trimmed(all);
    let inside = all[range.clone()].strip_prefix('"')?;
    let start = range.end - inside.len();
    let closing = closing(inside);
    // Cut off before its closing quote, or the quote of something else.
    if closing.is_none() && !escaped(inside) {
        return None;
    }
    let end = start + closing.unwrap_or(inside.len());
    let rest = range.end.min(end + 1)..range.end;
    // `"{"kty":"RSA"}"`: quotes put around it by hand.
    if all[start..end]
        .trim_start_matches(is_blank)
        .starts_with('{')
        && !escaped(&all[start..])
    {
        return None;
    }
    if rest.is_empty() {
        let inside = unescape(spanned, start, end);
        return super::text(
            spanned,
            DamageKind::DoubleEncoded,
            range.start..start,
            inside,
        );
    }
    if !escaped(&all[start..end]) {
        return None;
    }
    junk(
        spanned,
        range.start..range.start,
        range.start..end + 1,
        rest,
    )
}

/// `{\"kty\":\"RSA\"}`
pub(super) fn backslashes(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    if !escaped(all) {
        return None;
    }
    let first = all.find('\\')?;
    let inside = unescape(spanned, 0, all.len());
    let kind = DamageKind::BackslashEscaped;
    super::text(spanned, kind, first..first + 1, inside)
}

/// Whether there is an object or array in it and the first quote in that is escaped.
fn escaped(text: &str) -> bool {
    let Some(bracket) = text.find(['{', '[']) else {
        return false;
    };
    let inside = &text[bracket..];
    let quote = inside.find(['"', '\'']);
    quote.is_some_and(|quote| inside[..quote].ends_with('\\'))
}

/// Where the first quote is that is not escaped.
fn closing(inside: &str) -> Option<usize> {
    let mut escaped = false;
    let mut bytes = inside.bytes();
    bytes.position(|b| {
        let closes = b == b'"' && !escaped;
        escaped = b == b'\\' && !escaped;
        closes
    })
}

fn unescape(spanned: &SpannedText, start: usize, end: usize) -> SpannedText {
    let all = spanned.text();
    let mut inside = Decoder::new(spanned);
    let mut at = start;
    while at < end {
        let next = all.as_bytes().get(at + 1).filter(|_| at + 1 < end);
        let plain = match (all.as_bytes()[at], next) {
            (b'\\', Some(c @ (b'"' | b'\\' | b'/' | b'\''))) => *c,
            (b'\\', Some(b'n')) => b'\n',
            (b'\\', Some(b'r')) => b'\r',
            (b'\\', Some(b't')) => b'\t',
            (b'\\', Some(b'u')) if unicode(all, at).is_some() => {
                let c = unicode(all, at).expect("just seen");
                inside.char(c, at);
                at += 6;
                continue;
            }
            (b, _) => {
                inside.byte(b, at);
                at += 1;
                continue;
            }
        };
        inside.byte(plain, at);
        at += 2;
    }
    inside.finish(end)
}

/// `\u003c`: some writers escape more than they need to.
fn unicode(all: &str, at: usize) -> Option<char> {
    let digits = all.get(at + 2..at + 6)?;
    u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
}
