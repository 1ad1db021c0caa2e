//! Keys that fit together and are weak: composites, short exponents, primes that can be guessed, published keys.

use okta_cc::model::rsa::{Exponent, RsaFault, RsaMember, Structure, repair};
use openssl::bn::{BigNum, MsbOption};

use super::{GOOD, Key, context, inconsistent, inverse, period, phi, prime};

#[test]
fn composites_are_found_in_either_place() {
    // A product may come out a bit short, and a short modulus is a fault of its own.
    let (composite, other) = std::iter::repeat_with(|| (&prime(512) * &prime(512), prime(1024)))
        .find(|(composite, other)| (composite * other).num_bits() == 2048)
        .expect("one in a few has all bits");
    let key = Key::of(&composite, &other, 65537);
    assert_eq!(key.faults(), [RsaFault::CompositePrime(RsaMember::P)]);
    let key = Key::of(&other, &composite, 65537);
    assert_eq!(key.faults(), [RsaFault::CompositePrime(RsaMember::Q)]);
    // Even then nothing can be repaired: p - 1 means nothing.
    assert!(repair(&key.flipped(RsaMember::Dp, 9).numbers()).is_none());
}

#[test]
fn a_third_prime_hidden_in_p_is_not_blamed_on_the_exponents() {
    // A product may come out a bit short, and a short modulus is a fault of its own.
    let (r, s, q) = std::iter::repeat_with(|| (prime(512), prime(512), prime(1024)))
        .find(|(r, s, q)| (&(r * s) * q).num_bits() == 2048)
        .expect("one in a few has all bits");
    let p = &r * &s;
    let e = BigNum::from_u32(65537).expect("memory");
    let d = inverse(
        &e,
        &(&phi(&r, &s) * &(&q - &BigNum::from_u32(1).expect("memory"))),
    );
    let key = Key::with_exponents(&p, &q, &e, &d);
    assert_eq!(key.faults(), [RsaFault::CompositePrime(RsaMember::P)]);
}

#[test]
fn arnaults_number_is_no_prime() {
    // F. Arnault, 1995: passes Miller-Rabin for every prime base below 307.
    let p = BigNum::from_dec_str(
        "29674495668685510550154174642905332730771991799853043350995075531276838753171\
         770199594238596428121188033664754218345562493168782883",
    )
    .expect("digits");
    let one = BigNum::from_u32(1).expect("memory");
    let factor = |k: u32| &(&(&p - &one) * &BigNum::from_u32(k).expect("memory")) + &one;
    let number = &(&p * &factor(313)) * &factor(353);
    assert_eq!(number.num_bits(), 1318);
    // p - 1 is not coprime to every exponent, so take one that has an inverse.
    let other = prime(1318);
    let e = [65537, 257, 17, 5]
        .into_iter()
        .find(|&e| {
            let mut inverse = BigNum::new().expect("memory");
            let e = BigNum::from_u32(e).expect("memory");
            inverse
                .mod_inverse(&e, &period(&number, &other), &mut context())
                .is_ok()
        })
        .expect("one of them fits");
    let faults = Key::of(&other, &number, e).faults();
    assert!(faults.contains(&RsaFault::CompositePrime(RsaMember::Q)));
    assert_eq!(inconsistent(&faults), []);
}

#[test]
fn weak_exponents_are_graded() {
    let (p, q) = (GOOD.number(RsaMember::P), GOOD.number(RsaMember::Q));
    assert_eq!(
        Key::of(&p, &q, 3).faults(),
        [RsaFault::WeakExponent(Exponent::Short)]
    );
    let one = BigNum::from_u32(1).expect("memory");
    let faults = Key::with_exponents(&p, &q, &one, &one).faults();
    assert_eq!(
        faults,
        [
            RsaFault::WeakExponent(Exponent::BelowThree),
            RsaFault::WeakPrivateExponent
        ]
    );
    // A short d makes a long e.
    let d = prime(504);
    let key = Key::with_exponents(&p, &q, &inverse(&d, &period(&p, &q)), &d);
    assert_eq!(
        key.faults(),
        [
            RsaFault::WeakExponent(Exponent::Long),
            RsaFault::WeakPrivateExponent
        ]
    );
    let e = &GOOD.number(RsaMember::E) + &(&period(&p, &q) * &GOOD.number(RsaMember::N));
    let key = GOOD.with(RsaMember::E, e.to_vec());
    assert_eq!(
        key.faults(),
        [RsaFault::WeakExponent(Exponent::NotBelowModulus)]
    );
}

/// The next prime for which 65537 has an inverse.
fn prime_after(start: &BigNum) -> BigNum {
    let two = BigNum::from_u32(2).expect("memory");
    let mut number = start + &BigNum::from_u32(u32::from(!start.is_odd())).expect("memory");
    loop {
        if number.is_prime(20, &mut context()).expect("memory")
            && number.mod_word(65537).expect("memory") != 1
        {
            return number;
        }
        number = &number + &two;
    }
}

#[test]
fn primes_too_near_each_other_are_found() {
    let p = prime(1024);
    let mut apart = BigNum::new().expect("memory");
    apart.set_bit(920).expect("memory");
    let near = prime_after(&(&p + &apart));
    assert_eq!(Key::of(&p, &near, 65537).faults(), [RsaFault::ClosePrimes]);
    apart.set_bit(930).expect("memory");
    let far = prime_after(&(&p + &apart));
    assert_eq!(Key::of(&p, &far, 65537).faults(), []);
    let e = BigNum::from_u32(65537).expect("memory");
    let square = Key::with_exponents(&p, &p, &e, &inverse(&e, &(&p * &period(&p, &p))));
    assert_eq!(square.faults(), [RsaFault::ClosePrimes]);
    use RsaMember::{Dp, Dq, P, Q, Qi};
    let bare = square.without(&[P, Q, Dp, Dq, Qi]);
    assert_eq!(bare.faults(), [RsaFault::ClosePrimes]);
}

#[test]
fn small_and_unbalanced_factors_are_found() {
    let tiny = prime_after(&BigNum::from_u32(1_000_003).expect("memory"));
    assert_eq!(
        Key::of(&prime(2034), &tiny, 65537).faults(),
        [RsaFault::SmallFactor]
    );
    assert_eq!(
        Key::of(&prime(1148), &prime(900), 65537).faults(),
        [RsaFault::UnbalancedPrimes]
    );
    assert_eq!(Key::of(&prime(1040), &prime(1009), 65537).faults(), []);
    let n = &prime(2040) * &BigNum::from_u32(65521).expect("memory");
    let public = Key::default()
        .with(RsaMember::N, n.to_vec())
        .with(RsaMember::E, vec![1, 0, 1]);
    assert_eq!(public.faults(), [RsaFault::SmallFactor]);
}

/// A prime in the manner of the flawed library.
fn roca_prime() -> BigNum {
    let mut modulus = BigNum::from_u32(1).expect("memory");
    for prime in (2..=167u32).filter(|n| (2..*n).all(|divisor| n % divisor != 0)) {
        modulus.mul_word(prime).expect("memory");
    }
    let mut power = BigNum::new().expect("memory");
    let mut exponent = BigNum::new().expect("memory");
    exponent.rand(60, MsbOption::ONE, false).expect("memory");
    power
        .mod_exp(
            &BigNum::from_u32(65537).expect("memory"),
            &exponent,
            &modulus,
            &mut context(),
        )
        .expect("memory");
    loop {
        let mut k = BigNum::new().expect("memory");
        k.rand(1024 - modulus.num_bits(), MsbOption::TWO_ONES, false)
            .expect("memory");
        let candidate = &(&k * &modulus) + &power;
        if candidate.is_prime(20, &mut context()).expect("memory") {
            return candidate;
        }
    }
}

#[test]
fn roca_is_recognised_with_and_without_the_primes() {
    let key = Key::of(&roca_prime(), &roca_prime(), 65537);
    assert!(key.faults().contains(&RsaFault::Roca));
    use RsaMember::{D, Dp, Dq, P, Q, Qi};
    assert!(
        key.without(&[D, P, Q, Dp, Dq, Qi])
            .faults()
            .contains(&RsaFault::Roca)
    );
}

#[test]
fn published_keys_are_recognised() {
    use base64::Engine as _;
    let n = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0\
             Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z\
             5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGh\
             yxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    let n = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(n)
        .expect("copied from the RFC");
    let public = Key::default()
        .with(RsaMember::N, n)
        .with(RsaMember::E, vec![1, 0, 1]);
    let source = "RFC 7515 appendix A.2";
    assert_eq!(public.faults(), [RsaFault::KnownKey { source }]);
}

/// What is found in the structure of the primes.
#[track_caller]
fn structure(p: &BigNum, q: &BigNum) -> Option<Structure> {
    let faults = Key::of(p, q, 65537).faults();
    let found = faults.iter().find_map(|fault| match fault {
        RsaFault::Predictable(structure) => Some(*structure),
        _ => None,
    });
    // Nothing else is said of such a key, but where its product comes out a bit short.
    let others = faults
        .iter()
        .filter(|fault| !matches!(fault, RsaFault::Predictable(_) | RsaFault::WeakSize { .. }));
    assert_eq!(others.count(), 0, "{faults:?}");
    found
}

fn of_octets(octets: &[u8]) -> BigNum {
    prime_after(&BigNum::from_slice(octets).expect("memory"))
}

fn random_octets(count: usize) -> Vec<u8> {
    let mut octets = vec![0; count];
    openssl::rand::rand_bytes(&mut octets).expect("random octets");
    octets[0] |= 0xc0;
    octets
}

fn word(word: u32) -> BigNum {
    BigNum::from_u32(word).expect("memory")
}

#[test]
fn patterns_in_a_prime_are_found() {
    let other = prime(1024);
    let repeated = [
        [0xab; 128].to_vec(),
        [0xde, 0xad, 0xbe, 0xef].repeat(32),
        random_octets(64).repeat(2),
        random_octets(19).repeat(7)[..128].to_vec(),
    ];
    for octets in repeated {
        let found = structure(&of_octets(&octets), &other);
        assert_eq!(found, Some(Structure::Repeated));
    }
    let mut run = random_octets(128);
    run[40] = 0xf0;
    run[41..53].fill(0);
    assert_eq!(
        structure(&of_octets(&run), &other),
        Some(Structure::LongRun)
    );
    let text = b"The quick brown fox jumps over the lazy dog, and it does so as often as it takes to be as long as a prime number of 1024 bits is".to_vec();
    assert_eq!(text.len(), 128);
    let found = structure(&of_octets(&text), &other);
    assert_eq!(found, Some(Structure::Text));
    // One bit in eight at a random place.
    let sparse: Vec<u8> = random_octets(128)
        .iter()
        .map(|octet| 1 << (octet % 8))
        .collect();
    let found = structure(&of_octets(&[&[0xc1], &sparse[1..]].concat()), &other);
    assert_eq!(found, Some(Structure::FewBits));
}

#[test]
fn primes_that_have_something_in_common_are_found() {
    let p = random_octets(128);
    let mut low = random_octets(128);
    let whole = of_octets(&p);
    low[63..].copy_from_slice(&whole.to_vec()[63..]);
    // Counting up to a prime in the upper half keeps the lower one.
    let mut step = BigNum::new().expect("memory");
    step.set_bit(65 * 8).expect("memory");
    let mut shared = BigNum::from_slice(&low).expect("memory");
    while !shared.is_prime(20, &mut context()).expect("memory")
        || shared.mod_word(65537).expect("memory") == 1
    {
        shared = &shared + &step;
    }
    assert_eq!(structure(&whole, &shared), Some(Structure::SharedLowHalf));
    let mut round = BigNum::new().expect("memory");
    round.set_bit(1025).expect("memory");
    let p = prime(1024);
    let q = prime_after(&(&round - &p));
    assert_eq!(structure(&p, &q), Some(Structure::RoundSum));
    let mut backwards = p.to_vec();
    backwards.reverse();
    backwards[0] |= 0xc0;
    assert_eq!(
        structure(&p, &of_octets(&backwards)),
        Some(Structure::Reversed)
    );
    for (a, b) in [(3, 1), (7, 5), (1009, 1000)] {
        let part = prime(1000);
        let (p, q) = (
            prime_after(&(&part * &word(a))),
            prime_after(&(&part * &word(b))),
        );
        assert_eq!(structure(&p, &q), Some(Structure::NearMultiple), "{a}/{b}");
    }
}

/// A prime p whose p - 1 has factors of so many bits, and one last factor of so many.
fn smooth_prime(factor: i32, last: i32) -> BigNum {
    loop {
        // Without 3 among them, the product and one would be divisible by 3 for each even number of such factors.
        let mut product = word(2 * 3 * 5 * 7 * 11 * 13 * 17);
        while product.num_bits() < 512 - last {
            product = &product * &prime(factor);
        }
        for _ in 0..400 {
            let order = &product * &prime(last);
            let candidate = &order + &word(1);
            if candidate.is_prime(10, &mut context()).expect("memory") {
                return candidate;
            }
        }
    }
}

#[test]
fn a_prime_with_only_small_factors_below_it_is_found() {
    let other = prime(512);
    for (factor, last) in [(16, 16), (10, 16), (16, 38)] {
        let found = structure(&smooth_prime(factor, last), &other);
        assert_eq!(found, Some(Structure::Smooth), "{factor} {last}");
    }
    // One factor that nobody finds protects the prime.
    assert_eq!(structure(&smooth_prime(16, 90), &other), None);
}

#[test]
fn no_key_of_openssl_has_a_structure() {
    for _ in 0..24 {
        let key = openssl::rsa::Rsa::generate(1024).expect("OpenSSL makes keys");
        let primes = [key.p(), key.q()].map(|prime| prime.expect("two primes").to_owned());
        let [p, q] = primes.map(|prime| prime.expect("memory"));
        assert_eq!(structure(&p, &q), None);
    }
}
