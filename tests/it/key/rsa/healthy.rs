//! Keys without a fault, whole or in part, and numbers that follow from the others.

use okta_cc::model::rsa::{Looked, Numbers, RsaFault, RsaMember, judge, repair};

use super::{GOOD, Key, SMALL, inverse, key, period, phi};

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
