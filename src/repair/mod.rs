//! Writes a pasted key as it should be: everything textual, without a guess. A pure function.
//!
//! [`Draft::of`] reads what there is into octets and plain members; [`Draft::compute`] fills in and corrects
//! [`Draft::numbers`]; [`Draft::json`] writes one line of JSON. What a person still has to do is for the rules to say:
//! they judge the repaired connection as they judge any other.

mod arithmetic;
mod certificate;
mod draft;
pub mod export;
mod mended;
mod metadata;
mod octets;
mod pem;
mod proof;

use std::fmt;

pub use draft::Draft;
pub use mended::{Mended, mend};
pub use proof::{Proof, prove};

use crate::engine::rule::Ruleset;
use crate::rules::RULES;

/// What every connection is judged by.
pub const RULESET: Ruleset = Ruleset {
    all: RULES,
    convert: |connection, tool| Some(mend(connection, tool).ok()?.connection),
};

/// Why there is no key to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no key in the text.
    NoKey,
    /// There is nothing private in it.
    PublicKey,
    Encrypted,
    NotRsa,
    /// Several private keys, and only Okta knows which is registered.
    SeveralKeys,
    /// The member has two values, and nothing in the key says which is right.
    TwoValues(&'static str),
    /// `oth`: RFC 7518 section 6.3.2.7.
    MultiPrime,
    /// These numbers are not in the text.
    Lost(Vec<&'static str>),
    /// These numbers fit nothing else in the key.
    Contradiction(Vec<&'static str>),
    /// This one of the two primes has factors.
    NotPrime(&'static str),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKey => f.write_str("there is no private key in this text"),
            Self::PublicKey => {
                f.write_str("this is the public key; the private one cannot be computed from it")
            }
            Self::Encrypted => f.write_str(
                "the key is encrypted; decrypt it first: openssl pkey -in key.pem -out plain.pem",
            ),
            Self::NotRsa => {
                f.write_str("this is not an RSA key, so it cannot be written in another form")
            }
            Self::SeveralKeys => f.write_str(
                "there are several private keys; keep the one whose KID is registered at Okta",
            ),
            Self::TwoValues(name) => write!(
                f,
                "\"{name}\" appears with different values; delete the wrong one"
            ),
            Self::MultiPrime => {
                f.write_str("the key has more than two primes; a new key has to be generated")
            }
            Self::Lost(names) => write!(
                f,
                "{} cannot be read in the text, and what can be read does not determine {}; copy the whole private \
                 JWK from its source again, or generate a new key",
                names.join(", "),
                if names.len() == 1 { "it" } else { "them" }
            ),
            Self::Contradiction(names) => write!(
                f,
                "{} cannot be computed: parts of two keys seem to be mixed, and only Okta knows which is registered; \
                 copy the whole private JWK from its source again",
                names.join(" and ")
            ),
            Self::NotPrime(name) => write!(
                f,
                "{name} is not a prime, so nothing can be computed from it; a new key has to be generated"
            ),
        }
    }
}
