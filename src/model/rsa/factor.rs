//! The primes of a modulus, found through a pair of exponents that belong to it.

use openssl::sha::sha256;

use super::natural::Natural;

/// What an attempt to factor a modulus came to.
pub(super) enum Factors {
    /// Their product is the modulus and the exponents fit both. The larger comes first.
    Found(Natural, Natural),
    /// Proved: these exponents do not belong to this modulus.
    Foreign,
    /// Too large to try, or out of luck.
    Unknown,
}

/// If e, d and n belong together, e·d - 1 is a multiple of lcm(p-1, q-1), and any such multiple gives n away.
pub(super) fn factors(n: &Natural, e: &Natural, d: &Natural) -> Factors {
    let product = e.times(d);
    // p - 1 is even, so e and d are odd; and an even n has no primes worth the name.
    if n.is_even() || product.is_even() || n.bits() < 4 {
        return Factors::Foreign;
    }
    let Some(multiple) = product.less_one().filter(|multiple| !multiple.is_zero()) else {
        return Factors::Unknown;
    };
    let result = match by_division(n, &multiple) {
        Some((p, q)) => Factors::Found(p, q),
        None => by_roots(n, &multiple),
    };
    match result {
        // With more than two primes a factor is no prime, and what is said about p - 1 does not hold.
        Factors::Found(p, q) if !(belongs(&multiple, &p) && belongs(&multiple, &q)) => {
            Factors::Unknown
        }
        result => result,
    }
}

/// The same for exponents that are only guessed: takes microseconds, and finds the primes of nearly every key.
pub(super) fn factors_if_cheap(
    n: &Natural,
    e: &Natural,
    d: &Natural,
) -> Option<(Natural, Natural)> {
    let multiple = e.times(d).less_one()?;
    let (p, q) = by_division(n, &multiple)?;
    (belongs(&multiple, &p) && belongs(&multiple, &q)).then_some((p, q))
}

fn belongs(multiple: &Natural, prime: &Natural) -> bool {
    prime
        .less_one()
        .and_then(|order| multiple.modulo(&order))
        .is_some_and(|remainder| remainder.is_zero())
}

/// Without a single exponentiation. φ = (p-1)(q-1) is n but for its lower half, so the small number k in
/// m = k·φ is m divided by n and rounded up, and φ = m / k. Then p + q = n + 1 - φ, and p and q solve a quadratic.
/// With m a multiple of lcm(p-1, q-1) only, k is a fraction whose denominator divides gcd(p-1, q-1): multiplying by
/// many small factors makes it whole for all but one key in some thousand.
fn by_division(n: &Natural, multiple: &Natural) -> Option<(Natural, Natural)> {
    let root = n.root();
    if &root.times(&root) == n {
        return split(n, root.copy(), root);
    }
    let one = Natural::from_word(1);
    let multiple = multiple.times(&small_factors());
    let k = multiple.divided(n)?.0.plus(&one);
    let phi = multiple.divided_exactly(&k)?;
    if phi.is_zero() || &phi >= n {
        return None;
    }
    let sum = n.distance(&phi).plus(&one);
    let (square, fourfold) = (sum.times(&sum), n.shifted_left(2));
    if square < fourfold {
        return None;
    }
    let difference = square.distance(&fourfold).root();
    let larger = sum.plus(&difference).shifted_right(1);
    let smaller = sum.distance(&difference).shifted_right(1);
    split(n, larger, smaller)
}

/// 2^16 · 3^6 · 5^4 · 7^3 · 11^2 · 13^2 and each prime up to 251.
fn small_factors() -> Natural {
    let mut product = Natural::power_of_two(15);
    for factor in [3u32.pow(5), 5u32.pow(3), 7u32.pow(2), 11, 13] {
        product = product.times(&Natural::from_word(factor));
    }
    (2..=251u32)
        .filter(|&word| (2..word).all(|divisor| word % divisor != 0))
        .fold(product, |product, prime| {
            product.times(&Natural::from_word(prime))
        })
}

/// Works for every key, one try in two at least: with m = 2^s·t, somewhere in x^t, x^2t, x^4t … stands the last
/// number before 1; if it is not -1, it is a square root of 1 that only a composite n has.
fn by_roots(n: &Natural, multiple: &Natural) -> Factors {
    let one = Natural::from_word(1);
    let minus_one = n.distance(&one);
    let twos = multiple.twos();
    // No honest p - 1 is divisible by 2^256; the squarings would cost more than the exponentiation.
    if twos > 256 {
        return Factors::Unknown;
    }
    let odd = multiple.shifted_right(twos);
    for attempt in 0..attempts(n, multiple) {
        let base = Natural::from_octets(&sha256(&[&n.octets()[..], &[attempt]].concat()));
        let mut root = base.power_modulo(&odd, n);
        if root.is_one() || root == minus_one {
            continue;
        }
        let mut squarings = 0;
        loop {
            let square = root.squared_modulo(n);
            if square.is_one() {
                let factor = root.distance(&one).common_divisor(n);
                return n
                    .divided_exactly(&factor)
                    .and_then(|other| split(n, factor, other))
                    .map_or(Factors::Unknown, |(p, q)| Factors::Found(p, q));
            }
            squarings += 1;
            if squarings >= twos {
                return Factors::Foreign;
            }
            root = square;
            if root == minus_one {
                break;
            }
        }
    }
    Factors::Unknown
}

/// How many exponentiations are allowed: as many as take the time of one with 6400 bits modulo 4096, some 25 ms. That
/// is one for any honest key of 4096 bits, and several for shorter ones.
fn attempts(n: &Natural, multiple: &Natural) -> u8 {
    let cost = multiple.bits().max(1).saturating_mul(n.bits().pow(2));
    let allowed = 6400 * 4096usize.pow(2);
    u8::try_from((allowed / cost).min(16)).expect("at most 16")
}

/// The two, larger first, if they are what n is made of.
fn split(n: &Natural, one: Natural, other: Natural) -> Option<(Natural, Natural)> {
    let proper = one.bits() > 1 && other.bits() > 1 && &one.times(&other) == n;
    let ordered = if one < other {
        (other, one)
    } else {
        (one, other)
    };
    proper.then_some(ordered)
}
