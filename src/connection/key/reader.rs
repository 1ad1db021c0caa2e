//! From the pasted text to a JSON value or a PEM: takes off what is around it, layer by layer.

use std::ops::Range;

use super::character::{is_blank, is_invisible, is_space, is_word};
use super::damage::{Damage, DamageKind};
use super::jwk::{is_jwk, rank};
use super::layers::{self, Inside};
use super::passage::Passage;
use super::pem::{self, Pem};
use super::scanner::{Scanner, comment};
use super::value::{Data, Value};

/// More than anyone's copying and pasting puts on.
const MOST_LAYERS: usize = 8;
/// How many objects are looked at in a text that is mostly something else.
const MOST_OBJECTS: usize = 24;

/// What came of reading a text.
pub struct Reading {
    pub damage: Vec<Damage>,
    /// An object, or an array with objects in it.
    pub value: Option<Value>,
    /// A key that is no JSON at all; spans are those of the pasted text.
    pub pem: Option<Pem>,
    pub nothing: Option<Nothing>,
}

/// Why there is neither a value nor a PEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    Empty,
    /// JSON, but a string, a number, `null` or an empty array.
    NoObject,
    NotJson,
}

impl Reading {
    fn new() -> Self {
        Self {
            damage: Vec::new(),
            value: None,
            pem: None,
            nothing: None,
        }
    }

    fn nothing(mut self, why: Nothing) -> Self {
        // What was done to a text that led nowhere is of no interest.
        self.damage.clear();
        self.nothing = Some(why);
        self
    }
}

/// `depth`: how many strings deep the text is.
pub fn read(mut passage: Passage, depth: usize) -> Reading {
    let mut reading = Reading::new();
    let mut in_string = false;
    for _ in 0..=MOST_LAYERS {
        passage = without_mark(passage, &mut reading);
        let text = passage.text();
        let Some(first) = text.find(|c| !is_blank(c)) else {
            return reading.nothing(if in_string {
                Nothing::NoObject
            } else {
                Nothing::Empty
            });
        };
        if starts_plainly(&text[first..]) {
            return json(&passage, first, reading);
        }
        if let Some(mut found) = framed(text) {
            found.range = passage.span(found.range);
            reading.pem = Some(found);
            reading.damage.clear();
            return reading;
        }
        let Some(peeled) = layers::peel(&passage) else {
            break;
        };
        in_string |= is_string(&peeled.damage) && depth == 0;
        reading.damage.extend(peeled.damage);
        match peeled.inside {
            Inside::Text(inside) => passage = inside,
            Inside::Der(octets) => {
                reading.pem = Some(pem::bare(&octets, passage.whole()));
                reading.damage.clear();
                return reading;
            }
        }
    }
    let text = passage.text();
    if in_string && !text.contains('{') {
        return reading.nothing(Nothing::NoObject);
    }
    search(&passage, reading)
}

fn is_string(damage: &[Damage]) -> bool {
    damage
        .iter()
        .any(|damage| damage.kind == DamageKind::DoubleEncoded)
}

/// The byte order mark, also where it was read in another encoding.
fn without_mark(passage: Passage, reading: &mut Reading) -> Passage {
    let text = passage.text();
    let mark = ["\u{feff}", "\u{ef}\u{bb}\u{bf}"];
    let Some(mark) = mark.iter().find(|mark| text.starts_with(**mark)) else {
        return passage;
    };
    let span = passage.span(0..mark.len());
    let kind = DamageKind::Bom;
    reading.damage.push(Damage { kind, span });
    passage.part(mark.len()..text.len())
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
    (!before.contains(['{'])).then_some(found)
}

/// Reads the value that starts at `first`, and looks at what is around it.
fn json(passage: &Passage, first: usize, mut reading: Reading) -> Reading {
    let text = passage.text();
    let mut scanner = Scanner::new(passage, first);
    let value = scanner.value();
    let end = scanner.at();
    let damage = std::mem::take(&mut scanner.damage);
    let rest = &text[end..];
    if !rest.bytes().all(|b| b.is_ascii_whitespace()) && rest.contains('{') {
        // Several objects: the one with the private key is meant.
        return search(passage, reading);
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
    around(passage, 0..first, DamageKind::LeadingJunk, &mut reading);
    reading.damage.extend(damage);
    around(
        passage,
        end..text.len(),
        DamageKind::TrailingJunk,
        &mut reading,
    );
    reading.value = Some(value);
    reading
}

fn holds_object(value: &Value) -> bool {
    match &value.data {
        Data::Object(_) => true,
        Data::Array(values) => values.iter().any(holds_object),
        _ => false,
    }
}

/// Reads the best object in a text that holds other things too.
fn search(passage: &Passage, mut reading: Reading) -> Reading {
    let text = passage.text();
    let mut best: Option<(u8, Range<usize>, Value, Vec<Damage>)> = None;
    let mut from = 0;
    for _ in 0..MOST_OBJECTS {
        let Some(start) = text[from..].find('{').map(|at| from + at) else {
            break;
        };
        let start = bracket_before(text, from, start);
        let mut scanner = Scanner::new(passage, start);
        let value = scanner.value();
        let end = scanner.at().max(start + 1);
        from = end;
        let Some(value) = value else {
            continue;
        };
        let worth = worth(&value);
        if worth > best.as_ref().map_or(0, |(known, ..)| *known) {
            let damage = std::mem::take(&mut scanner.damage);
            best = Some((worth, start..end, value, damage));
        }
    }
    let Some((_, range, value, damage)) = best.or_else(|| headless(passage)) else {
        return without_object(text, reading);
    };
    around(
        passage,
        0..range.start,
        DamageKind::LeadingJunk,
        &mut reading,
    );
    reading.damage.extend(damage);
    around(
        passage,
        range.end..text.len(),
        DamageKind::TrailingJunk,
        &mut reading,
    );
    reading.value = Some(value);
    reading
}

/// `[{`: the array belongs to it.
fn bracket_before(text: &str, from: usize, brace: usize) -> usize {
    let before = text[from..brace].trim_end_matches(is_space);
    if before.ends_with('[') {
        from + before.len() - 1
    } else {
        brace
    }
}

/// How much like the value that was to be pasted this is; 0: not at all.
fn worth(value: &Value) -> u8 {
    match &value.data {
        Data::Object(object) if is_jwk(object) => 3 + rank(object),
        Data::Object(object) => {
            let inside = object
                .members
                .iter()
                .map(|member| worth(&member.value))
                .max();
            inside
                .unwrap_or(0)
                .max(u8::from(!object.members.is_empty()))
        }
        Data::Array(values) => values.iter().map(worth).max().unwrap_or(0),
        Data::String(text) if text.text().contains("PRIVATE KEY") => 2,
        _ => 0,
    }
}

/// Members whose opening brace was not copied.
fn headless(passage: &Passage) -> Option<(u8, Range<usize>, Value, Vec<Damage>)> {
    let text = passage.text();
    let colon = text.match_indices("\":").map(|(at, _)| at);
    let mut named = colon.filter_map(|at| {
        let name = text[..at].bytes().rev().take_while(|b| is_word(*b)).count();
        let quote = (at - name).checked_sub(1)?;
        (name > 0 && text.as_bytes()[quote] == b'"').then_some(quote)
    });
    let first = named.next()?;
    named.next()?;
    let mut scanner = Scanner::new(passage, first);
    let Data::Object(mut object) = scanner.object() else {
        return None;
    };
    object.whole = false;
    let mut damage = std::mem::take(&mut scanner.damage);
    damage.retain(|damage| damage.kind != DamageKind::Truncated);
    let kind = DamageKind::Truncated;
    let span = passage.span(0..first + 1);
    damage.insert(0, Damage { kind, span });
    let end = scanner.at();
    let span = passage.span(first..end);
    let data = Data::Object(object);
    Some((0, 0..end, Value { span, data }, damage))
}

fn without_object(text: &str, reading: Reading) -> Reading {
    let text = text.trim_matches(is_blank);
    let json: Result<serde::de::IgnoredAny, _> = serde_json::from_str(text);
    reading.nothing(if json.is_ok() {
        Nothing::NoObject
    } else {
        Nothing::NotJson
    })
}

/// What stands before or behind the value.
fn around(passage: &Passage, range: Range<usize>, junk: DamageKind, reading: &mut Reading) {
    let text = &passage.text()[range.clone()];
    let mut note = |kind, from: usize, to: usize| {
        let span = passage.span(range.start + from..range.start + to);
        reading.damage.push(Damage { kind, span });
    };
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let end = text.trim_end_matches(is_blank).len().max(start);
    for (at, c) in text.char_indices() {
        let outside = at < start || at >= end;
        if outside && is_invisible(c) {
            note(DamageKind::InvisibleChar, at, at + c.len_utf8());
        }
    }
    if start < end {
        let kind = if only_comments(&text[start..end]) {
            DamageKind::Comments
        } else {
            junk
        };
        note(kind, start, end);
    }
}

fn only_comments(mut text: &str) -> bool {
    while text.starts_with("//") || text.starts_with("/*") {
        text = text[comment(text)..].trim_start_matches(is_blank);
    }
    text.is_empty()
}
