//! What is kept of one connection for the comparison: hashes where possible, since there may be 100 000.

use std::sync::Arc;

use crate::model::connection::{Connection, Field};
use crate::model::key::KeyFamily;
use crate::model::redact::shown;
use crate::model::rsa::{Looked, RsaFault, RsaMember, mark, significant};

/// So many characters of a name are kept for showing; all of it counts.
const LONGEST_NAME: usize = 64;

/// What is kept of a connection.
pub struct Member {
    /// Where it stands.
    pub source: Arc<str>,
    pub line: usize,
    /// `client 0oa… at dev-1.okta.com`, as it may be shown; empty where neither is known.
    pub named: Box<str>,
    /// The kid as it may be shown.
    pub kid: Box<str>,
    /// Hashes: of the org and client, of the kid, of the modulus, of the primes where both are known and right.
    pub(super) owner: Option<u64>,
    pub(super) kid_hash: Option<u64>,
    pub(super) modulus: Option<u64>,
    pub(super) primes: Option<[u64; 2]>,
    /// The modulus itself: [`super::Fleet::add`] keeps it where it has room.
    pub(super) octets: Option<Box<[u8]>>,
}

impl Member {
    /// `source` and `line`: where the connection stands. Any thread may make it.
    pub fn of(connection: &Connection, source: Arc<str>, line: usize) -> Self {
        let host = connection.host();
        let client = connection.trimmed_client_id();
        let owner = host.as_deref().filter(|_| !client.is_empty());
        let owner = owner.map(|host| mark(format!("{host}\n{client}").as_bytes()));
        let client = connection.input(Field::ClientId).shown().trim();
        let named = match (client, &host) {
            ("", None) => String::new(),
            (client, None) => format!("client {}", clip(client)),
            ("", Some(host)) => clip(host),
            (client, Some(host)) => format!("client {} at {}", clip(client), clip(host)),
        };
        let jwk = connection.key().jwk();
        let jwk = jwk.filter(|jwk| jwk.family() == KeyFamily::Rsa);
        let kid = jwk.and_then(|jwk| jwk.string("kid"));
        let kid = kid.map(|kid| kid.text()).filter(|kid| !kid.is_empty());
        let number = |name| {
            jwk.and_then(|jwk| jwk.octets(name))
                .map(|(it, _)| significant(it))
        };
        let octets = number("n").filter(|n| !n.is_empty());
        let primes = number("p")
            .zip(number("q"))
            .filter(|_| tells_primes(connection));
        Self {
            source,
            line,
            named: named.into(),
            kid: kid.map_or_else(String::new, |kid| clip(&shown(kid))).into(),
            owner,
            kid_hash: kid.map(|kid| mark(kid.as_bytes())),
            modulus: octets.map(mark),
            primes: primes.map(|(p, q)| [mark(p), mark(q)]),
            octets: octets.map(Into::into),
        }
    }

    /// `acme.json:1 (client 0oa… at dev-1.okta.com)`
    pub fn place(&self) -> String {
        let source = shown(&self.source);
        let place = format!("{source}:{}", self.line);
        if self.named.is_empty() {
            place
        } else {
            format!("{place} ({})", self.named)
        }
    }

    /// Whether both are known to be the same client of the same org.
    pub fn is_same_client(&self, other: &Self) -> bool {
        self.owner.is_some() && self.owner == other.owner
    }

    /// Whether both are known to have different keys.
    pub fn has_other_key(&self, other: &Self) -> bool {
        self.modulus.is_some() && other.modulus.is_some() && self.modulus != other.modulus
    }
}

/// Whether p and q are prime and make up n.
fn tells_primes(connection: &Connection) -> bool {
    let wrong = |fault: &RsaFault| match fault {
        RsaFault::CompositePrime(_) => true,
        RsaFault::Inconsistent(part) => matches!(part, RsaMember::N | RsaMember::P | RsaMember::Q),
        _ => false,
    };
    connection
        .judgement()
        .is_some_and(|judged| judged.primality == Looked::Yes && !judged.faults.iter().any(wrong))
}

fn clip(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME - 3).collect();
    format!("{start}...")
}
