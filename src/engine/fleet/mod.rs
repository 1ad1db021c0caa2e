//! Connections laid side by side: what is kept of each, and what only shows when several are compared.
//!
//! Of a connection little more than hashes is kept, and of so many connections that it takes some 30 MB at most. None of it is
//! secret but the hashes of primes, which are never shown.

mod gcd;
mod sighting;

use std::collections::HashSet;
use std::sync::Arc;

pub use gcd::common_factors;
pub use sighting::Sighting;

use gcd::Factor;

/// So many connections are compared.
pub const MOST: usize = 100_000;

/// So many bytes of moduli are kept for the search of common factors: 10 240 keys of 2048 bits.
const MOST_OF_MODULI: usize = 10_240 * 256;

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
    owner: Option<u64>,
    kid_hash: Option<u64>,
    modulus: Option<u64>,
    primes: Option<[u64; 2]>,
}

impl Member {
    /// `acme.json:1 (client 0oa… at dev-1.okta.com)`
    pub fn place(&self) -> String {
        let source = crate::model::redact::shown(&self.source);
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

/// All connections of a run.
#[derive(Default)]
pub struct Crowd {
    members: Vec<Member>,
    left_out: usize,
    /// Of each key once: its first member, and its modulus in big-endian octets.
    moduli: Vec<(usize, Box<[u8]>)>,
    octets: usize,
    seen: HashSet<u64>,
    /// Keys whose primes are not known, and whose modulus found no room.
    unlooked: usize,
}

impl Crowd {
    pub fn add(&mut self, sighting: Sighting) {
        if self.members.len() == MOST {
            self.left_out += 1;
            return;
        }
        let Sighting { member, octets } = sighting;
        if let (Some(hash), Some(octets)) = (member.modulus, octets)
            && self.seen.insert(hash)
        {
            if self.octets + octets.len() <= MOST_OF_MODULI {
                self.octets += octets.len();
                self.moduli.push((self.members.len(), octets));
            } else if member.primes.is_none() {
                self.unlooked += 1;
            }
        }
        self.members.push(member);
    }

    /// How many are compared.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// How many came after there were [`MOST`].
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many keys were not searched for factors that they have in common with others.
    pub fn unlooked(&self) -> usize {
        self.unlooked
    }

    /// Those that have one kid, where it stands for several keys.
    pub fn by_kid(&self) -> Vec<Vec<&Member>> {
        let named = self.keyed(|member| member.kid_hash);
        self.groups(named, |member| member.modulus)
    }

    /// Those that have one key, where several clients use it.
    pub fn by_key(&self) -> Vec<Vec<&Member>> {
        let keyed = self.keyed(|member| member.modulus);
        self.groups(keyed, |member| member.owner)
    }

    /// Those whose keys have a prime in common and are not the same.
    ///
    /// Where the primes are known they are compared; a key that does not tell them (a public one, a damaged one) is
    /// compared with the moduli of all.
    pub fn by_prime(&self) -> Vec<Vec<&Member>> {
        let mut primes = Vec::new();
        for (at, member) in self.members.iter().enumerate() {
            primes.extend(member.primes.iter().flatten().map(|prime| (*prime, at)));
        }
        let known = |(at, _): &(usize, Box<[u8]>)| self.members[*at].primes.is_some();
        if !self.moduli.iter().all(known) {
            let moduli: Vec<&[u8]> = self.moduli.iter().map(|(_, octets)| &**octets).collect();
            for Factor { octets, of } in common_factors(&moduli) {
                let hash = sighting::hash(&octets);
                primes.extend(of.into_iter().map(|at| (hash, self.moduli[at].0)));
            }
        }
        self.groups(primes, |member| member.modulus)
    }

    fn keyed(&self, key: impl Fn(&Member) -> Option<u64>) -> Vec<(u64, usize)> {
        let members = self.members.iter().enumerate();
        members
            .filter_map(|(at, member)| Some((key(member)?, at)))
            .collect()
    }

    /// Those with the same key together, where they differ in `apart`; in the order of their first members.
    fn groups(
        &self,
        mut keyed: Vec<(u64, usize)>,
        apart: impl Fn(&Member) -> Option<u64>,
    ) -> Vec<Vec<&Member>> {
        keyed.sort_unstable();
        keyed.dedup();
        let groups = keyed.chunk_by(|one, other| one.0 == other.0);
        let groups = groups.map(|group| group.iter().map(|(_, at)| *at));
        let mut groups: Vec<Vec<usize>> = groups
            .filter(|group| {
                let mut values = group.clone().filter_map(|at| apart(&self.members[at]));
                let first = values.next();
                values.any(|value| Some(value) != first)
            })
            .map(Iterator::collect)
            .collect();
        groups.sort_unstable();
        let members = |group: Vec<usize>| group.into_iter().map(|at| &self.members[at]).collect();
        groups.into_iter().map(members).collect()
    }
}
