//! The judgement of RSA numbers against keys whose faults are known, because they are made here.

mod consistency;
mod healthy;
mod weakness;

use std::sync::LazyLock;

use okta_cc::model::rsa::{Numbers, RsaFault, RsaMember, judge, repair};
use openssl::bn::{BigNum, BigNumContext};

/// The octets of the eight members, or of some of them.
#[derive(Clone, Default)]
struct Key([Option<Vec<u8>>; 8]);

impl Key {
    fn numbers(&self) -> Numbers<'_> {
        Numbers(self.0.each_ref().map(Option::as_deref))
    }

    fn faults(&self) -> Vec<RsaFault> {
        judge(&self.numbers()).faults
    }

    fn get(&self, member: RsaMember) -> &[u8] {
        self.0[member as usize]
            .as_deref()
            .expect("the test gave it")
    }

    fn number(&self, member: RsaMember) -> BigNum {
        BigNum::from_slice(self.get(member)).expect("memory")
    }

    fn with(&self, member: RsaMember, octets: Vec<u8>) -> Self {
        let mut key = self.clone();
        key.0[member as usize] = Some(octets);
        key
    }

    fn without(&self, members: &[RsaMember]) -> Self {
        let mut key = self.clone();
        for &member in members {
            key.0[member as usize] = None;
        }
        key
    }

    fn swapped(&self, one: RsaMember, other: RsaMember) -> Self {
        let mut key = self.clone();
        key.0.swap(one as usize, other as usize);
        key
    }

    fn flipped(&self, member: RsaMember, bit: usize) -> Self {
        let mut octets = self.get(member).to_vec();
        let bit = bit % (octets.len() * 8);
        octets[bit / 8] ^= 0x80 >> (bit % 8);
        self.with(member, octets)
    }

    fn is_repaired_to(&self, right: &Self) -> bool {
        repair(&self.numbers()).is_some_and(|repaired| {
            RsaMember::ALL
                .into_iter()
                .all(|member| repaired.get(member) == right.get(member))
        })
    }

    /// The key of two numbers, prime or not, in the way of RFC 8017 with d modulo lcm(p-1, q-1).
    fn of(p: &BigNum, q: &BigNum, e: u32) -> Self {
        let e = BigNum::from_u32(e).expect("memory");
        let d = inverse(&e, &period(p, q));
        Self::with_exponents(p, q, &e, &d)
    }

    fn with_exponents(p: &BigNum, q: &BigNum, e: &BigNum, d: &BigNum) -> Self {
        let one = BigNum::from_u32(1).expect("memory");
        let numbers = [
            p * q,
            e + &BigNum::new().expect("memory"),
            d + &BigNum::new().expect("memory"),
            p + &BigNum::new().expect("memory"),
            q + &BigNum::new().expect("memory"),
            d % &(p - &one),
            d % &(q - &one),
            inverse_or_zero(q, p),
        ];
        Self(numbers.map(|number| Some(number.to_vec())))
    }
}

fn context() -> BigNumContext {
    BigNumContext::new().expect("memory")
}

fn inverse(of: &BigNum, modulo: &BigNum) -> BigNum {
    let mut inverse = BigNum::new().expect("memory");
    inverse
        .mod_inverse(of, modulo, &mut context())
        .expect("the test takes numbers that have an inverse");
    inverse
}

fn inverse_or_zero(of: &BigNum, modulo: &BigNum) -> BigNum {
    let mut inverse = BigNum::new().expect("memory");
    match inverse.mod_inverse(of, modulo, &mut context()) {
        Ok(()) => inverse,
        Err(_) => BigNum::new().expect("memory"),
    }
}

fn phi(p: &BigNum, q: &BigNum) -> BigNum {
    let one = BigNum::from_u32(1).expect("memory");
    &(p - &one) * &(q - &one)
}

fn period(p: &BigNum, q: &BigNum) -> BigNum {
    let one = BigNum::from_u32(1).expect("memory");
    let mut common = BigNum::new().expect("memory");
    common
        .gcd(&(p - &one), &(q - &one), &mut context())
        .expect("memory");
    &phi(p, q) / &common
}

/// A prime p for which 65537, 3, 5 and 17 have an inverse modulo p - 1.
fn prime(bits: i32) -> BigNum {
    loop {
        let mut prime = BigNum::new().expect("memory");
        prime
            .generate_prime(bits, false, None, None)
            .expect("memory");
        if [3, 5, 17, 65537]
            .iter()
            .all(|&e| prime.mod_word(e).expect("memory") != 1)
        {
            return prime;
        }
    }
}

/// A healthy key. The larger prime comes first, as primes do that are recomputed.
fn key(bits: i32) -> Key {
    loop {
        let (one, other) = (prime(bits / 2), prime(bits / 2));
        let (p, q) = if one > other {
            (one, other)
        } else {
            (other, one)
        };
        let key = Key::of(&p, &q, 65537);
        if key.number(RsaMember::N).num_bits() == bits {
            return key;
        }
    }
}

static SMALL: LazyLock<Key> = LazyLock::new(|| key(1024));

static GOOD: LazyLock<Key> = LazyLock::new(|| key(2048));

static OTHER: LazyLock<Key> = LazyLock::new(|| key(2048));

fn inconsistent(faults: &[RsaFault]) -> Vec<RsaMember> {
    faults
        .iter()
        .filter_map(|fault| match fault {
            RsaFault::Inconsistent(member) => Some(*member),
            _ => None,
        })
        .collect()
}
