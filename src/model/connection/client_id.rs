//! The client ID, read leniently: what kind of text it is.

use std::ops::{Range, RangeInclusive};

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::Domain;
use super::placeholder::is_placeholder;
use crate::model::redact::looks;
use crate::model::text::chars::{is_quote, is_white, stretches, within};
use crate::okta::{hosts, ids, scopes};

/// Where to find the right one.
pub const WHERE_IT_IS: &str =
    "Admin Console > Applications > your app > General > Client Credentials: copy the Client ID";

/// How long a custom client ID may be (Okta's management API, `ApplicationCredentialsOAuthClient.client_id`).
pub const LENGTHS: RangeInclusive<usize> = 6..=100;

/// What a text in the place of a client ID is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientIdKind {
    /// Nothing speaks against it.
    Plausible,
    /// `{clientId}`, `YOUR_CLIENT_ID`, `0oaxxxxxxxx`.
    Placeholder,
    /// The id of something else, or an API token; the text says what.
    OtherId(&'static str),
    /// Another value of the connection; the text says which.
    OtherValue(&'static str),
    /// A key or a token.
    Secret,
}

/// What was read in the text of a client ID.
pub struct ClientId {
    /// The text without white space at its ends; byte offsets into the input's text.
    pub trimmed: Range<usize>,
    /// The text without white space and quotes at its ends.
    pub bare: Range<usize>,
    /// White space and other invisible characters, anywhere.
    pub blanks: Vec<Range<usize>>,
    /// Characters that no client ID has, white space aside.
    pub illegal: Vec<Range<usize>>,
    /// Characters around a client ID that Okta made; a custom one could have them.
    pub stray: Vec<Range<usize>>,
    /// One long random word, as secrets are; a custom client ID could look so.
    pub is_random: bool,
    pub kind: ClientIdKind,
    /// The client ID is encoded: what it is in base64.
    pub encoded: Option<String>,
    /// The client ID without what should not be there, where that is known.
    pub wanted: Option<String>,
}

impl ClientId {
    pub fn read(text: &str) -> Self {
        let whole = 0..text.len();
        let bare = within(text, whole.clone(), |c| is_white(c) || is_quote(c));
        Self {
            encoded: encoded(&text[bare.clone()]),
            wanted: encoded(&text[bare.clone()]).or_else(|| wanted(text, &text[bare.clone()])),
            trimmed: within(text, whole, is_white),
            stray: stray(text),
            is_random: looks::is_random_word(&text[bare.clone()]),
            kind: kind(text, &text[bare.clone()]),
            bare,
            blanks: stretches(text, is_white),
            illegal: stretches(text, |c| !is_legal(c) && !is_white(c)),
        }
    }

    /// The help of every finding about a client ID, so that all say the same.
    pub fn advice(&self) -> String {
        match &self.wanted {
            Some(wanted) => format!("Use {wanted}"),
            None => WHERE_IT_IS.into(),
        }
    }
}

/// The client ID that Okta made, where the text is one in base64: encoded once too often, as in a Kubernetes Secret.
fn encoded(bare: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(bare).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let text = text.trim();
    ids::is_client_id(text).then(|| text.to_owned())
}

/// Something is taken out of the inside only where an id is left: it may stand for a character that got lost.
fn wanted(text: &str, bare: &str) -> Option<String> {
    let wanted: String = bare.chars().filter(|c| is_legal(*c)).collect();
    let inner = wanted.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let wanted = if ids::is_client_id(inner) {
        inner.to_owned()
    } else {
        wanted
    };
    let unchanged = wanted == bare && !bare.is_empty();
    let known = unchanged || ids::is_client_id(&wanted);
    let plausible = !looks::has_secret(text) && kind(text, &wanted) == ClientIdKind::Plausible;
    (known && plausible).then_some(wanted)
}

/// A comma or a quote that came along when the value was copied out of a program.
fn stray(text: &str) -> Vec<Range<usize>> {
    let trimmed = within(text, 0..text.len(), is_white);
    let inner = within(text, trimmed.clone(), |c| {
        is_legal(c) && !c.is_ascii_alphanumeric()
    });
    if !ids::is_client_id(&text[inner.clone()]) {
        return Vec::new();
    }
    let around = [trimmed.start..inner.start, inner.end..trimmed.end];
    around.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Of a custom client ID; the ones that Okta makes have only letters and digits (Okta's management API,
/// `ApplicationCredentialsOAuthClient.client_id`).
fn is_legal(c: char) -> bool {
    c.is_ascii_alphanumeric() || "$-_.+!*'(),".contains(c)
}

fn kind(text: &str, bare: &str) -> ClientIdKind {
    let too_long = bare.len() > *LENGTHS.end() && looks::is_random_word(bare);
    if too_long || looks::is_key(text) || looks::is_jwt(bare) {
        return ClientIdKind::Secret;
    }
    if is_placeholder(bare) {
        return ClientIdKind::Placeholder;
    }
    if let Some(what) = ids::other(bare) {
        return ClientIdKind::OtherId(what);
    }
    other_value(bare).map_or(ClientIdKind::Plausible, ClientIdKind::OtherValue)
}

/// A custom client ID may have dots, so only Okta's domains identify a host.
fn other_value(bare: &str) -> Option<&'static str> {
    let first = bare.split([' ', ',']).next().unwrap_or(bare);
    if scopes::meaning(first).is_some() && first.starts_with("okta.") {
        return Some("a list of scopes");
    }
    if bare.contains("://") {
        return Some("a URL");
    }
    if bare.contains('@') && bare.contains('.') {
        return Some("an email address");
    }
    let host = Domain::read(bare);
    let host = host.host().filter(|_| bare.contains('.'));
    host.is_some_and(|host| hosts::cell(host).is_some())
        .then_some("a domain")
}
