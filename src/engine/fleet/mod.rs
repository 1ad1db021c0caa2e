//! Compares several connections: what is kept of each, and what can only be seen by comparing.
//!
//! Little more than hashes is kept of a connection, some 30 MB at most in all. The only secret ones are the hashes of
//! primes, which are never shown.

mod gcd;
mod member;

use std::collections::HashSet;

pub use gcd::common_factors;
pub use member::Member;

use crate::model::rsa::mark;
use gcd::Factor;

/// The maximum of connections that are compared.
pub const MOST: usize = 100_000;

/// So many bytes of moduli are kept for the search of common factors: 10 240 keys of 2048 bits.
const MOST_OF_MODULI: usize = 10_240 * 256;

/// All connections of a run.
#[derive(Default)]
pub struct Fleet {
    members: Vec<Member>,
    left_out: usize,
    /// Of each key once: its first member, and its modulus in big-endian octets.
    moduli: Vec<(usize, Box<[u8]>)>,
    octets: usize,
    seen: HashSet<u64>,
    /// How many keys were compared with none: their primes are not known, and there was no room for their modulus.
    not_searched: usize,
}

impl Fleet {
    pub fn add(&mut self, mut member: Member) {
        if self.members.len() == MOST {
            self.left_out += 1;
            return;
        }
        if let (Some(hash), Some(octets)) = (member.modulus, member.octets.take())
            && self.seen.insert(hash)
        {
            if self.octets + octets.len() <= MOST_OF_MODULI {
                self.octets += octets.len();
                self.moduli.push((self.members.len(), octets));
            } else if member.primes.is_none() {
                self.not_searched += 1;
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
    pub fn not_searched(&self) -> usize {
        self.not_searched
    }

    /// Those that have the same kid with several keys.
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
                let hash = mark(&octets);
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
