//! Computes the members that follow exactly from those that are right.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::consistent::ConsistentKey;
use super::exponents::{Exponents, period};
use super::members::{Members, significant};
use super::natural::Natural;
use super::prime::Primality;
use super::{Numbers, RsaMember};

/// All eight members of a key, big-endian and without leading zeros. It holds secrets, so it has no `Debug`.
pub struct Repaired {
    members: [Vec<u8>; 8],
    changed: Vec<RsaMember>,
}

impl Repaired {
    pub fn get(&self, member: RsaMember) -> &[u8] {
        &self.members[member as usize]
    }

    /// The members whose values are not those that were given, or that were not given. Empty for a key that needs
    /// no repair.
    pub fn changed(&self) -> &[RsaMember] {
        &self.changed
    }
}

/// Recomputes what follows exactly from the rest; `None` when the rest does not determine a key, or when it cannot
/// be known that it is the registered one.
pub fn repair(numbers: &Numbers<'_>) -> Option<Repaired> {
    let members = Members::read(numbers);
    // A modulus too long to look at is another modulus than any that could be computed.
    if numbers.get(RsaMember::N).is_some() && members.n.is_none() {
        return None;
    }
    let consistent = ConsistentKey::of(&members);
    let (n, p, q) = (
        consistent.n.as_ref(),
        consistent.p.as_ref()?,
        consistent.q.as_ref()?,
    );
    let product = p.value().times(q.value());
    let n = n.unwrap_or(&product);
    if *n != product {
        return None;
    }
    if consistent.blamed.contains(&RsaMember::N)
        && !members.n.as_ref().is_some_and(|given| near(given, n))
    {
        return None;
    }
    let period = period(p, q)?;
    let e = match &consistent.e {
        Some(e) => e.copy(),
        None => Exponents {
            e: None,
            d: consistent.d.as_ref(),
            dp: members.dp.as_ref(),
            dq: members.dq.as_ref(),
        }
        .public(p, q)?,
    };
    let d = match consistent.d {
        Some(d) if d < *n => d,
        Some(d) => d.modulo(&period)?,
        None => e.inverse_modulo(&period)?,
    };
    if !e.times(&d).less_one()?.modulo(&period)?.is_zero() {
        return None;
    }
    let members = [
        n.octets(),
        e.octets(),
        d.octets(),
        p.value().octets(),
        q.value().octets(),
        d.modulo(p.order())?.octets(),
        d.modulo(q.order())?.octets(),
        q.value().inverse_modulo(p.value())?.octets(),
    ];
    let changed: Vec<RsaMember> = RsaMember::ALL
        .into_iter()
        .filter(|&member| numbers.get(member).map(significant) != Some(&members[member as usize]))
        .collect();
    // Everything above holds modulo p - 1 and q - 1, which mean nothing if p or q is no prime.
    let composite = p.primality() == Primality::Composite || q.primality() == Primality::Composite;
    if composite && !changed.is_empty() {
        return None;
    }
    Some(Repaired { members, changed })
}

/// Whether a modulus is this one but for a slip: nine in ten of its characters are the same, counted in place or from
/// both ends (a character was lost or doubled), or its octets are in reverse. With less in common two keys were
/// mixed, and which of them is registered cannot be known.
fn near(given: &Natural, right: &Natural) -> bool {
    let (mut given, right) = (given.octets(), right.octets());
    let (a, b) = (
        URL_SAFE_NO_PAD.encode(&given),
        URL_SAFE_NO_PAD.encode(&right),
    );
    given.reverse();
    if given == right {
        return true;
    }
    let equal = |(a, b): &(u8, u8)| a == b;
    let in_place = a.bytes().zip(b.bytes()).filter(equal).count();
    let in_front = a.bytes().zip(b.bytes()).take_while(equal).count();
    let behind = a
        .bytes()
        .rev()
        .zip(b.bytes().rev())
        .take_while(equal)
        .count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    in_place.max((in_front + behind).min(shorter)) * 10 >= longer * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_key() {
        let right: Vec<u8> = (1..=255).collect();
        let is_near =
            |octets: &[u8]| near(&Natural::from_octets(octets), &Natural::from_octets(&right));
        assert!(is_near(&right));
        let mut flipped = right.clone();
        flipped[100] ^= 16;
        assert!(is_near(&flipped));
        let mut reversed = right.clone();
        reversed.reverse();
        assert!(is_near(&reversed));
        let mut lost = right.clone();
        lost.drain(99..102);
        assert!(is_near(&lost));
        assert!(is_near(&right[..235]));
        assert!(!is_near(&right[..220]));
        let other: Vec<u8> = right.iter().map(|octet| octet ^ 0x5a).collect();
        assert!(!is_near(&other));
        assert!(!is_near(&[]));
    }
}
