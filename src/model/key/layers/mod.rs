//! What a text was packed into on its way: a JSON string, base64, URL encoding, HTML. Taken off one at a time.
//!
//! In doubt a layer returns `None`: decoding a key as something that it is not would be damage of our own making.

mod base64;
mod entities;
mod escapes;
mod percent;

use std::ops::Range;

use super::damage::{Damage, DamageKind};
use super::spanned_text::{Decoder, SpannedText};
use crate::model::text::chars::{is_blank, is_space, within};

/// What is left when one layer is off.
pub(super) struct Peeled {
    pub inside: Inside,
    /// What the layer was. Around a PEM it is not reported by itself: that the key is a PEM is the one cause.
    pub damage: Vec<Damage>,
}

pub(super) enum Inside {
    Text(SpannedText),
    /// Keys in other formats are ASN.1, and may be base64 without a PEM's frame.
    Der(Vec<u8>),
}

/// Removes the outermost layer; `None`: there is no layer.
pub(super) fn peel(spanned: &SpannedText) -> Option<Peeled> {
    let layers = [
        nulls,
        escapes::json_string,
        escapes::backslashes,
        entities::decode,
        percent::decode,
        base64::decode,
        quoted,
        labelled,
    ];
    layers.iter().find_map(|layer| layer(spanned))
}

/// The text without the blanks around it.
fn trimmed(text: &str) -> Range<usize> {
    within(text, 0..text.len(), is_blank)
}

fn text(
    spanned: &SpannedText,
    kind: DamageKind,
    at: Range<usize>,
    inside: SpannedText,
) -> Option<Peeled> {
    let span = spanned.span(at);
    Some(Peeled {
        inside: Inside::Text(inside),
        damage: vec![Damage { kind, span }],
    })
}

/// UTF-16 that was read as UTF-8: a NUL beside every character.
fn nulls(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let first = all.find('\0')?;
    let count = all.bytes().filter(|b| *b == 0).count();
    if count < 8 || count * 3 < all.len() {
        return None;
    }
    let mut inside = Decoder::new(spanned);
    for (at, b) in all.bytes().enumerate().filter(|(_, b)| *b != 0) {
        inside.byte(b, at);
    }
    let inside = inside.finish(all.len());
    text(spanned, DamageKind::InvisibleChar, first..first + 1, inside)
}

/// `'eyJ…'`: quotes of a shell or of a script around something that is no JSON object by itself.
fn quoted(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let Range { start, end } = trimmed(all);
    let quote = all[start..end].chars().next()?;
    let closed = end > start + 1 && all[start..end].ends_with(quote);
    if !matches!(quote, '\'' | '`') || !closed || all.contains('{') {
        return None;
    }
    junk(spanned, start..start + 1, start + 1..end - 1, end - 1..end)
}

/// `OKTA_PRIVATE_KEY=eyJ…`, `key: eyJ…`, `data:application/json;base64,eyJ…`.
fn labelled(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let Range { start, end } = trimmed(all);
    let line = &all[start..end];
    if line.contains('{') {
        return None;
    }
    let value = match line.strip_prefix("data:") {
        Some(rest) => rest.split_once(";base64,")?.1,
        None => {
            let (label, value) = line.split_once(['=', ':'])?;
            let is_label = |c: char| c.is_ascii_alphanumeric() || " _-.()".contains(c);
            if label.len() > 60 || !label.chars().all(is_label) || value.starts_with("//") {
                return None;
            }
            value.trim_start_matches(is_space)
        }
    };
    let value = end - value.len();
    if value == start || value == end {
        return None;
    }
    junk(spanned, start..value, value..end, end..end)
}

fn junk(
    spanned: &SpannedText,
    before: Range<usize>,
    inside: Range<usize>,
    after: Range<usize>,
) -> Option<Peeled> {
    let sides = [
        (DamageKind::LeadingJunk, before),
        (DamageKind::TrailingJunk, after),
    ];
    let sides = sides.into_iter().filter(|(_, range)| !range.is_empty());
    let damage = sides.map(|(kind, range)| Damage {
        kind,
        span: spanned.span(range),
    });
    Some(Peeled {
        inside: Inside::Text(spanned.part(inside)),
        damage: damage.collect(),
    })
}
