//! The object that is most likely the key in a text that holds other things too, and what stands around it.
//!
//! People paste a key with the mail around it, or after the line of the log that printed it. Which object was meant is
//! decided by how much it looks like a private key, not by where it stands.

use std::ops::Range;

use super::character::is_word;
use super::damage::{Damage, DamageKind};
use super::jwk::{is_jwk, rank};
use super::reading::{Nothing, Reading};
use super::scanner::{Scanner, comment};
use super::spanned_text::SpannedText;
use super::value::{Data, SpannedValue};
use crate::model::text::chars::{is_blank, is_invisible, is_space, within};

/// How many objects are looked at in a text that is mostly something else.
const MOST_OBJECTS: usize = 24;

/// Reads the best object in a text that holds other things too.
pub(super) fn search(spanned: &SpannedText, mut reading: Reading) -> Reading {
    let text = spanned.text();
    let mut best: Option<(u8, Range<usize>, SpannedValue, Vec<Damage>)> = None;
    let mut from = 0;
    for _ in 0..MOST_OBJECTS {
        let Some(start) = text[from..].find('{').map(|at| from + at) else {
            break;
        };
        let start = bracket_before(text, from, start);
        let mut scanner = Scanner::new(spanned, start);
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
    let Some((_, range, value, damage)) = best.or_else(|| without_brace(spanned)) else {
        return without_object(text, reading);
    };
    around(
        spanned,
        0..range.start,
        DamageKind::LeadingJunk,
        &mut reading,
    );
    reading.damage.extend(damage);
    around(
        spanned,
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

/// How much this looks like the value that should have been pasted; 0: not at all.
fn worth(value: &SpannedValue) -> u8 {
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
fn without_brace(spanned: &SpannedText) -> Option<(u8, Range<usize>, SpannedValue, Vec<Damage>)> {
    let text = spanned.text();
    let colon = text.match_indices("\":").map(|(at, _)| at);
    let mut named = colon.filter_map(|at| {
        let name = text[..at].bytes().rev().take_while(|b| is_word(*b)).count();
        let quote = (at - name).checked_sub(1)?;
        (name > 0 && text.as_bytes()[quote] == b'"').then_some(quote)
    });
    let first = named.next()?;
    named.next()?;
    let mut scanner = Scanner::new(spanned, first);
    let Data::Object(mut object) = scanner.object() else {
        return None;
    };
    object.whole = false;
    let mut damage = std::mem::take(&mut scanner.damage);
    damage.retain(|damage| damage.kind != DamageKind::Truncated);
    let kind = DamageKind::Truncated;
    let span = spanned.span(0..first + 1);
    damage.insert(0, Damage { kind, span });
    let end = scanner.at();
    let span = spanned.span(first..end);
    let data = Data::Object(object);
    Some((0, 0..end, SpannedValue { span, data }, damage))
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

/// The text before or after the value.
pub(super) fn around(
    spanned: &SpannedText,
    range: Range<usize>,
    junk: DamageKind,
    reading: &mut Reading,
) {
    let text = &spanned.text()[range.clone()];
    let mut note = |kind, from: usize, to: usize| {
        let span = spanned.span(range.start + from..range.start + to);
        reading.damage.push(Damage { kind, span });
    };
    let Range { start, end } = within(text, 0..text.len(), is_blank);
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
