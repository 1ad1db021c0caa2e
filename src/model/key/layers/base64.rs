//! Base64 around a whole text, as CI systems keep their secrets.

use base64::Engine;

use super::{Damage, DamageKind, Inside, Peeled, SpannedText, trimmed};
use crate::model::key::der::is_bare;
use crate::model::key::lenient_base64::LENIENT;
use crate::model::key::spanned_text::Decoder;
use crate::model::text::chars::is_blank;

/// How often a text may have been encoded.
const MOST_TIMES: usize = 4;

pub(super) fn decode(spanned: &SpannedText) -> Option<Peeled> {
    decode_within(spanned, MOST_TIMES)
}

fn decode_within(spanned: &SpannedText, times: usize) -> Option<Peeled> {
    let times = times.checked_sub(1)?;
    let all = spanned.text();
    let range = trimmed(all);
    let (bytes, places) = decoded(&all[range.clone()])?;
    if is_bare(&bytes) {
        return Some(Peeled {
            inside: Inside::Der(bytes),
            damage: Vec::new(),
        });
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    // PowerShell encodes UTF-16.
    let start = start.strip_prefix(b"\xff\xfe").unwrap_or(start);
    let skipped = bytes.len() - start.len();
    let first = start.iter().find(|b| !is_blank(char::from(**b)))?;
    let frames: [&[u8]; 3] = [b"-----BEGIN ", b"<RSAKeyValue>", b"PuTTY-User-Key-File-"];
    let is_framed = |frame: &&[u8]| start.windows(frame.len()).any(|window| window == *frame);
    let pem = frames.iter().any(is_framed);
    let plain = pem || matches!(first, b'{' | b'[' | b'"' | b'%' | b'&');
    let mut inside = Decoder::new(spanned);
    for (byte, place) in bytes.iter().zip(&places).skip(skipped) {
        inside.byte(*byte, range.start + place);
    }
    let inside = inside.finish(range.end);
    if inside.text().len() < 8 || !plain && decode_within(&inside, times).is_none() {
        return None;
    }
    let span = spanned.span(range);
    let kind = DamageKind::Base64Encoded;
    Some(Peeled {
        inside: Inside::Text(inside),
        damage: if pem {
            Vec::new()
        } else {
            vec![Damage { kind, span }]
        },
    })
}

/// The octets, and for each the place of the character that it begins in.
fn decoded(text: &str) -> Option<(Vec<u8>, Vec<usize>)> {
    let mut symbols = Vec::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    let mut padding = false;
    for (at, b) in text.bytes().enumerate() {
        let symbol = match b {
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            b'=' => {
                padding = true;
                continue;
            }
            _ if padding => return None,
            b'+' => b'-',
            b'/' => b'_',
            b if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_') => b,
            _ => return None,
        };
        symbols.push(symbol);
        places.push(at);
    }
    // Cut off in the middle of a character: the rest is still worth reading.
    if symbols.len() % 4 == 1 {
        symbols.pop();
    }
    if symbols.len() < 16 {
        return None;
    }
    let bytes = LENIENT.decode(&symbols).ok()?;
    let places = (0..bytes.len()).map(|at| places[at * 4 / 3]).collect();
    Some((bytes, places))
}
