//! Writes a pasted key as it should be: everything textual, without a guess. A pure function.
//!
//! [`Draft::of`] reads what there is into octets and plain members; arithmetic may then fill in or correct
//! [`Draft::numbers`]; [`Draft::json`] writes one line of JSON, or says what is lost.

mod draft;
mod metadata;
mod octets;

use std::fmt;

pub use draft::Draft;

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
            Self::NotRsa => f.write_str("this is no RSA key; a new key has to be generated"),
            Self::SeveralKeys => f.write_str(
                "there are several private keys; keep the one whose KID is registered at Okta",
            ),
            Self::TwoValues(name) => write!(
                f,
                "\"{name}\" stands there with different values; delete the wrong one"
            ),
            Self::MultiPrime => {
                f.write_str("the key has more than two primes; a new key has to be generated")
            }
            Self::Lost(names) => write!(f, "not in the text: {}", names.join(", ")),
        }
    }
}

/// What a person still has to do: nothing in the key tells the right value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remaining {
    /// The KID is known only to Okta: Admin Console > Applications > your app > General > Public keys.
    Kid,
    /// `alg` names an algorithm of another kind.
    Algorithm,
    /// The key says that it is not for signatures.
    Use,
    /// `key_ops` without `sign`.
    Operations,
}
