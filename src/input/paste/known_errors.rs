//! The words of the catalogue, wherever they stand: in JSON of any shape, in an exception, in a sentence; in any case,
//! wrapped, or cut off at their end.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::normalize::{Text, squeezed_char};
use crate::okta::errors::{self, Entry, Place};

/// A wording of the catalogue in the text.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// In `Text::flat`.
    pub(super) span: Range<usize>,
    pub(super) entry: &'static Entry,
}

/// Shorter wordings also occur in texts that are not Okta's; they count only beside their code, in [`super::fields`].
const TELLING: usize = 20;
/// How much of a wording must be there where it is cut off.
const CUT: usize = 27;
/// What Okta fills in is no longer than this, in bytes.
const FILLED_IN: usize = 400;

/// Wordings that are long enough, but that others than Okta use too.
const COMMON: [&str; 7] = [
    "internal server error",
    "authentication failed",
    "invalid token provided",
    "the token is invalid.",
    "the access token is invalid.",
    "the token has expired.",
    "the access token is missing.",
];

struct Table {
    automaton: AhoCorasick,
    /// For each pattern, what may begin so.
    entries: Vec<Vec<(&'static Entry, String)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut by_start: HashMap<String, Vec<(&'static Entry, String)>> = HashMap::new();
    for entry in errors::catalogue().chain(errors::sayings()) {
        let common = COMMON
            .iter()
            .any(|common| common.eq_ignore_ascii_case(entry.text));
        let template = squeeze(entry.text);
        let least = if entry.place == Place::Client {
            7
        } else {
            TELLING
        };
        if template.len() < least || common {
            continue;
        }
        // People leave the article out.
        let bare = template.strip_prefix("the").unwrap_or(&template).to_owned();
        let literal = bare.split("{}").next().unwrap_or(&bare);
        let start = literal.chars().take(14).collect();
        by_start.entry(start).or_default().push((entry, bare));
    }
    let (starts, entries): (Vec<String>, Vec<_>) = by_start.into_iter().unzip();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(&starts)
        .expect("short literal words");
    Table { automaton, entries }
});

/// As [`Text::squeezed`]; the full stop at the end does not count.
fn squeeze(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '\\');
    kept.map(squeezed_char).collect()
}

pub(super) fn find(text: &Text) -> Vec<Wording> {
    let squeezed = text.squeezed.as_str();
    let mut found: Vec<Wording> = Vec::new();
    let mut last_end = 0;
    for start in TABLE.automaton.find_overlapping_iter(squeezed) {
        if start.start() < last_end {
            continue; // Inside a longer wording.
        }
        let entries = &TABLE.entries[start.pattern().as_usize()];
        let Some((entry, length)) = best(entries, &squeezed[start.start()..]) else {
            continue;
        };
        last_end = start.start() + length;
        let span = text.place(start.start())..text.place(last_end - 1) + 1;
        found.push(Wording { span, entry });
    }
    found
}

/// Words that others say too, in a short text in which nothing else of Okta's was found. The longest of them.
pub(super) fn find_common(text: &Text) -> Option<Wording> {
    const SHORTEST: usize = 12;
    let okta = errors::catalogue().map(|entry| (entry, squeeze(entry.text)));
    let found = okta.filter(|(_, words)| words.len() >= SHORTEST && !words.contains("{}"));
    let found =
        found.filter_map(|(entry, words)| Some((text.squeezed.find(&words)?, words.len(), entry)));
    let (start, length, entry) = found.max_by_key(|(_, length, _)| *length)?;
    let span = text.place(start)..text.place(start + length - 1) + 1;
    Some(Wording { span, entry })
}

/// The longest wording at the start of `rest`, and its length there.
fn best(entries: &[(&'static Entry, String)], rest: &str) -> Option<(&'static Entry, usize)> {
    let whole = entries
        .iter()
        .filter_map(|(entry, template)| Some((*entry, template.len(), whole(template, rest)?)));
    if let Some((entry, _, length)) = whole.max_by_key(|(_, template, _)| *template) {
        return Some((entry, length));
    }
    // Cut off: by the end of the text, by dots, or by a quote that closes too early.
    let mut cut = entries.iter().filter_map(|(entry, template)| {
        let length = common(template, rest);
        let next = rest[length..].chars().next();
        let is_cut = matches!(next, None | Some('.' | '…' | '\'' | '}' | '[' | ')'));
        (is_cut && length >= CUT).then_some((*entry, length))
    });
    let (first, length) = cut.next()?;
    cut.all(|(entry, _)| entry.cause == first.cause)
        .then_some((first, length))
}

/// The length of `template`, with its `{}` filled in, at the start of `rest`.
fn whole(template: &str, rest: &str) -> Option<usize> {
    let mut parts = template.split("{}");
    let first = parts.next()?;
    let mut at = rest.starts_with(first).then_some(first.len())?;
    for part in parts {
        let end = super::normalize::floor(rest, at + FILLED_IN + part.len());
        at += rest[at..end].find(part)? + part.len();
    }
    Some(at)
}

/// How many bytes both have in common at their start, in whole characters.
fn common(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::okta::errors::Cause;

    fn causes(text: &str) -> Vec<Cause> {
        let found = find(&Text::of(text));
        found.iter().map(|wording| wording.entry.cause).collect()
    }

    #[test]
    fn every_telling_wording_is_found_in_a_sentence() {
        for entry in errors::catalogue().filter(|entry| squeeze(entry.text).len() >= TELLING) {
            if COMMON.iter().any(|c| c.eq_ignore_ascii_case(entry.text)) {
                continue;
            }
            let text = format!("we saw: {} Why?", entry.text.replace("{}", "x"));
            assert_eq!(causes(&text), [entry.cause], "{entry:?}");
        }
    }

    #[test]
    fn a_wording_may_be_shouted_wrapped_and_cut_off() {
        let text = "THE CLIENT_ASSERTION TOKEN HAS AN EXPI\n  RATION TOO FAR INTO THE FU...";
        assert_eq!(causes(text), [Cause::AssertionExpTooFar]);
        assert!(causes("The client_assertion token is very long").is_empty());
    }
}
