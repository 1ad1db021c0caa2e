//! Whether the key could be broken, however well its members fit each other.

use super::consistent::ConsistentKey;
use super::members::Members;
use super::natural::Natural;
use super::prime::{Primality, Prime};
use super::{Exponent, RsaFault, known, roca, structure};

/// Okta refuses a shorter modulus at registration, and Nango's signer refuses to use it.
const SHORTEST_MODULUS: usize = 2048;

/// FIPS 186-5, A.1.1: 2^16 < e < 2^256.
const LONGEST_EXPONENT: usize = 256;

/// A factor below 2^64 is found in seconds.
const SHORTEST_PRIME: usize = 65;

/// How far the smaller prime may stay under half of the modulus, in bits.
const TOLERANCE: usize = 16;

pub(super) fn faults(members: &Members, consistent: &ConsistentKey) -> Vec<RsaFault> {
    let mut faults = Vec::new();
    // A modulus that nothing vouches for may still be short or published; its factors would mean nothing.
    let n = consistent.n.as_ref().or(members.n.as_ref());
    let bits = n.map(Natural::bits);
    if let Some(bits) = bits.filter(|&bits| bits < SHORTEST_MODULUS) {
        faults.push(RsaFault::WeakSize { bits });
    }
    if let Some(fault) = members.e.as_ref().and_then(|e| exponent(e, n)) {
        faults.push(RsaFault::WeakExponent(fault));
    }
    if let (Some(d), Some(bits)) = (&consistent.d, bits)
        && d.bits() <= bits / 2
    {
        faults.push(RsaFault::WeakPrivateExponent);
    }
    if let Some(n) = &consistent.n {
        faults.extend(of_primes(n, consistent.p.as_ref(), consistent.q.as_ref()));
    }
    if let Some(n) = n {
        if roca::marked(n, [consistent.p.as_ref(), consistent.q.as_ref()]) {
            faults.push(RsaFault::Roca);
        }
        if let Some(source) = known::published(n) {
            faults.push(RsaFault::KnownKey { source });
        }
    }
    faults
}

fn exponent(e: &Natural, n: Option<&Natural>) -> Option<Exponent> {
    if e < &Natural::from_word(3) {
        Some(Exponent::BelowThree)
    } else if e.is_even() {
        Some(Exponent::Even)
    } else if n.is_some_and(|n| e >= n) {
        Some(Exponent::NotBelowModulus)
    } else if e < &Natural::from_word(65537) {
        Some(Exponent::Short)
    } else {
        (e.bits() > LONGEST_EXPONENT).then_some(Exponent::Long)
    }
}

fn of_primes(n: &Natural, p: Option<&Prime>, q: Option<&Prime>) -> Vec<RsaFault> {
    let mut faults = Vec::new();
    let half = n.bits() / 2;
    let (Some(p), Some(q)) = (p, q) else {
        if has_small_factor(n) {
            faults.push(RsaFault::SmallFactor);
        }
        return faults;
    };
    // FIPS 186-5, A.1.1: nearer than this, and a search from the square root of n upwards may meet them.
    let apart = p.value().distance(q.value());
    let near = half
        .checked_sub(100)
        .is_some_and(|bits| apart <= Natural::power_of_two(bits));
    if apart.is_zero() || near {
        faults.push(RsaFault::ClosePrimes);
    }
    let smaller = p.value().min(q.value());
    // When both are known to be prime there are no other factors to look for.
    let known = [p, q]
        .iter()
        .all(|prime| prime.tested() == Some(Primality::Prime));
    if smaller.bits() < SHORTEST_PRIME || (!known && has_small_factor(n)) {
        faults.push(RsaFault::SmallFactor);
    } else if smaller.bits() + TOLERANCE < half {
        faults.push(RsaFault::UnbalancedPrimes);
    }
    // What is found above says already how to find them.
    if known && faults.is_empty() {
        faults.extend(structure::of(n, p, q).map(RsaFault::Predictable));
    }
    faults
}

/// Whether a prime below 65537 divides it.
fn has_small_factor(n: &Natural) -> bool {
    let limbs: Vec<u32> = n
        .octets()
        .rchunks(4)
        .rev()
        .map(|octets| {
            octets
                .iter()
                .fold(0, |limb, &octet| limb << 8 | u32::from(octet))
        })
        .collect();
    // Two primes at a time, whose product still fits a limb: half the divisions.
    small_primes().chunks(2).any(|primes| {
        let product: u32 = primes.iter().product();
        let remainder = limbs.iter().fold(0u64, |remainder, &limb| {
            (remainder << 32 | u64::from(limb)) % u64::from(product)
        });
        primes
            .iter()
            .any(|&prime| remainder.is_multiple_of(u64::from(prime)))
    })
}

/// The primes below 65537.
fn small_primes() -> Vec<u32> {
    let mut composite = vec![false; 65537];
    let mut primes = Vec::with_capacity(6542);
    for number in 2..composite.len() {
        if composite[number] {
            continue;
        }
        primes.extend(u32::try_from(number));
        for multiple in (number * number..composite.len()).step_by(number) {
            composite[multiple] = true;
        }
    }
    primes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_primes_are_all_there() {
        let primes = small_primes();
        assert_eq!(primes.len(), 6542);
        assert_eq!(primes.last(), Some(&65521));
    }

    #[test]
    fn small_factors_are_found_and_large_ones_are_not() {
        let large = Natural::power_of_two(607).distance(&Natural::from_word(1));
        assert!(!has_small_factor(&large));
        assert!(!has_small_factor(&large.times(&Natural::from_word(65537))));
        for prime in [2, 3, 251, 65519, 65521] {
            assert!(has_small_factor(&large.times(&Natural::from_word(prime))));
        }
    }

    #[test]
    fn exponents_are_graded() {
        let n = Natural::power_of_two(1024);
        let word = Natural::from_word;
        let grade = |e: &Natural| exponent(e, Some(&n));
        assert_eq!(grade(&word(0)), Some(Exponent::BelowThree));
        assert_eq!(grade(&word(1)), Some(Exponent::BelowThree));
        assert_eq!(grade(&word(2)), Some(Exponent::BelowThree));
        assert_eq!(grade(&word(3)), Some(Exponent::Short));
        assert_eq!(grade(&word(65535)), Some(Exponent::Short));
        assert_eq!(grade(&word(65536)), Some(Exponent::Even));
        assert_eq!(grade(&word(65537)), None);
        let odd = |bits| Natural::power_of_two(bits).plus(&word(1));
        assert_eq!(grade(&odd(255)), None);
        assert_eq!(grade(&odd(256)), Some(Exponent::Long));
        assert_eq!(grade(&odd(1024)), Some(Exponent::NotBelowModulus));
    }
}
