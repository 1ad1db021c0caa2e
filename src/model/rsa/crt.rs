//! The members that only speed the key up: dp, dq and qi. They follow from the others, so each can be wrong independently.

use super::consistent::ConsistentKey;
use super::exponents::{congruent, inverse};
use super::members::Members;
use super::natural::Natural;
use super::prime::{Primality, Prime};
use super::{RsaFault, RsaMember};

/// The faults of dp, dq and qi, measured by the members that are trusted.
pub(super) fn faults(members: &Members, consistent: &ConsistentKey) -> Vec<RsaFault> {
    let (p, q) = (consistent.p.as_ref(), consistent.q.as_ref());
    [
        remainder(RsaMember::Dp, members.dp.as_ref(), p, consistent),
        remainder(RsaMember::Dq, members.dq.as_ref(), q, consistent),
        coefficient(members.qi.as_ref(), p, q),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// qi·q ≡ 1 (mod p).
pub(super) fn inverts(qi: &Natural, p: &Prime, q: &Prime) -> bool {
    qi.times(q.value())
        .modulo(p.value())
        .is_some_and(|product| product.is_one())
}

/// dp must be d modulo p-1, or dq modulo q-1.
fn remainder(
    member: RsaMember,
    value: Option<&Natural>,
    prime: Option<&Prime>,
    consistent: &ConsistentKey,
) -> Option<RsaFault> {
    let (value, prime) = (value?, prime?);
    // Modulo 1 everything is equal; and a composite has another order than p - 1.
    if prime.order().is_one() || prime.primality() == Primality::Composite {
        return None;
    }
    let fits = match (&consistent.d, &consistent.e) {
        (Some(d), _) => congruent(d, value, prime),
        (None, Some(e)) => inverse(e, value, prime),
        (None, None) => return None,
    };
    if !fits {
        Some(RsaFault::Inconsistent(member))
    } else {
        (value >= prime.order()).then_some(RsaFault::Noncanonical(member))
    }
}

fn coefficient(qi: Option<&Natural>, p: Option<&Prime>, q: Option<&Prime>) -> Option<RsaFault> {
    let (qi, p, q) = (qi?, p?, q?);
    // Then q has no inverse, and nothing can be said of what should be one.
    if p.value() == q.value() {
        return None;
    }
    if !inverts(qi, p, q) {
        Some(RsaFault::Inconsistent(RsaMember::Qi))
    } else {
        (qi >= p.value()).then_some(RsaFault::Noncanonical(RsaMember::Qi))
    }
}
