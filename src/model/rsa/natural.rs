//! A whole number of any size: OpenSSL's arithmetic under operations that cannot fail or go below zero.
//!
//! No `Debug` here, and none on anything that holds one: these numbers are the private key.
//!
//! OpenSSL's numbers have a sign, and each operation on them may fail when memory runs out. Neither matters here, and
//! formulas read better without them.

use std::cmp::Ordering;

use openssl::bn::{BigNum, BigNumContext};
use openssl::error::ErrorStack;

pub(super) struct Natural(BigNum);

/// OpenSSL's bignum functions fail when memory runs out, and for the arguments that the methods below exclude.
fn sound<T>(result: Result<T, ErrorStack>) -> T {
    result.expect("OpenSSL calculates with numbers of bounded size")
}

fn context() -> BigNumContext {
    sound(BigNumContext::new())
}

fn blank() -> BigNum {
    sound(BigNum::new())
}

impl Natural {
    pub(super) fn from_octets(octets: &[u8]) -> Self {
        Self(sound(BigNum::from_slice(octets)))
    }

    pub(super) fn from_word(word: u32) -> Self {
        Self(sound(BigNum::from_u32(word)))
    }

    pub(super) fn power_of_two(exponent: usize) -> Self {
        Self::from_word(1).shifted_left(exponent)
    }

    /// Big-endian, without leading zeros; nothing for zero.
    pub(super) fn octets(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    pub(super) fn copy(&self) -> Self {
        Self(sound(self.0.to_owned()))
    }

    pub(super) fn bits(&self) -> usize {
        usize::try_from(self.0.num_bits()).expect("a length is not negative")
    }

    pub(super) fn is_zero(&self) -> bool {
        self.bits() == 0
    }

    pub(super) fn is_one(&self) -> bool {
        self.bits() == 1
    }

    pub(super) fn is_even(&self) -> bool {
        !self.0.is_odd()
    }

    /// How often two divides it; 0 for zero.
    pub(super) fn twos(&self) -> usize {
        (0..self.bits())
            .find(|&bit| self.0.is_bit_set(index(bit)))
            .unwrap_or(0)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut sum = blank();
        sound(sum.checked_add(&self.0, &other.0));
        Self(sum)
    }

    pub(super) fn distance(&self, other: &Self) -> Self {
        let mut difference = blank();
        sound(difference.checked_sub(&self.0, &other.0));
        difference.set_negative(false);
        Self(difference)
    }

    /// `None` for zero.
    pub(super) fn less_one(&self) -> Option<Self> {
        (!self.is_zero()).then(|| self.distance(&Self::from_word(1)))
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = blank();
        sound(product.checked_mul(&self.0, &other.0, &mut context()));
        Self(product)
    }

    /// Quotient and remainder; `None` when the divisor is zero.
    pub(super) fn divided(&self, divisor: &Self) -> Option<(Self, Self)> {
        if divisor.is_zero() {
            return None;
        }
        let (mut quotient, mut remainder) = (blank(), blank());
        sound(quotient.div_rem(&mut remainder, &self.0, &divisor.0, &mut context()));
        Some((Self(quotient), Self(remainder)))
    }

    /// The quotient, if nothing remains.
    pub(super) fn divided_exactly(&self, divisor: &Self) -> Option<Self> {
        let (quotient, remainder) = self.divided(divisor)?;
        remainder.is_zero().then_some(quotient)
    }

    /// `None` when the modulus is zero.
    pub(super) fn modulo(&self, modulus: &Self) -> Option<Self> {
        if modulus.is_zero() {
            return None;
        }
        let mut remainder = blank();
        sound(remainder.checked_rem(&self.0, &modulus.0, &mut context()));
        Some(Self(remainder))
    }

    /// The remainder by a small number, which must not be zero.
    pub(super) fn modulo_word(&self, modulus: u32) -> u32 {
        let remainder = sound(self.0.mod_word(modulus));
        u32::try_from(remainder).expect("a remainder is less than its modulus")
    }

    pub(super) fn squared_modulo(&self, modulus: &Self) -> Self {
        let mut square = blank();
        sound(square.mod_sqr(&self.0, &modulus.0, &mut context()));
        Self(square)
    }

    /// `self` to the power of `exponent`, modulo an odd number.
    ///
    /// OpenSSL's constant-time path is asked for because it is its fastest: it has hand-written code for the sizes
    /// of RSA keys, which the ordinary path does not use.
    pub(super) fn power_modulo(&self, exponent: &Self, modulus: &Self) -> Self {
        let mut exponent = sound(exponent.0.to_owned());
        exponent.set_const_time();
        let mut power = blank();
        sound(power.mod_exp(&self.0, &exponent, &modulus.0, &mut context()));
        exponent.clear();
        Self(power)
    }

    /// `None` when there is none.
    pub(super) fn inverse_modulo(&self, modulus: &Self) -> Option<Self> {
        if modulus.is_zero() || modulus.is_one() {
            return None;
        }
        let mut inverse = blank();
        inverse
            .mod_inverse(&self.0, &modulus.0, &mut context())
            .ok()?;
        Some(Self(inverse))
    }

    pub(super) fn common_divisor(&self, other: &Self) -> Self {
        let mut divisor = blank();
        sound(divisor.gcd(&self.0, &other.0, &mut context()));
        Self(divisor)
    }

    pub(super) fn shifted_left(&self, bits: usize) -> Self {
        let mut shifted = blank();
        sound(shifted.lshift(&self.0, index(bits)));
        Self(shifted)
    }

    pub(super) fn shifted_right(&self, bits: usize) -> Self {
        let mut shifted = blank();
        sound(shifted.rshift(&self.0, index(bits)));
        Self(shifted)
    }

    /// The square root, rounded down: Newton's method from above.
    pub(super) fn root(&self) -> Self {
        let mut root = Self::power_of_two(self.bits().div_ceil(2));
        while let Some((quotient, _)) = self.divided(&root) {
            let next = root.plus(&quotient).shifted_right(1);
            if next >= root {
                break;
            }
            root = next;
        }
        root
    }
}

fn index(bits: usize) -> i32 {
    i32::try_from(bits).expect("members are bounded, and so are their lengths in bits")
}

impl Drop for Natural {
    fn drop(&mut self) {
        // OpenSSL frees a number without wiping it.
        self.0.clear();
    }
}

impl PartialEq for Natural {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Natural {}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.ucmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn natural(word: u32) -> Natural {
        Natural::from_word(word)
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert!(natural(7).divided(&natural(0)).is_none());
        assert!(natural(7).modulo(&natural(0)).is_none());
        assert!(natural(7).inverse_modulo(&natural(0)).is_none());
        assert!(natural(7).inverse_modulo(&natural(1)).is_none());
        assert!(natural(6).inverse_modulo(&natural(9)).is_none());
        assert!(natural(0).less_one().is_none());
    }

    #[test]
    fn roots_are_rounded_down() {
        for word in 0..2000 {
            let root = f64::from(word).sqrt().floor() as u32;
            assert!(natural(word).root() == natural(root), "{word}");
        }
    }

    #[test]
    fn twos_are_counted() {
        assert_eq!(natural(0).twos(), 0);
        assert_eq!(natural(1).twos(), 0);
        assert_eq!(natural(96).twos(), 5);
    }
}
