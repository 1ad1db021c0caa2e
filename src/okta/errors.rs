//! The catalogue of Okta's refusals: which wording means what.
//!
//! Source: <https://developer.okta.com/docs/reference/error-codes/>, all versions of its table from 2020 to 2026.
//! `internalErrorCode` of that table is never sent, so an answer can be recognised only by its code and its words.

mod api;
mod cause;
mod clients;
mod codes;
mod proof;
mod token;

pub use cause::Cause;
pub use proof::{ANSWERED, ISSUED, Implication, SHOWN};

/// Where a wording is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Token,
    Api,
    Both,
    /// In no answer of Okta's: a client library says it before it sends a request, or a person writes it.
    Client,
}

impl Place {
    pub fn is_at_token(self) -> bool {
        matches!(self, Self::Token | Self::Both)
    }

    pub fn is_at_api(self) -> bool {
        matches!(self, Self::Api | Self::Both)
    }
}

/// One wording.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    pub place: Place,
    /// As in Okta's newest table. Okta has changed the status of some wordings (from 400 to 401), so an answer is not
    /// recognised by it.
    pub status: u16,
    pub code: &'static str,
    /// `{}` marks what Okta fills in. Its table prints `en`, `{0}` or `{1}` there.
    pub text: &'static str,
    pub cause: Cause,
    /// What to do about this wording, where its cause has several; in our words.
    pub hint: &'static str,
}

impl Entry {
    /// An entry for a wording that Okta itself never sends.
    const fn of_client(cause: Cause, text: &'static str, hint: &'static str) -> Self {
        Self {
            place: Place::Client,
            status: 0,
            code: "none",
            text,
            cause,
            hint,
        }
    }

    /// A code of the management API is enough by itself, in whatever language its words are. The token endpoint uses
    /// one code for many causes, so there the words must fit too.
    fn fits(&self, code: &str, text: &str) -> bool {
        self.code.eq_ignore_ascii_case(code)
            && (is_management_code(self.code) || fits(self.text, text))
    }
}

/// Every wording we know.
pub fn catalogue() -> impl Iterator<Item = &'static Entry> {
    token::ENTRIES.iter().chain(api::ENTRIES)
}

/// What client libraries and people say. Okta never answers with these; they occur in pasted texts only.
pub fn sayings() -> impl Iterator<Item = &'static Entry> {
    clients::ENTRIES.iter()
}

/// The entry for a cause that a text shows without naming it, such as by an expired token or the host of a request.
pub fn meaning(cause: Cause) -> Option<&'static Entry> {
    clients::MEANINGS.iter().find(|entry| entry.cause == cause)
}

/// How people describe a fault in their own words: groups of words, of which one word of each must occur, and what they
/// mean together.
pub fn stories() -> impl Iterator<Item = (&'static [&'static [&'static str]], &'static Entry)> {
    clients::STORIES
        .iter()
        .map(|(words, entry)| (*words, entry))
}

/// For texts that say nothing more exact: the words that name a topic, and the most usual cause there.
pub fn topics() -> impl Iterator<Item = (&'static [&'static str], &'static Entry)> {
    clients::TOPICS.iter().map(|(words, entry)| (*words, entry))
}

/// The entry of a refusal, or `None` when this wording is unknown.
pub fn find(code: &str, text: &str) -> Option<&'static Entry> {
    catalogue().find(|entry| entry.fits(code, text))
}

/// What the code alone means, whatever words come with it: less certain than an entry found by its words.
pub fn find_by_code(code: &str) -> Option<&'static Entry> {
    let mut entries = codes::ENTRIES.iter();
    entries.find(|entry| entry.code.eq_ignore_ascii_case(code))
}

/// `E0000006` and its like: codes of the management API.
fn is_management_code(code: &str) -> bool {
    let digits = code.strip_prefix('E');
    digits.is_some_and(|digits| digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether `text` is `template` with its `{}` filled in. The kind of quotes, upper or lower case and a full stop at the
/// end are ignored: documents and logs change them.
fn fits(template: &str, text: &str) -> bool {
    let bare = |text: &'_ str| text.trim().trim_end_matches('.').len();
    let template = &template[..bare(template)];
    let text = &text.trim()[..bare(text)];
    match template.split_once("{}") {
        None => same(template, text),
        Some((before, mut after)) => {
            let Some(mut rest) = skip(before, text) else {
                return false;
            };
            while let Some((middle, last)) = after.split_once("{}") {
                let found = places(rest).find_map(|at| skip(middle, &rest[at..]));
                let Some(found) = found else {
                    return false;
                };
                (rest, after) = (found, last);
            }
            places(rest).any(|at| same(after, &rest[at..]))
        }
    }
}

fn places(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

fn same(one: &str, other: &str) -> bool {
    skip(one, other) == Some("")
}

/// The rest of `text` after `start`, if it begins so.
fn skip<'t>(start: &str, text: &'t str) -> Option<&'t str> {
    let mut rest = text.chars();
    for c in start.chars() {
        if plain(rest.next()?) != plain(c) {
            return None;
        }
    }
    Some(rest.as_str())
}

fn plain(c: char) -> char {
    match c {
        '"' | '`' | '‘' | '’' | '“' | '”' => '\'',
        c => c.to_ascii_lowercase(),
    }
}

/// A table of wordings: the cause and the place once, then a line each. (`cargo fmt` leaves it alone.)
macro_rules! entries {
    ($($cause:ident at $place:ident { $($status:literal $code:ident $text:literal $(=> $hint:literal)?)* })*) => {
        pub(super) static ENTRIES: &[Entry] = &[$($(Entry {
            place: Place::$place,
            status: $status,
            code: stringify!($code),
            text: $text,
            cause: Cause::$cause,
            hint: concat!($($hint)?),
        },)*)*];
    };
}
use entries;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_okta_fills_in_may_be_anything() {
        let template = "The following scopes: [{}] must be requested together with [{}].";
        assert!(fits(
            template,
            "The following scopes: [a] must be requested together with [b c]."
        ));
        assert!(fits(
            template,
            "the following scopes: [{0}] must be requested together with [] "
        ));
        assert!(!fits(
            template,
            "The following scopes: [a] must be requested."
        ));
    }

    #[test]
    fn quotes_and_the_full_stop_do_not_count() {
        let template = "The required parameter '{}' is missing.";
        assert!(fits(template, "The required parameter `scope` is missing"));
        assert!(!fits(
            template,
            "The required parameter 'scope' is missing too."
        ));
        assert!(fits(
            "Invalid value for 'client_id' parameter.",
            "Invalid value for “client_id” parameter."
        ));
    }

    #[test]
    fn a_management_code_is_known_in_every_language() {
        let text = "Vous n'êtes pas autorisé à effectuer l'action demandée";
        let entry = find("E0000006", text);
        assert_eq!(entry.map(|entry| entry.cause), Some(Cause::NoPermission));
        let french = find("invalid_client", "La signature n'est pas valide.");
        assert_eq!(french, None);
    }
}
