//! The judgement of RSA numbers against keys whose faults are known, because they are made here.

use std::sync::LazyLock;

use okta_cc::model::rsa::{Exponent, Looked, Numbers, RsaFault, RsaMember, judge, repair};
use openssl::bn::{BigNum, BigNumContext, MsbOption};
use proptest::prelude::*;

/// The octets of the eight members, or of some of them.
#[derive(Clone, Default)]
struct Key([Option<Vec<u8>>; 8]);

impl Key {
    fn numbers(&self) -> Numbers<'_> {
        let [n, e, d, p, q, dp, dq, qi] = self.0.each_ref().map(Option::as_deref);
        Numbers {
            n,
            e,
            d,
            p,
            q,
            dp,
            dq,
            qi,
        }
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

#[test]
fn a_healthy_key_has_no_faults() {
    let judgement = judge(&GOOD.numbers());
    assert_eq!(judgement.faults, []);
    assert_eq!(judgement.bits, Some(2048));
    assert_eq!(judgement.primality, Looked::Yes);
    assert_eq!(judgement.exponents, Looked::Yes);
    let repaired = repair(&GOOD.numbers()).expect("it follows from itself");
    assert_eq!(repaired.changed(), []);
}

#[test]
fn unusual_but_legal_keys_have_no_faults() {
    let (p, q, e) = (
        GOOD.number(RsaMember::P),
        GOOD.number(RsaMember::Q),
        GOOD.number(RsaMember::E),
    );
    let swapped = Key::of(&q, &p, 65537);
    let by_phi = Key::with_exponents(&p, &q, &e, &inverse(&e, &phi(&p, &q)));
    let shifted = Key::with_exponents(&p, &q, &e, &(&GOOD.number(RsaMember::D) + &period(&p, &q)));
    for key in [&swapped, &by_phi, &shifted, &key(3072)] {
        assert_eq!(key.faults(), []);
    }
    // Leading zeros are a matter of the text.
    let mut padded = vec![0; 5];
    padded.extend(GOOD.get(RsaMember::D));
    assert_eq!(GOOD.with(RsaMember::D, padded).faults(), []);
}

#[test]
fn a_public_key_is_judged_as_far_as_it_goes() {
    let private = [
        RsaMember::D,
        RsaMember::P,
        RsaMember::Q,
        RsaMember::Dp,
        RsaMember::Dq,
        RsaMember::Qi,
    ];
    let judgement = judge(&GOOD.without(&private).numbers());
    assert_eq!(judgement.faults, []);
    assert_eq!(judgement.primality, Looked::Missing);
    assert_eq!(judgement.exponents, Looked::Missing);
    assert_eq!(
        SMALL.without(&private).faults(),
        [RsaFault::WeakSize { bits: 1024 }]
    );
    let judgement = judge(&Numbers::default());
    assert_eq!((judgement.faults, judgement.bits), (vec![], None));
}

#[test]
fn members_that_follow_are_recomputed() {
    use RsaMember::{D, Dp, Dq, E, N, P, Q, Qi};
    let missing: [&[RsaMember]; 12] = [
        &[N],
        &[E],
        &[D],
        &[P],
        &[Q],
        &[Dp, Dq, Qi],
        &[P, Q, Dp, Dq, Qi],
        &[D, Dp, Dq, Qi],
        &[N, D, Dp, Dq, Qi],
        &[E, Dp, Dq, Qi],
        &[N, Dp],
        &[E, D],
    ];
    for members in missing {
        let key = GOOD.without(members);
        assert_eq!(key.faults(), [], "{members:?}");
        let repaired = repair(&key.numbers()).expect("they follow");
        assert_eq!(repaired.changed(), members);
        assert!(key.is_repaired_to(&GOOD), "{members:?}");
    }
    assert!(repair(&GOOD.without(&[D, P, Q]).numbers()).is_none());
    assert!(repair(&GOOD.without(&[N, P, Q]).numbers()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_is_caught_named_and_put_right(which in 0..8usize, bit: usize, small: bool) {
        let right: &Key = if small { &SMALL } else { &GOOD };
        let member = RsaMember::ALL[which];
        let wrong = right.flipped(member, bit);
        let faults = wrong.faults();
        prop_assert_eq!(inconsistent(&faults), [member]);
        prop_assert!(wrong.is_repaired_to(right));
    }

    #[test]
    fn a_replaced_member_is_named(which in 0..8usize, octets in proptest::collection::vec(any::<u8>(), 0..200)) {
        let member = RsaMember::ALL[which];
        let wrong = GOOD.with(member, octets);
        prop_assert_eq!(inconsistent(&wrong.faults()), [member]);
        // A modulus with nothing in common is that of another key, which may be the registered one.
        prop_assert_eq!(wrong.is_repaired_to(&GOOD), member != RsaMember::N);
    }

    #[test]
    fn one_wrong_member_is_named_without_the_shortcuts(which in 0..5usize, bit: usize) {
        let member = RsaMember::ALL[which];
        let wrong = SMALL.without(&[RsaMember::Dp, RsaMember::Dq, RsaMember::Qi]).flipped(member, bit);
        prop_assert_eq!(inconsistent(&wrong.faults()), [member]);
        prop_assert!(wrong.is_repaired_to(&SMALL));
    }

    #[test]
    fn members_of_any_size_and_value_are_survived(
        choices in proptest::collection::vec((0..10u8, any::<u16>()), 8),
    ) {
        let mut key = SMALL.clone();
        for (member, (choice, length)) in RsaMember::ALL.into_iter().zip(choices) {
            let length = usize::from(length) % 2200;
            key.0[member as usize] = match choice {
                0 => None,
                1 => Some(vec![]),
                2 => Some(vec![0; length]),
                3 => Some(vec![1]),
                4 => Some(vec![u8::try_from(length % 256).expect("a remainder")]),
                5 => Some(vec![0xff; length]),
                6 => Some(SMALL.get(RsaMember::ALL[length % 8]).to_vec()),
                _ => continue,
            };
        }
        judge(&key.numbers());
        repair(&key.numbers());
    }
}

#[test]
fn every_single_bit_matters() {
    let right = key(512);
    for member in RsaMember::ALL {
        for bit in 0..right.get(member).len() * 8 {
            let wrong = right.flipped(member, bit);
            assert_eq!(inconsistent(&wrong.faults()), [member], "bit {bit}");
            assert!(wrong.is_repaired_to(&right), "{member:?}, bit {bit}");
        }
    }
}

#[test]
fn mixed_keys_are_told_apart() {
    use RsaMember::{D, Dp, Dq, E, N, P, Q, Qi};
    let take = |members: &[RsaMember]| {
        members.iter().fold(GOOD.clone(), |key, &member| {
            key.with(member, OTHER.get(member).to_vec())
        })
    };
    let named = |members: &[RsaMember]| inconsistent(&take(members).faults());
    assert_eq!(named(&[N]), [N]);
    assert!(repair(&take(&[N]).numbers()).is_none());
    assert_eq!(named(&[N, D]), [N, D]);
    assert_eq!(named(&[D, Dp, Dq]), [D, Dp, Dq]);
    assert!(take(&[D, Dp, Dq]).is_repaired_to(&GOOD));
    assert_eq!(named(&[P, Q]), [P, Q]);
    // Five members of one key against three of another: the larger part is believed.
    assert_eq!(named(&[P, Q, Dp, Dq, Qi]), [N, D]);
    assert_eq!(named(&[N, P]), [N, D]);
    let e = vec![1, 0, 3];
    assert_eq!(inconsistent(&GOOD.with(E, e).faults()), [E]);
}

#[test]
fn swapped_primes_are_blamed_on_what_was_not_swapped() {
    use RsaMember::{Dp, Dq, P, Q, Qi};
    let swapped = GOOD.swapped(P, Q);
    assert_eq!(inconsistent(&swapped.faults()), [Dp, Dq, Qi]);
    assert_eq!(inconsistent(&swapped.swapped(Dp, Dq).faults()), [Qi]);
}

#[test]
fn exponents_without_primes_are_compared_with_the_modulus() {
    use RsaMember::{D, Dp, Dq, E, N, P, Q, Qi};
    let bare = GOOD.without(&[P, Q, Dp, Dq, Qi]);
    assert_eq!(judge(&bare.numbers()).exponents, Looked::Yes);
    assert_eq!(inconsistent(&bare.flipped(D, 700).faults()), [N, D]);
    assert_eq!(inconsistent(&bare.flipped(N, 700).faults()), [N, D]);
    let wrong = bare.with(E, vec![1, 0, 3]);
    assert_eq!(inconsistent(&wrong.faults()), [E]);
    assert!(wrong.is_repaired_to(&GOOD));
}

#[test]
fn unreduced_members_are_not_wrong() {
    use RsaMember::{D, Dp, Dq, N, P, Q, Qi};
    let one = BigNum::from_u32(1).expect("memory");
    let (p, q) = (GOOD.number(P), GOOD.number(Q));
    let more = |member: RsaMember, period: &BigNum| {
        GOOD.with(member, (&GOOD.number(member) + period).to_vec())
    };
    assert_eq!(
        more(Dp, &(&p - &one)).faults(),
        [RsaFault::Noncanonical(Dp)]
    );
    assert_eq!(
        more(Dq, &(&q - &one)).faults(),
        [RsaFault::Noncanonical(Dq)]
    );
    assert_eq!(
        GOOD.with(Dq, GOOD.get(D).to_vec()).faults(),
        [RsaFault::Noncanonical(Dq)]
    );
    let large = more(D, &(&period(&p, &q) * &GOOD.number(N)));
    assert_eq!(large.faults(), [RsaFault::Noncanonical(D)]);
    assert!(large.is_repaired_to(&GOOD));
    assert!(!RsaFault::Noncanonical(D).is_error());
    assert_eq!(more(Qi, &p).faults(), [RsaFault::Noncanonical(Qi)]);
    assert!(RsaFault::Noncanonical(Qi).is_error());
}

#[test]
fn composites_are_found_in_either_place() {
    let composite = &prime(512) * &prime(512);
    let other = prime(1024);
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

#[test]
fn degenerate_primes_are_blamed_and_put_right() {
    use RsaMember::{P, Q};
    for octets in [
        vec![],
        vec![0],
        vec![1],
        vec![2],
        vec![3],
        vec![4],
        GOOD.get(Q).to_vec(),
    ] {
        let wrong = GOOD.with(P, octets);
        assert_eq!(inconsistent(&wrong.faults()), [P]);
        assert!(wrong.is_repaired_to(&GOOD));
    }
    // n = p·q holds, and says nothing.
    let trivial = GOOD
        .with(P, vec![1])
        .with(Q, GOOD.get(RsaMember::N).to_vec());
    assert_eq!(inconsistent(&trivial.faults()), [P, Q]);
}

#[test]
fn what_is_too_large_is_left_out_and_said() {
    let long = vec![0xff; 1 << 20];
    for member in RsaMember::ALL {
        judge(&GOOD.with(member, long.clone()).numbers());
        repair(&GOOD.with(member, long.clone()).numbers());
    }
    let judgement = judge(&GOOD.with(RsaMember::P, long.clone()).numbers());
    assert_eq!(judgement.primality, Looked::TooLarge);
    let public = Key::default().with(RsaMember::N, long.clone());
    let judgement = judge(&public.with(RsaMember::E, vec![1, 0, 1]).numbers());
    assert_eq!(judgement.bits, Some(8 << 20));
    assert!(repair(&GOOD.with(RsaMember::N, long).numbers()).is_none());
}
