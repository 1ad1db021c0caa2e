//! From the pasted text to a JSON value or a PEM: removes what is around it, layer by layer.
//!
//! The layers are tried in turn until the text starts as JSON or as a PEM does, because it is unknown what the key was
//! packed into, and how often.

use super::damage::{Damage, DamageKind};
use super::layers::{self, Inside};
use super::pem::{self, Pem};
use super::reading::{Nothing, Reading};
use super::scanner::Scanner;
use super::search::{around, search};
use super::spanned_text::SpannedText;
use super::value::{Data, SpannedValue};
use crate::model::text::chars::is_blank;

/// More layers than copying and pasting ever adds.
const MOST_LAYERS: usize = 8;

/// `depth`: how many strings deep the text is.
pub(super) fn read(mut spanned: SpannedText, depth: usize) -> Reading {
    let mut reading = Reading::new();
    let mut in_string = false;
    for _ in 0..=MOST_LAYERS {
        spanned = without_mark(spanned, &mut reading);
        let text = spanned.text();
        let Some(first) = text.find(|c| !is_blank(c)) else {
            return reading.nothing(if in_string {
                Nothing::NoObject
            } else {
                Nothing::Empty
            });
        };
        if starts_plainly(&text[first..]) {
            return json(&spanned, first, reading);
        }
        if let Some(mut found) = framed(text) {
            found.range = spanned.span(found.range);
            reading.pem = Some(found);
            reading.damage.clear();
            return reading;
        }
        let Some(peeled) = layers::peel(&spanned) else {
            break;
        };
        in_string |= is_string(&peeled.damage) && depth == 0;
        reading.damage.extend(peeled.damage);
        match peeled.inside {
            Inside::Text(inside) => spanned = inside,
            Inside::Der(octets) => {
                reading.pem = Some(pem::bare(&octets, spanned.whole()));
                reading.damage.clear();
                return reading;
            }
        }
    }
    let text = spanned.text();
    if in_string && !text.contains('{') {
        return reading.nothing(Nothing::NoObject);
    }
    search(&spanned, reading)
}

fn is_string(damage: &[Damage]) -> bool {
    damage
        .iter()
        .any(|damage| damage.kind == DamageKind::DoubleEncoded)
}

/// The byte order mark, also where it was read in another encoding.
fn without_mark(spanned: SpannedText, reading: &mut Reading) -> SpannedText {
    let text = spanned.text();
    let mark = ["\u{feff}", "\u{ef}\u{bb}\u{bf}"];
    let Some(mark) = mark.iter().find(|mark| text.starts_with(**mark)) else {
        return spanned;
    };
    let (mark, rest) = (mark.len(), text.trim_start_matches(*mark));
    let span = spanned.span(0..mark);
    let kind = DamageKind::Bom;
    reading.damage.push(Damage { kind, span });
    spanned.part(text.len() - rest.len()..text.len())
}

/// Whether this is an object as JSON or a hand writes it, so that nothing is packed around it.
fn starts_plainly(text: &str) -> bool {
    let inside = text.trim_start_matches(|c| matches!(c, '{' | '[') || is_blank(c));
    if !text.starts_with(['{', '[']) {
        return false;
    }
    match inside.chars().next() {
        Some('\\') => {
            let quote = inside.find(['"', '\'']);
            !quote.is_some_and(|quote| inside[..quote].ends_with('\\'))
        }
        Some(c) => !matches!(c, '%' | '&'),
        None => true,
    }
}

/// A key in a PEM's frame, unless that is inside some JSON.
fn framed(text: &str) -> Option<Pem> {
    let found = pem::find(text)?;
    let before = &text[..found.range.start];
    (!is_json(before)).then_some(found)
}

/// Whether a text has begun an object: a brace is open, or there are names in quotes between braces. Windows writes
/// `friendlyName: {GUID}` above a key.
fn is_json(before: &str) -> bool {
    let count = |brace| before.matches(brace).count();
    count('{') != count('}') || (before.contains('{') && before.contains('"'))
}

/// Reads the value that starts at `first`, and looks at what is around it.
fn json(spanned: &SpannedText, first: usize, mut reading: Reading) -> Reading {
    let text = spanned.text();
    let mut scanner = Scanner::new(spanned, first);
    let value = scanner.value();
    let end = scanner.at();
    let damage = std::mem::take(&mut scanner.damage);
    let rest = &text[end..];
    if !rest.bytes().all(|b| b.is_ascii_whitespace()) && rest.contains('{') {
        // Several objects: the one with the private key is meant.
        return search(spanned, reading);
    }
    let Some(value) = value.filter(holds_object) else {
        let sound = damage.is_empty() && rest.trim_matches(is_blank).is_empty();
        let why = if sound {
            Nothing::NoObject
        } else {
            Nothing::NotJson
        };
        return reading.nothing(why);
    };
    around(spanned, 0..first, DamageKind::LeadingJunk, &mut reading);
    reading.damage.extend(damage);
    around(
        spanned,
        end..text.len(),
        DamageKind::TrailingJunk,
        &mut reading,
    );
    reading.value = Some(value);
    reading
}

fn holds_object(value: &SpannedValue) -> bool {
    match &value.data {
        Data::Object(_) => true,
        Data::Array(values) => values.iter().any(holds_object),
        _ => false,
    }
}
