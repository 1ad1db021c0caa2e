//! `--anonymize`: placeholders for the names of org, client and users.
//!
//! A placeholder is as long as its name, so that every place in an input still holds, and of the same kind, so that the
//! rules read it as before. It comes only from the kind and length, never from the name, so the name cannot be recovered.

use std::ops::Range;

use serde_json::Value;

use crate::model::connection::{Connection, Field};
use crate::model::redact::hidden;
use crate::okta::hosts;

/// A name and its placeholder.
type Pair = (String, String);

/// Members of the file that hold our own words.
const OURS: [&str; 14] = [
    "name",
    "schema",
    "tool",
    "id",
    "step",
    "status",
    "kind",
    "certainty",
    "severity",
    "input",
    "method",
    "target",
    "targets",
    "domain_form",
];

pub(super) fn replace(json: &mut Value, connection: &Connection) {
    let mut pairs: Vec<Pair> = Vec::new();
    let client = connection.input(Field::ClientId).shown().trim();
    if client.len() > 3 {
        add(&mut pairs, client, id(client, 0));
    }
    if let Some(found) = connection.domain().host() {
        host(&mut pairs, found);
    }
    if let Some(turns) = json.get("conversation") {
        strings(turns, &mut |text| {
            for part in text.split("://").skip(1) {
                let end =
                    part.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
                host(&mut pairs, &part[..end.unwrap_or(part.len())]);
            }
            let words = text.split(|c: char| !c.is_ascii_alphanumeric());
            for word in words.filter(|word| is_okta_id(word)) {
                let count = pairs.len();
                add(&mut pairs, word, id(word, count));
            }
        });
    }
    let mut names = spellings(&pairs);
    // The longest first: one name may be a part of another.
    names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    change(json, &names);
}

/// A name in one of its spellings, in small letters.
struct Name {
    text: String,
    placeholder: String,
    /// Whether it is known also inside of a longer word: `acmeprodusers`.
    inside: bool,
}

/// The names, and the same without what joins their parts, joined in another way, and in the letters of their language.
fn spellings(pairs: &[Pair]) -> Vec<Name> {
    /// Shorter ones are words of other names.
    const TELLING: usize = 8;
    let mut names: Vec<Name> = Vec::new();
    let mut add = |text: String, placeholder: String, inside: bool| {
        if !text.is_empty() && !names.iter().any(|known| known.text == text) {
            names.push(Name {
                text,
                placeholder,
                inside,
            });
        }
    };
    for (name, placeholder) in pairs {
        let name = name.to_lowercase();
        add(name.clone(), placeholder.clone(), false);
        let own = |label: &str| {
            label
                .starts_with("xn--")
                .then(|| idna::domain_to_unicode(label).0)
        };
        if let Some(own) = own(&name) {
            // As long as the name is in this spelling.
            let length = own.len();
            add(own, spell("orgname", length), false);
        }
        let joins = |c: char| matches!(c, '-' | '.' | '_');
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        if !name.contains(joins) || letters < TELLING {
            continue;
        }
        for glue in ["", "-", "_", ".", " "] {
            let join = |text: &str| text.split(joins).collect::<Vec<_>>().join(glue);
            add(join(&name), join(placeholder), true);
        }
    }
    names
}

fn add(pairs: &mut Vec<Pair>, name: &str, placeholder: String) {
    if !name.is_empty() && !pairs.iter().any(|(known, _)| known == name) {
        pairs.push((name.to_owned(), placeholder));
    }
}

/// Org, app, user and the like: twenty letters and digits, the first three of which tell the kind.
fn is_okta_id(word: &str) -> bool {
    word.len() == 20
        && ["00o", "00u", "00g", "0oa"]
            .iter()
            .any(|kind| word.starts_with(kind))
}

fn id(name: &str, number: usize) -> String {
    const LETTERS: &[u8] = b"k3Vq9ZtB5mXr7LpD1wHs8NcF2yJg4TaE6";
    let kind: String = name.chars().take(3).collect();
    let rest = name.len() - kind.len();
    let letter = |at: usize| LETTERS[(at * 7 + number * 5 + at * at) % LETTERS.len()] as char;
    (0..rest).fold(kind, |mut id, at| {
        id.push(letter(at));
        id
    })
}

/// The part of a host that is somebody's: before Okta's cell, or all but the last label.
fn host(pairs: &mut Vec<Pair>, host: &str) {
    if host.parse::<std::net::Ipv4Addr>().is_ok() || host == "localhost" {
        return;
    }
    let lower = host.to_ascii_lowercase();
    let own = match hosts::cell(&lower) {
        Some((_, 0)) => return,
        Some((_, at)) => &host[..at - 1],
        None => host.rsplit_once('.').map_or(host, |(own, _)| own),
    };
    // `dev-12345678` is an org of a developer, and stays one.
    let named = |label: &str| match label.strip_prefix("dev-") {
        Some(digits) => format!("dev-{}", spell("10203040506070809", digits.len())),
        None => spell("orgname", label.len()),
    };
    let labels: Vec<String> = own.split('.').map(named).collect();
    // A word of every scope and host of Okta's.
    if own.len() > 2 && own != "okta" {
        add(pairs, own, labels.join("."));
    }
}

fn spell(word: &str, length: usize) -> String {
    word.chars().cycle().take(length).collect()
}

fn strings(json: &Value, see: &mut impl FnMut(&str)) {
    match json {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, see)),
        Value::Object(members) => members.values().for_each(|item| strings(item, see)),
        _ => {}
    }
}

fn change(json: &mut Value, names: &[Name]) {
    match json {
        Value::String(text) => {
            for name in names {
                *text = put(text, name);
            }
            if text.contains('@') {
                *text = without_addresses(text);
            }
            let all: Vec<String> = names.iter().map(|name| name.text.clone()).collect();
            *text = without(text, &hidden(text, &all));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, names)),
        Value::Object(members) => {
            let members = members.iter_mut();
            let told = members.filter(|(name, _)| !OURS.contains(&name.as_str()));
            told.for_each(|(_, item)| change(item, names));
        }
        _ => {}
    }
}

/// `text` with the name replaced, in capitals too, wherever it is a word of its own: an org may be called `ok` or `users`.
fn put(text: &str, name: &Name) -> String {
    // Byte for byte, so that a place in the one is a place in the other.
    let lower = match text.to_lowercase() {
        lower if lower.len() == text.len() => lower,
        _ => text.to_ascii_lowercase(),
    };
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in lower.match_indices(&name.text) {
        let end = at + name.text.len();
        let (Some(before), Some(after)) = (text.get(..at), text.get(end..)) else {
            continue;
        };
        let inside = joins(before.chars().next_back()) || joins(after.chars().next());
        out.push_str(&text[from..at]);
        let found = &text[at..end];
        let in_capitals = found.contains(char::is_uppercase) && !found.contains(char::is_lowercase);
        match (inside && !name.inside, in_capitals) {
            (true, _) => out.push_str(found),
            (_, true) if !is_okta_id(found) => out.push_str(&name.placeholder.to_uppercase()),
            _ => out.push_str(&name.placeholder),
        }
        from = end;
    }
    out.push_str(&text[from..]);
    out
}

/// Letters and digits at these places become `*`.
fn without(text: &str, places: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for at in places.iter().cloned().flatten() {
        if bytes[at].is_ascii_alphanumeric() {
            bytes[at] = b'*';
        }
    }
    String::from_utf8(bytes).expect("one ASCII character was put for another")
}

/// Users sign in with their email address.
fn without_addresses(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match word.split_once('@') {
            Some((user, host)) if !user.is_empty() && host.contains('.') => {
                out.push_str(&spell("user", user.len()));
                out.push('@');
                out.push_str(&spell("example.", host.len()));
            }
            _ => out.push_str(word),
        }
        let next = after.chars().next().map_or(0, char::len_utf8);
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}
