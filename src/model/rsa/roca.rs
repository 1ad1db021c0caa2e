//! ROCA (CVE-2017-15361): primes from a flawed library of smart cards and TPMs, which can be factored.
//!
//! Its primes are k·M + (65537^a mod M), with M the product of the first primes. So modulo each of those, p, q and n
//! are powers of 65537.

use super::natural::Natural;
use super::prime::Prime;

/// The small primes modulo which some numbers are not a power of 65537. A random n passes all 17 once in 2^28 times.
const TELLING: [u32; 17] = [
    11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157,
];

/// The primes, if they are known, must show it too: by chance that happens once in 2^56.
pub(super) fn marked(n: &Natural, primes: [Option<&Prime>; 2]) -> bool {
    is_marked(n)
        && primes
            .into_iter()
            .flatten()
            .all(|prime| is_marked(prime.value()))
}

fn is_marked(number: &Natural) -> bool {
    TELLING
        .iter()
        .all(|&prime| is_power(number.modulo_word(prime), prime))
}

fn is_power(remainder: u32, prime: u32) -> bool {
    let mut power = 1;
    loop {
        if power == remainder {
            return true;
        }
        power = power * (65537 % prime) % prime;
        if power == 1 {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_prime_tells_something() {
        for prime in TELLING {
            let powers = (1..prime).filter(|&word| is_power(word, prime)).count();
            assert!(powers < prime as usize - 1, "{prime}");
            assert!(is_power(65537 % prime, prime));
            assert!(!is_power(0, prime));
        }
    }
}
