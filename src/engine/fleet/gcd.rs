//! Factors that numbers have in common: Bernstein's batch GCD, with a product tree and a remainder tree.
//!
//! <https://cr.yp.to/papers.html#smoothparts>; of RSA keys first by Heninger and others, <https://factorable.net/>.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, available_parallelism};

use dashu_int::UBig;
use dashu_int::ops::Gcd as _;

/// So many numbers share a tree, which holds each of them once a level.
const TREE: usize = 2048;

/// So many numbers that have something in common are compared with each other.
const MOST_IN_PAIRS: usize = 256;

/// A number that divides several.
pub struct Factor {
    /// Big-endian.
    pub octets: Vec<u8>,
    /// Which of the numbers it divides.
    pub of: Vec<usize>,
}

/// The factors that two or more of the numbers (big-endian octets, all different) have in common.
pub fn common_factors(numbers: &[&[u8]]) -> Vec<Factor> {
    let numbers: Vec<UBig> = numbers
        .iter()
        .map(|octets| UBig::from_be_bytes(octets))
        // Zero is no modulus, and nothing can be divided by it.
        .map(|number| if number.is_zero() { UBig::ONE } else { number })
        .collect();
    let shared = shared(&numbers);
    let mut factors: Vec<UBig> = Vec::new();
    for (at, common) in &shared {
        let number = &numbers[*at];
        let new: Vec<UBig> = if common == number {
            // All of it stands elsewhere, one prime here and the other there.
            let others = shared.iter().take(MOST_IN_PAIRS);
            let pairs = others.map(|(other, _)| number.gcd(&numbers[*other]));
            let pairs = pairs.filter(|pair| !pair.is_one() && pair != number);
            pairs.collect()
        } else {
            vec![common.clone()]
        };
        for factor in new {
            if !factors.contains(&factor) {
                factors.push(factor);
            }
        }
    }
    let of = |factor: &UBig| {
        let divided = shared
            .iter()
            .filter(|(at, _)| (&numbers[*at] % factor).is_zero());
        divided.map(|(at, _)| *at).collect()
    };
    let factors = factors.into_iter().map(|factor| Factor {
        of: of(&factor),
        octets: factor.to_be_bytes().into_vec(),
    });
    factors
        .filter(|factor: &Factor| factor.of.len() > 1)
        .collect()
}

/// The numbers that have something in common with the product of the others, and what that is.
fn shared(numbers: &[UBig]) -> Vec<(usize, UBig)> {
    let chunks: Vec<&[UBig]> = numbers.chunks(TREE).collect();
    let parts = on_all_cores(chunks.len(), |this| Terms::of(chunks[this]));
    let shared = on_all_cores(chunks.len(), |this| {
        let part = chunks[this];
        // One tree for all would be as fast and take three times the memory.
        let Terms { product, others } = &parts[this];
        let elsewhere = parts.iter().enumerate().filter(|(other, _)| *other != this);
        let all = elsewhere.fold(others.clone(), |all, (_, other)| {
            all * (&other.product % product) % product
        });
        let remainders = remainders(part, all).into_iter().enumerate();
        let common = remainders.map(|(at, rest)| (this * TREE + at, (&part[at]).gcd(&rest)));
        let common = common.filter(|(_, common)| !common.is_one());
        common.collect::<Vec<_>>()
    });
    shared.into_iter().flatten().collect()
}

/// The results of `work` for each item, in order.
fn on_all_cores<T: Send>(many: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let workers = available_parallelism().map_or(1, NonZero::get).min(many);
    let next = AtomicUsize::new(0);
    let worker = || {
        let taken = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = taken.take_while(|at| *at < many);
        taken.map(|at| (at, work(at))).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let done = workers.into_iter().map(|worker| worker.join());
        done.flat_map(|done| done.expect("arithmetic on whole numbers does not panic"))
            .collect::<Vec<_>>()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

/// Of some numbers: their product, and the sum of the products that leave one of them out.
///
/// Modulo a number that sum is the product of all others, since every other term holds the number itself.
struct Terms {
    product: UBig,
    others: UBig,
}

impl Terms {
    fn of(numbers: &[UBig]) -> Self {
        let one = |number: &UBig| Self {
            product: number.clone(),
            others: UBig::ONE,
        };
        let mut level: Vec<Self> = numbers.iter().map(one).collect();
        while level.len() > 1 {
            let mut pairs = level.into_iter();
            let mut next = Vec::with_capacity(pairs.len().div_ceil(2));
            while let Some(one) = pairs.next() {
                next.push(match pairs.next() {
                    Some(other) => Self {
                        others: &one.product * other.others + one.others * &other.product,
                        product: one.product * other.product,
                    },
                    None => one,
                });
            }
            level = next;
        }
        level.pop().expect("a chunk is not empty")
    }
}

/// A number modulo each of these: modulo their product first, then down the tree.
fn remainders(numbers: &[UBig], number: UBig) -> Vec<UBig> {
    let mut levels = vec![numbers.to_vec()];
    while let Some(last) = levels.last().filter(|last| last.len() > 1) {
        let next = last.chunks(2).map(|pair| pair.iter().product());
        let next = next.collect();
        levels.push(next);
    }
    let mut above = vec![number];
    while let Some(level) = levels.pop() {
        let below = level.iter().enumerate();
        above = below
            .map(|(at, divisor)| &above[at / 2] % divisor)
            .collect();
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(numbers: &[u32]) -> Vec<(Vec<u8>, Vec<usize>)> {
        let octets: Vec<[u8; 4]> = numbers.iter().map(|number| number.to_be_bytes()).collect();
        let octets: Vec<&[u8]> = octets.iter().map(|octets| &octets[..]).collect();
        let factors = common_factors(&octets).into_iter();
        factors.map(|factor| (factor.octets, factor.of)).collect()
    }

    #[test]
    fn a_prime_in_two_numbers_is_found() {
        assert_eq!(found(&[]), []);
        assert_eq!(found(&[15]), []);
        assert_eq!(found(&[15, 77]), []);
        assert_eq!(found(&[15, 77, 22]), [(vec![11], vec![1, 2])]);
    }

    #[test]
    fn a_number_whose_primes_are_all_elsewhere_is_found_with_each() {
        let mut found = found(&[3 * 5, 5 * 7, 7 * 3, 11 * 13]);
        found.sort();
        let expected = [(3, [0, 2]), (5, [0, 1]), (7, [1, 2])];
        let expected = expected.map(|(factor, of)| (vec![factor], of.to_vec()));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_modulus_does_no_harm() {
        assert_eq!(found(&[0, 15, 0, 1, 21]), [(vec![3], vec![1, 4])]);
    }

    #[test]
    fn trees_are_joined() {
        // Different odd numbers above 2^20 that have nothing in common but by the two that were made to.
        let primes: Vec<u32> = (1 << 20..1 << 22)
            .filter(|number| (2..2048).all(|divisor| number % divisor != 0))
            .take(TREE + 3)
            .collect();
        let mut numbers = primes.clone();
        numbers[0] = 1009 * 1013;
        numbers[TREE + 2] = 1009 * 1019;
        assert_eq!(found(&numbers), [(vec![3, 241], vec![0, TREE + 2])]);
    }
}
