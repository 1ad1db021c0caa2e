//! Numbers that do not belong together: the wrong one is named, and put right.

use okta_cc::model::rsa::{Looked, RsaFault, RsaMember, judge, repair};
use openssl::bn::BigNum;
use proptest::prelude::*;

use super::{GOOD, Key, OTHER, SMALL, inconsistent, key, period};

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
