//! Primes with a structure that no honest generator makes, and by which somebody who has only the public key finds them.
//!
//! A prime that is drawn at random shows each of these once in 2^64 times at most. The tests are those of badkeys
//! (<https://badkeys.info>), and of the attacks that the pages of the rules name.

use super::Structure;
use super::natural::Natural;
use super::prime::Prime;

/// So many octets must agree with those one period before them: by chance once in 2^100.
const REPEATED: usize = 16;

/// So many equal bits in a row: by chance once in 2^86.
const LONGEST_RUN: usize = 96;

/// More bits than these of the two are no coincidence; so many are needed by an attack that is about a lattice.
const SPARE: usize = 32;

/// Multiples up to this are tried by anyone who knows Lehman's method.
const MOST_MULTIPLES: u64 = 1 << 16;

/// The larger primes that may be left in p - 1 are found by the second stage of Pollard's method.
const SECOND_STAGE: usize = 40;

/// The product of the primes below 2^16, big-endian: all that the first stage of Pollard's method needs.
static SMALL_PRIMES: &[u8] = include_bytes!("primorial.bin");

/// The first that is found.
pub(super) fn of(n: &Natural, p: &Prime, q: &Prime) -> Option<Structure> {
    let each = [p, q].into_iter();
    each.filter_map(|prime| of_octets(&prime.value().octets()))
        .next()
        .or_else(|| of_both(n, p.value(), q.value()))
        .or_else(|| smooth(p, q))
}

fn of_octets(octets: &[u8]) -> Option<Structure> {
    let bits = octets.len() * 8;
    // The shorter a number, the more often chance plays tricks.
    if octets.len() < 4 * REPEATED {
        return None;
    }
    let ones: u32 = octets.iter().map(|octet| octet.count_ones()).sum();
    let zeros = u32::try_from(bits).ok()? - ones;
    // Ten standard deviations: by chance once in 2^75.
    let few = |count: u32| {
        let half = bits as f64 / 2.0;
        f64::from(count) < half - 5.0 * (bits as f64).sqrt()
    };
    if is_periodic(octets) {
        Some(Structure::Repeated)
    } else if longest_run(octets) >= LONGEST_RUN {
        Some(Structure::LongRun)
    } else if few(ones) || few(zeros) {
        Some(Structure::FewBits)
    } else {
        is_text(octets).then_some(Structure::Text)
    }
}

/// Whether a stretch repeats what was before it, at any distance up to half the length.
fn is_periodic(octets: &[u8]) -> bool {
    // Where so many octets are equal, so are eight of them that begin at a multiple of eight: those are compared first.
    let words = octets.chunks_exact(REPEATED / 2);
    let is_met = |period: usize| {
        let mut starts = words.clone().zip((period..).step_by(REPEATED / 2));
        starts.any(|(word, start)| octets.get(start..).is_some_and(|at| at.starts_with(word)))
    };
    let lasts = |period: usize| {
        let mut run = 0;
        octets.iter().zip(&octets[period..]).any(|(one, other)| {
            run = if one == other { run + 1 } else { 0 };
            run >= REPEATED
        })
    };
    (1..=octets.len() / 2).any(|period| is_met(period) && lasts(period))
}

/// How many equal bits are in a row.
fn longest_run(octets: &[u8]) -> usize {
    let mut longest = 0;
    for pad in [0x00, 0xff] {
        // Whole octets first: no run of 96 bits has fewer than eleven of them.
        let mut at = 0;
        while at < octets.len() {
            let whole = octets[at..]
                .iter()
                .take_while(|octet| **octet == pad)
                .count();
            if whole > 0 {
                let before = at.checked_sub(1).map_or(0, |before| octets[before] ^ pad);
                let after = octets.get(at + whole).map_or(0, |after| *after ^ pad);
                let bits = before.trailing_zeros() + after.leading_zeros();
                longest = longest.max(whole * 8 + bits as usize);
            }
            at += whole + 1;
        }
    }
    longest
}

/// Whether somebody wrote a text where random octets belong. The last octets were counted up to the next prime.
fn is_text(octets: &[u8]) -> bool {
    let text = &octets[..octets.len() - octets.len() / 8];
    text.iter().all(|octet| matches!(octet, b' '..=b'~'))
}

/// What the two have in common.
fn of_both(n: &Natural, p: &Natural, q: &Natural) -> Option<Structure> {
    // Coppersmith's method finds a prime of which it knows half the bits: a quarter of those of n.
    let quarter = n.bits() / 4;
    let apart = p.distance(q);
    // The same number twice is told as such.
    if apart.is_zero() {
        return None;
    }
    let sum = p.plus(q);
    if apart.twos() >= quarter || sum.twos() >= quarter {
        return Some(Structure::SharedLowHalf);
    }
    // The sum gives both away, and n says whether a guess of it is right.
    let round = [sum.bits() - 1, sum.bits()].map(Natural::power_of_two);
    if round
        .iter()
        .any(|round| sum.distance(round).bits() <= quarter + SPARE)
    {
        return Some(Structure::RoundSum);
    }
    if is_reversed(p, q) {
        return Some(Structure::Reversed);
    }
    let (larger, smaller) = if p > q { (p, q) } else { (q, p) };
    near_multiple(larger, smaller, quarter + SPARE)
}

/// The octets of one are those of the other backwards, as far as the search for a prime left them.
fn is_reversed(p: &Natural, q: &Natural) -> bool {
    let (mut backwards, other) = (p.octets(), q.octets());
    backwards.reverse();
    let equal = backwards
        .iter()
        .zip(&other)
        .filter(|(one, other)| one == other);
    backwards.len() == other.len() && equal.count() > other.len() - other.len() / 4
}

/// Whether b·larger is nearly a·smaller, for small a and b: Lehman's method is Fermat's with 4·a·b·n.
fn near_multiple(larger: &Natural, smaller: &Natural, near: usize) -> Option<Structure> {
    let is_near =
        |(a, b): &(u64, u64)| times(larger, *b).distance(&times(smaller, *a)).bits() <= near;
    let mut fractions = fractions(larger, smaller, MOST_MULTIPLES).into_iter();
    fractions.find(is_near).map(|_| Structure::NearMultiple)
}

/// Whether p - 1 or q - 1 has only small prime factors, and at most one that is a little larger.
fn smooth(p: &Prime, q: &Prime) -> Option<Structure> {
    let small = Natural::from_octets(SMALL_PRIMES);
    let is_smooth = |prime: &Prime| is_smooth(prime.order(), &small);
    let found = [p, q].into_iter().any(is_smooth);
    found.then_some(Structure::Smooth)
}

fn is_smooth(order: &Natural, small: &Natural) -> bool {
    // Of a short number everything is small, and it is weak for that.
    if order.bits() < 4 * SECOND_STAGE {
        return false;
    }
    let Some(mut power) = small.modulo(order) else {
        return false;
    };
    // A factor occurs less often than p - 1 has bits: squared so often, the power has each as often.
    for _ in 0..usize::BITS - order.bits().leading_zeros() {
        power = power.squared_modulo(order);
    }
    if power.is_zero() {
        return true;
    }
    // With p - 1 = s·c and s the part of the small factors, the power is t·s, and so power / (p - 1) = t / c.
    let is_exact = |(c, t): &(u64, u64)| times(order, *t) == times(&power, *c);
    fractions(order, &power, 1 << SECOND_STAGE)
        .iter()
        .any(is_exact)
}

/// The fractions a / b nearest to one / other, with a and b up to `most`: the convergents of its continued fraction, from
/// the first bits of both.
fn fractions(one: &Natural, other: &Natural, most: u64) -> Vec<(u64, u64)> {
    let spare = one.bits().saturating_sub(120);
    let word = |number: &Natural| {
        let octets = number.shifted_right(spare).octets();
        let octets = octets.iter().copied().map(u128::from);
        octets.fold(0, |word, octet| word << 8 | octet)
    };
    let (mut one, mut other) = (word(one), word(other));
    let (mut before, mut now) = ((0, 1), (1, 0));
    let mut found = Vec::new();
    while other != 0 {
        let Ok(quotient) = u64::try_from(one / other) else {
            break;
        };
        (one, other) = (other, one % other);
        let next = |now: u64, before: u64| quotient.checked_mul(now)?.checked_add(before);
        let next = next(now.0, before.0).zip(next(now.1, before.1));
        let Some((a, b)) = next.filter(|(a, b)| *a <= most && *b <= most) else {
            break;
        };
        (before, now) = (now, (a, b));
        found.push((a, b));
    }
    found
}

fn times(number: &Natural, by: u64) -> Natural {
    number.times(&Natural::from_octets(&by.to_be_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_is_that_of_the_small_primes() {
        let is_prime = |word: &u32| {
            (2..)
                .take_while(|by| by * by <= *word)
                .all(|by| !word.is_multiple_of(by))
        };
        let primes = (2..65_536u32).filter(is_prime);
        let product = primes.fold(Natural::from_word(1), |product, prime| {
            product.times(&Natural::from_word(prime))
        });
        assert!(product == Natural::from_octets(SMALL_PRIMES));
    }

    #[test]
    fn runs_are_counted_in_bits() {
        let mut octets = vec![0x55; 64];
        assert_eq!(longest_run(&octets), 0);
        octets[10..20].fill(0);
        (octets[9], octets[20]) = (0xf0, 0x1f);
        assert_eq!(longest_run(&octets), 4 + 80 + 3);
        octets[30..40].fill(0xff);
        (octets[29], octets[40]) = (0x7f, 0xfe);
        assert_eq!(longest_run(&octets), 7 + 80 + 7);
    }
}
