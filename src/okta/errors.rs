//! The catalogue of Okta's refusals: which wording means what.
//!
//! Source: <https://developer.okta.com/docs/reference/error-codes/>. The texts have been stable since 2020.

/// What a refusal means. One rule speaks for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The app issues only DPoP-bound tokens.
    DpopRequired,
}

struct Entry {
    status: u16,
    code: &'static str,
    text: &'static str,
    cause: Cause,
}

static CATALOGUE: &[Entry] = &[Entry {
    status: 400,
    code: "invalid_dpop_proof",
    text: "The DPoP proof JWT header is missing.",
    cause: Cause::DpopRequired,
}];

/// The meaning of a refusal, or `None` when nobody has told us this wording.
pub fn cause(status: u16, code: &str, text: &str) -> Option<Cause> {
    let fits = |entry: &&Entry| entry.status == status && entry.code == code && entry.text == text;
    CATALOGUE.iter().find(fits).map(|entry| entry.cause)
}
