//! How exponents fit primes, and which of two that do not fit each other is the wrong one.

use super::RsaMember;
use super::natural::Natural;
use super::prime::{Primality, Prime};

/// A longer public exponent is not believed when it is calculated from the others.
const LONGEST_PUBLIC: usize = 256;

/// e·d ≡ 1 (mod p-1): what one encrypts the other decrypts, modulo p. Holds for d and for dp alike.
pub(super) fn inverse(e: &Natural, d: &Natural, prime: &Prime) -> bool {
    e.times(d)
        .less_one()
        .and_then(|multiple| multiple.modulo(prime.order()))
        .is_some_and(|remainder| remainder.is_zero())
}

/// d ≡ dp (mod p-1).
pub(super) fn congruent(d: &Natural, dp: &Natural, prime: &Prime) -> bool {
    d.distance(dp)
        .modulo(prime.order())
        .is_some_and(|remainder| remainder.is_zero())
}

/// lcm(p-1, q-1): exponents that are equal modulo this are equal for the key.
pub(super) fn period(p: &Prime, q: &Prime) -> Option<Natural> {
    let common = p.order().common_divisor(q.order());
    p.order().times(q.order()).divided_exactly(&common)
}

/// The exponents of a key whose primes are trusted.
pub(super) struct Exponents<'a> {
    pub(super) e: Option<&'a Natural>,
    pub(super) d: Option<&'a Natural>,
    pub(super) dp: Option<&'a Natural>,
    pub(super) dq: Option<&'a Natural>,
}

impl Exponents<'_> {
    /// Which of e and d does not fit the primes. Only one is ever blamed: the other is what it is measured by.
    pub(super) fn wrong(&self, p: &Prime, q: &Prime) -> Option<RsaMember> {
        match (self.e, self.d) {
            (Some(e), Some(d)) => {
                // p - 1 means nothing when p is composite, and that is reported by itself.
                let misfit = |prime: &Prime| {
                    !inverse(e, d, prime) && prime.primality() != Primality::Composite
                };
                if !misfit(p) && !misfit(q) {
                    None
                } else if self.second(d, p, q) {
                    Some(RsaMember::E)
                } else {
                    Some(RsaMember::D)
                }
            }
            (Some(e), None) => {
                let fits = self.dp.is_some_and(|dp| inverse(e, dp, p))
                    || self.dq.is_some_and(|dq| inverse(e, dq, q));
                (!fits && self.public_by_remainders(p, q).is_some()).then_some(RsaMember::E)
            }
            (None, Some(d)) => {
                let fits = self.dp.is_some_and(|dp| congruent(d, dp, p))
                    || self.dq.is_some_and(|dq| congruent(d, dq, q));
                (!fits && self.public_by_remainders(p, q).is_some()).then_some(RsaMember::D)
            }
            (None, None) => None,
        }
    }

    /// Whether dp and dq take the side of d. Without them: whether d is the inverse of a short number, as it would
    /// not be by chance.
    fn second(&self, d: &Natural, p: &Prime, q: &Prime) -> bool {
        let dp = self.dp.map(|dp| congruent(d, dp, p));
        let dq = self.dq.map(|dq| congruent(d, dq, q));
        match (dp, dq) {
            (None, None) => public_of(d, p, q).is_some(),
            (dp, dq) => dp.unwrap_or(true) && dq.unwrap_or(true),
        }
    }

    /// The public exponent that dp and dq agree upon.
    fn public_by_remainders(&self, p: &Prime, q: &Prime) -> Option<Natural> {
        let by_p = self.dp?.inverse_modulo(p.order())?;
        let by_q = self.dq?.inverse_modulo(q.order())?;
        (by_p == by_q && by_p.bits() <= LONGEST_PUBLIC).then_some(by_p)
    }

    /// The public exponent, calculated from the private one or its remainders.
    pub(super) fn public(&self, p: &Prime, q: &Prime) -> Option<Natural> {
        match self.d {
            Some(d) => public_of(d, p, q),
            None => self.public_by_remainders(p, q),
        }
    }
}

fn public_of(d: &Natural, p: &Prime, q: &Prime) -> Option<Natural> {
    let e = d.inverse_modulo(&period(p, q)?)?;
    (e.bits() > 1 && e.bits() <= LONGEST_PUBLIC).then_some(e)
}
