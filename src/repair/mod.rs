//! Writes a key or a connection as it should be. Pure functions, which guess nothing and judge nothing.
//!
//! Start with [`repair_connection`], which repairs a whole connection for one tool. For the key it makes a [`Draft`]:
//! [`Draft::of`] reads the text into octets and plain members, [`Draft::compute`] fills in and corrects
//! [`Draft::numbers`], and [`Draft::json`] writes one line of JSON. [`export`] writes a tool's own file. What a person
//! still has to do is for the rules to say: they judge the repaired connection as they judge any other.

mod arithmetic;
mod certificate;
mod curve;
mod draft;
pub mod export;
mod metadata;
mod octets;
mod pem;
mod pem_text;
mod proof;
mod repaired_connection;

pub use draft::Draft;
pub use proof::{Proof, prove};
pub use repaired_connection::{RepairedConnection, repair_connection};

use crate::engine::rule::Ruleset;
use crate::model::key::Lock;
use crate::rules::RULES;

/// What every connection is judged by.
pub const RULESET: Ruleset = Ruleset {
    all: RULES,
    convert: |connection, tool| Some(repair_connection(connection, tool).ok()?.connection),
};

/// Why there is no key to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    #[error("there is no private key in this text")]
    NoKey,
    #[error("this is the public key; the private one cannot be computed from it")]
    PublicKey,
    #[error("the key is encrypted; decrypt it first: {0}")]
    Encrypted(&'static str),
    #[error(
        "the key is encrypted; give its passphrase with --passphrase-file FILE, or decrypt it first: {}",
        Lock::OpenSsl.command()
    )]
    NoPassphrase,
    #[error(
        "the passphrase does not open the key; the first line of the file must be the passphrase and nothing else"
    )]
    WrongPassphrase,
    #[error(
        "it is encrypted with a cipher that OpenSSL has given up; take the key out of it first: openssl pkcs12 -legacy -in \
         key.p12 -nodes -nocerts -out key.pem, or for a PEM: openssl pkey -provider legacy -provider default -in key.pem \
         -out plain.pem"
    )]
    OldCipher,
    #[error(
        "it is a key store of Java's; take the key out of it first: keytool -importkeystore -srckeystore key.jks \
         -destkeystore key.p12 -deststoretype PKCS12, then openssl pkcs12 -in key.p12 -nodes -nocerts -out key.pem"
    )]
    JavaKeyStore,
    #[error(
        "it is a PKCS #12 file; give its passphrase with --passphrase-file FILE, or take the key out of it first: openssl \
         pkcs12 -in key.p12 -nodes -nocerts -out key.pem"
    )]
    Pkcs12,
    #[error(
        "it is only for RSASSA-PSS signatures (PS256), which Okta does not take; a new key has to be generated"
    )]
    RsaPss,
    #[error(
        "no key of this kind works there, and it cannot be turned into one of another kind; generate an RSA key: okta-cc keygen --out key.json"
    )]
    NotRsa,
    #[error(
        "there are several private keys; name the one that is registered at Okta with --key-id KID, or keep only that one"
    )]
    SeveralKeys,
    #[error(
        "there are several private keys in this PEM; keep only the one whose public key is registered at Okta"
    )]
    SeveralInPem,
    #[error("\"{0}\" appears with different values; delete the wrong one")]
    TwoValues(&'static str),
    /// `oth`: RFC 7518 section 6.3.2.7.
    #[error("the key has more than two primes; a new key has to be generated")]
    MultiPrime,
    #[error(
        "{} cannot be read in the text, and what can be read does not determine {}; copy the whole private JWK from its \
         source again, or generate a new key",
        .0.join(", "),
        if .0.len() == 1 { "it" } else { "them" }
    )]
    Lost(Vec<&'static str>),
    #[error(
        "{} cannot be computed: parts of two keys seem to be mixed, and only Okta knows which is registered; copy the \
         whole private JWK from its source again",
        .0.join(" and ")
    )]
    Contradiction(Vec<&'static str>),
    #[error(
        "{0} is not a prime, so nothing can be computed from it; a new key has to be generated"
    )]
    NotPrime(&'static str),
}
