//! What is kept of one connection, and how it is made small.

use std::sync::Arc;

use openssl::sha::sha256;

use super::Member;
use crate::engine::evidence::Evidence;
use crate::model::connection::Field;
use crate::model::key::KeyFamily;
use crate::model::redact::shown;
use crate::model::rsa::{Looked, RsaFault, RsaMember};

/// So many characters of a name are kept for showing; all of it counts.
const LONGEST_NAME: usize = 64;

/// A connection as it comes along. It is made by any thread; [`super::Crowd::add`] keeps what it has room for.
pub struct Sighting {
    pub(super) member: Member,
    /// The modulus.
    pub(super) octets: Option<Box<[u8]>>,
}

impl Sighting {
    /// `source` and `line`: where the connection stands.
    pub fn of(evidence: &Evidence, source: Arc<str>, line: usize) -> Self {
        let host = evidence.connection().host();
        let client = evidence.trimmed_client_id();
        let owner = host.as_deref().filter(|_| !client.is_empty());
        let owner = owner.map(|host| hash(format!("{host}\n{client}").as_bytes()));
        let client = evidence.connection().input(Field::ClientId).shown().trim();
        let named = match (client, &host) {
            ("", None) => String::new(),
            (client, None) => format!("client {}", clip(client)),
            ("", Some(host)) => clip(host),
            (client, Some(host)) => format!("client {} at {}", clip(client), clip(host)),
        };
        let jwk = evidence.jwk().ok().map(|(_, jwk)| jwk);
        let jwk = jwk.filter(|jwk| jwk.family() == KeyFamily::Rsa);
        let kid = jwk.and_then(|jwk| jwk.string("kid"));
        let kid = kid.map(|kid| kid.text()).filter(|kid| !kid.is_empty());
        let number = |name| {
            jwk.and_then(|jwk| jwk.octets(name))
                .map(|(it, _)| whole(it))
        };
        let octets = number("n").filter(|n| !n.is_empty());
        let primes = number("p")
            .zip(number("q"))
            .filter(|_| tells_primes(evidence));
        Self {
            member: Member {
                source,
                line,
                named: named.into(),
                kid: kid.map_or_else(String::new, |kid| clip(&shown(kid))).into(),
                owner,
                kid_hash: kid.map(|kid| hash(kid.as_bytes())),
                modulus: octets.map(hash),
                primes: primes.map(|(p, q)| [hash(p), hash(q)]),
            },
            octets: octets.map(Into::into),
        }
    }
}

/// Whether p and q are prime and make up n.
fn tells_primes(evidence: &Evidence) -> bool {
    let wrong = |fault: &RsaFault| match fault {
        RsaFault::CompositePrime(_) => true,
        RsaFault::Inconsistent(part) => matches!(part, RsaMember::N | RsaMember::P | RsaMember::Q),
        _ => false,
    };
    evidence
        .judgement()
        .is_ok_and(|judged| judged.primality == Looked::Yes && !judged.faults.iter().any(wrong))
}

fn whole(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    &octets[zeros..]
}

/// Of 100 000 of these two are equal by chance once in some billion runs.
pub(super) fn hash(octets: &[u8]) -> u64 {
    let digest = sha256(octets);
    let (first, _) = digest
        .split_first_chunk()
        .expect("a SHA-256 digest has 32 octets");
    u64::from_be_bytes(*first)
}

fn clip(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME - 3).collect();
    format!("{start}...")
}
