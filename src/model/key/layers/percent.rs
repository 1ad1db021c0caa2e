//! URL encoding: of a form's field, or of a query.

use super::{DamageKind, Peeled, SpannedText};
use crate::model::key::spanned_text::Decoder;

pub(super) fn decode(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let first = all.find('%')?;
    let encodes = |what: &str| {
        let rest = &all.as_bytes()[first..];
        rest.windows(what.len())
            .any(|window| window.eq_ignore_ascii_case(what.as_bytes()))
    };
    let packed = ["%22", "%7b", "%257b", "%2522", "%0a", "%5b"];
    if all.contains('"') || !packed.into_iter().any(encodes) {
        return None;
    }
    // A form writes a blank as `+` and leaves no bracket, colon or comma as it is.
    let form = !all.contains(['{', ':', ',']);
    let mut inside = Decoder::new(spanned);
    let mut at = 0;
    while at < all.len() {
        match all.as_bytes()[at] {
            b'%' => {
                let digits = all.get(at + 1..at + 3);
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                inside.byte(byte.unwrap_or(b'%'), at);
                at += if byte.is_some() { 3 } else { 1 };
            }
            b => {
                inside.byte(if b == b'+' && form { b' ' } else { b }, at);
                at += 1;
            }
        }
    }
    let inside = inside.finish(all.len());
    super::text(spanned, DamageKind::UrlEncoded, first..first + 1, inside)
}
