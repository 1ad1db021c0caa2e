//! The catalogue of Okta's refusals: which wording means what.
//!
//! Source: <https://developer.okta.com/docs/reference/error-codes/>, all versions of its table from 2020 to 2026.
//! `internalErrorCode` of that table is never sent, so an answer is known only by its code and its words.

mod api;
mod clients;
mod codes;
mod proof;
mod token;

pub use proof::{ANSWERED, Fact, ISSUED, SHOWN};

/// What a refusal means. One rule speaks for each, or one at the token endpoint and one at the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The request went to the host of the Admin Console.
    AdminDomain,
    /// The app is not active.
    AppInactive,
    /// Okta denied without saying why.
    AccessDenied,
    /// The assertion's signing algorithm does not fit the client or its key.
    AssertionAlgorithm,
    /// The assertion's `exp` is over one hour ahead.
    AssertionExpTooFar,
    /// The assertion's times do not fit Okta's clock.
    AssertionTimes,
    /// The assertion could not be read, or lacks a claim.
    AssertionMalformed,
    /// The assertion's `jti` was sent before.
    AssertionReused,
    /// The request looks as if a web page had made it.
    BrowserRequest,
    /// The domain is no domain of an org.
    BadDomain,
    /// The registered public key does not verify the signature.
    BadSignature,
    /// The client was not accepted, and Okta does not say why.
    ClientRejected,
    /// The tool in between is at fault, not the connection.
    ConnectorBug,
    /// The request went to a custom authorization server, or a thing was asked that only those know.
    CustomAuthServerUsed,
    /// The DPoP proof names another URL than the one called.
    DpopHtu,
    /// A DPoP proof needs the nonce that came with this answer.
    DpopNonce,
    /// A DPoP proof was sent and is not accepted.
    DpopProof,
    /// The time in the DPoP proof does not fit Okta's clock.
    DpopTimes,
    /// The app issues only DPoP-bound tokens.
    DpopRequired,
    /// A feature that this takes is off in the org.
    FeatureNotAvailable,
    /// The access token lacks the scope of this call.
    InsufficientScope,
    /// The access token is not accepted.
    InvalidToken,
    /// The app has no public key.
    JwksNotConfigured,
    /// The app's public keys cannot be read or used.
    JwksUnusable,
    /// The private key is in a form that the tool does not read.
    KeyFormat,
    /// The private key is no key, or not whole.
    KeyMalformed,
    /// The app's public key is registered for encryption.
    KeyNotForSigning,
    /// The private key cannot sign with the algorithm that the tool uses.
    KeyWrongAlg,
    /// The key has no `kid`, and the tool wants one.
    KidMissing,
    /// No registered key has the assertion's `kid`.
    KidNotRegistered,
    /// The caller's address is outside the app's network zones.
    NetworkZone,
    /// No admin role permits this call.
    NoPermission,
    /// The path, method or object does not exist.
    NotFound,
    /// The call takes a user's session, not an OAuth token.
    NotForOauth,
    /// A scope of OpenID Connect in a flow without a user.
    OidcScope,
    /// The org does not exist any more.
    OrgDeactivated,
    /// An access policy of a custom authorization server said no.
    PolicyDenied,
    RateLimited,
    /// The token request itself is not well formed.
    RequestMalformed,
    /// The call carries no token at all.
    NoAuthHeader,
    /// A scope that Okta does not know or does not take here.
    ScopeInvalid,
    /// A scope that acts for a signed-in user.
    ScopeNeedsUser,
    /// None of the requested scopes is granted.
    ScopeNotGranted,
    /// Okta failed, or asks to come back later.
    ServerError,
    /// The object's state forbids it; permissions are not in question.
    StateForbids,
    /// The access token is over one hour old.
    TokenExpired,
    /// The app is no service app.
    WrongAppType,
    /// The assertion's `aud` is not the URL called.
    WrongAudience,
    /// The app authenticates otherwise than with a key.
    WrongAuthMethod,
    /// No app of this org has that client ID.
    WrongClientId,
}

impl Cause {
    /// Whether calls of the API fail for it. What a pasted text only mentions is given to the rules of one place.
    pub fn is_of_calls(self) -> bool {
        matches!(
            self,
            Self::DpopHtu
                | Self::DpopProof
                | Self::DpopTimes
                | Self::InsufficientScope
                | Self::InvalidToken
                | Self::NoPermission
                | Self::NotForOauth
                | Self::NotFound
                | Self::TokenExpired
        )
    }

    /// Whether Okta has most likely verified the assertion's signature when it refuses for this cause: it looks at scopes,
    /// grants, policies and proofs of known clients only. Less sure than [`Cause::proves`]: good to plan by, not to promise.
    pub fn is_past_key(self) -> bool {
        matches!(
            self,
            Self::AccessDenied
                | Self::AssertionExpTooFar
                | Self::AssertionReused
                | Self::AssertionTimes
                | Self::DpopNonce
                | Self::DpopProof
                | Self::DpopRequired
                | Self::NetworkZone
                | Self::OidcScope
                | Self::PolicyDenied
                | Self::ScopeInvalid
                | Self::ScopeNeedsUser
                | Self::ScopeNotGranted
                | Self::WrongAppType
                | Self::WrongAudience
        )
    }

    /// Whether it is about names among the requested scopes, so that other names may pass.
    pub fn is_about_scopes(self) -> bool {
        matches!(
            self,
            Self::OidcScope | Self::ScopeInvalid | Self::ScopeNeedsUser
        )
    }
}

/// Which answers hold a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Token,
    Api,
    Both,
    /// No answer of Okta's: what a client library says before it asks, or a person of what they saw.
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
    /// As in Okta's newest table. Statuses have changed under the same words (400 before, 401 since), so an answer is
    /// not known by it.
    pub status: u16,
    pub code: &'static str,
    /// `{}` marks what Okta fills in. Its table prints `en`, `{0}` or `{1}` there.
    pub text: &'static str,
    pub cause: Cause,
    /// What to do about this wording, where its cause has several; in our words.
    pub hint: &'static str,
}

impl Entry {
    /// A management code means the same in every language; words of the token endpoint tell its codes apart.
    fn fits(&self, code: &str, text: &str) -> bool {
        self.code.eq_ignore_ascii_case(code)
            && (is_management_code(self.code) || fits(self.text, text))
    }
}

/// Every wording we know.
pub fn catalogue() -> impl Iterator<Item = &'static Entry> {
    token::ENTRIES.iter().chain(api::ENTRIES)
}

/// What client libraries and people say: no answers of Okta's, and met in pasted texts only.
pub fn sayings() -> impl Iterator<Item = &'static Entry> {
    clients::ENTRIES.iter()
}

/// What a text shows without saying it: an expired token, the host of a request.
pub fn meaning(cause: Cause) -> Option<&'static Entry> {
    clients::MEANINGS.iter().find(|entry| entry.cause == cause)
}

/// What a person says in words of their own: the words of every group that must occur, and what they mean together.
pub fn stories() -> impl Iterator<Item = (&'static [&'static [&'static str]], &'static Entry)> {
    clients::STORIES
        .iter()
        .map(|(words, entry)| (*words, entry))
}

/// What a text touches on that says nothing else: the words that name the topic, and the cause to think of first.
pub fn topics() -> impl Iterator<Item = (&'static [&'static str], &'static Entry)> {
    clients::TOPICS.iter().map(|(words, entry)| (*words, entry))
}

/// The entry of a refusal, or `None` when this wording is unknown.
pub fn find(code: &str, text: &str) -> Option<&'static Entry> {
    catalogue().find(|entry| entry.fits(code, text))
}

/// What the code says by itself, whatever words come with it: less sure than an entry of the catalogue.
pub fn find_by_code(code: &str) -> Option<&'static Entry> {
    let mut entries = codes::ENTRIES.iter();
    entries.find(|entry| entry.code.eq_ignore_ascii_case(code))
}

/// The meaning of a refusal, or `None` when this wording is unknown.
pub fn cause(code: &str, text: &str) -> Option<Cause> {
    find(code, text).map(|entry| entry.cause)
}

/// `E0000006` and its like: codes of the management API.
fn is_management_code(code: &str) -> bool {
    let digits = code.strip_prefix('E');
    digits.is_some_and(|digits| digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether `text` is `template` with its `{}` filled in. The kind of quotes, the case and a full stop at the end do
/// not count: documents and logs change them.
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

/// What follows `start` in `text`.
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
        assert_eq!(cause("E0000006", text), Some(Cause::NoPermission));
        assert_eq!(
            cause("invalid_client", "La signature n'est pas valide."),
            None
        );
    }
}
