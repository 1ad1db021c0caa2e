//! A number that should be a prime of the key, and whether it is one.

use std::cell::OnceCell;

use openssl::sha::sha256;

use super::natural::Natural;

/// Longer numbers are not tested: a round on 4096 bits costs some 10 ms, and eight times that on twice the length.
pub(super) const LONGEST: usize = 4096;

/// How often a power is squared one by one. It is slower than the exponentiation, and p - 1 may have been made to be a
/// power of two.
const MOST_TWOS: usize = 64;

/// What a test for primality said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Primality {
    Prime,
    Composite,
    TooLong,
}

/// A number above one. Its verdict is found when it is first asked for, and kept.
pub(super) struct Prime {
    value: Natural,
    /// One less: the order of the group that the exponents live in, if it is a prime.
    order: Natural,
    verdict: OnceCell<Primality>,
}

impl Prime {
    /// `None` for zero and one, which are no use as a prime.
    pub(super) fn new(value: Natural) -> Option<Self> {
        let order = value.less_one()?;
        (!order.is_zero()).then(|| Self {
            value,
            order,
            verdict: OnceCell::new(),
        })
    }

    pub(super) fn copy(&self) -> Self {
        Self {
            value: self.value.copy(),
            order: self.order.copy(),
            verdict: self.verdict.clone(),
        }
    }

    pub(super) fn value(&self) -> &Natural {
        &self.value
    }

    pub(super) fn order(&self) -> &Natural {
        &self.order
    }

    pub(super) fn primality(&self) -> Primality {
        *self.verdict.get_or_init(|| {
            if self.value.bits() > LONGEST {
                Primality::TooLong
            } else if self.is_prime() {
                Primality::Prime
            } else {
                Primality::Composite
            }
        })
    }

    /// Its verdict, if anyone has asked for it.
    pub(super) fn tested(&self) -> Option<Primality> {
        self.verdict.get().copied()
    }

    fn is_prime(&self) -> bool {
        for small in [2, 3, 5, 7] {
            if self.value.modulo_word(small) == 0 {
                return self.value == Natural::from_word(small);
            }
        }
        // What is left below 121 is prime, and the bases need room between 1 and p - 1.
        if self.value.bits() <= 6 {
            return true;
        }
        let twos = self.order.twos().min(MOST_TWOS);
        let exponent = self.order.shifted_right(twos);
        (0..rounds(self.value.bits()))
            .all(|round| self.survives(&self.base(round), &exponent, twos))
    }

    /// One round of Miller-Rabin, with p - 1 = 2^twos · exponent.
    fn survives(&self, base: &Natural, exponent: &Natural, twos: usize) -> bool {
        let mut power = base.power_modulo(exponent, &self.value);
        if power.is_one() {
            // With twos left in the exponent, a prime gets here once in 2^64 times.
            return !exponent.is_even();
        }
        for _ in 1..twos {
            if power == self.order {
                return true;
            }
            power = power.squared_modulo(&self.value);
        }
        power == self.order
    }

    /// A base that the maker of the number could not choose: against fixed bases there are composites that pass
    /// them all (Arnault 1995 made one for every prime base below 307).
    fn base(&self, round: u8) -> Natural {
        // Two bits short of the number, so that base + 2 lies between 1 and p - 1.
        let bits = self.value.bits() - 2;
        let seed = sha256(&self.value.octets());
        let mut octets = Vec::with_capacity(bits / 8 + seed.len());
        for block in 0u16.. {
            if octets.len() * 8 >= bits {
                break;
            }
            let mut input = seed.to_vec();
            input.push(round);
            input.extend(block.to_be_bytes());
            octets.extend(sha256(&input));
        }
        let surplus = octets.len() * 8 - bits;
        Natural::from_octets(&octets)
            .shifted_right(surplus)
            .plus(&Natural::from_word(2))
    }
}

/// Three rounds for the primes of keys up to 5120 bits. One for longer ones, where a round costs 10 ms and a
/// composite that was not built for it passes with a chance below 2^-100 (Damgård, Landrock, Pomerance 1993).
fn rounds(bits: usize) -> u8 {
    if bits <= 2560 { 3 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_prime(value: Natural) -> bool {
        Prime::new(value).is_some_and(|prime| prime.primality() == Primality::Prime)
    }

    #[test]
    fn small_numbers_are_told_apart() {
        for word in 0..5000u32 {
            let expected = word > 1 && (2..word).all(|divisor| word % divisor != 0);
            assert_eq!(is_prime(Natural::from_word(word)), expected, "{word}");
        }
    }

    #[test]
    fn mersenne_numbers_are_told_apart() {
        for (exponent, expected) in [(521, true), (523, false), (607, true), (1279, true)] {
            let value = Natural::power_of_two(exponent).distance(&Natural::from_word(1));
            assert_eq!(is_prime(value), expected, "{exponent}");
        }
    }

    #[test]
    fn a_prime_with_many_twos_below_it_passes() {
        // 81 * 2^324 + 1, and a Proth number beside it.
        let value = |k| {
            Natural::from_word(k)
                .shifted_left(324)
                .plus(&Natural::from_word(1))
        };
        let by_openssl = |value: &Natural| {
            let mut context = openssl::bn::BigNumContext::new().expect("memory");
            openssl::bn::BigNum::from_slice(&value.octets())
                .expect("memory")
                .is_prime(20, &mut context)
                .expect("memory")
        };
        for k in (1..400).step_by(2) {
            assert_eq!(is_prime(value(k)), by_openssl(&value(k)), "{k}");
        }
    }

    #[test]
    fn carmichael_numbers_do_not_pass() {
        // (6k+1)(12k+1)(18k+1) with all three prime.
        for k in [1u32, 6, 35, 45, 51] {
            let factor = |m: u32| Natural::from_word(m * k + 1);
            let number = factor(6).times(&factor(12)).times(&factor(18));
            assert!(!is_prime(number), "{k}");
        }
    }
}
