//! Members of a key that contradict each other: finds the ones that the other members confirm.

use super::RsaMember;
use super::consistent::{ConsistentKey, arranged};
use super::exponents::{congruent, inverse};
use super::factor::{Factors, factors};
use super::members::Members;
use super::natural::Natural;
use super::prime::Prime;

/// Shorter primes fit any exponents by chance (p - 1 = 2 always does).
const CONVINCING: usize = 65;

/// n is not p·q, or one of the two is no candidate for a prime.
pub(super) fn in_conflict(members: &Members, p: Option<Prime>, q: Option<Prime>) -> ConsistentKey {
    let vouched = match (&p, &q, &members.n) {
        (Some(p), Some(q), Some(_)) => [by_exponents, by_remainders]
            .iter()
            .any(|question| question(members, p, q) == Some(true))
            .then(|| (p.copy(), q.copy())),
        _ => None,
    };
    match vouched {
        // The same number twice vouches for one prime only.
        Some((p, q)) if convincing(&p) && convincing(&q) && p.value() != q.value() => {
            with_product(members, p, q)
        }
        vouched => by_complement(members, p.as_ref(), q.as_ref())
            .or_else(|| vouched.map(|(p, q)| with_product(members, p, q)))
            .unwrap_or_else(|| by_factors(members, &[RsaMember::P, RsaMember::Q])),
    }
}

/// p, q and the exponents vouch for each other, so it is n that is wrong.
fn with_product(members: &Members, p: Prime, q: Prime) -> ConsistentKey {
    let foreign = by_exponents(members, &p, &q) == Some(false);
    let consistent = ConsistentKey {
        n: Some(p.value().times(q.value())),
        compared: members.e.is_some() && members.d.is_some(),
        ..ConsistentKey::as_given(members, Some(p), Some(q))
    };
    if foreign {
        consistent.blaming(&[RsaMember::N, RsaMember::D])
    } else {
        consistent.blaming(&[RsaMember::N])
    }
}

/// n and one prime say what the other one should have been, and the exponents agree.
fn by_complement(members: &Members, p: Option<&Prime>, q: Option<&Prime>) -> Option<ConsistentKey> {
    let n = members.n.as_ref()?;
    let found = |wrong, kept: Option<&Prime>| {
        let (p, q) = completed(n, kept?, wrong)?;
        let fits = by_exponents(members, &p, &q).or_else(|| by_remainders(members, &p, &q));
        fits.unwrap_or(convincing(&p) && convincing(&q))
            .then(|| ConsistentKey::by_primes(members, p, q).blaming(&[wrong]))
    };
    found(RsaMember::P, q).or_else(|| found(RsaMember::Q, p))
}

/// The last resort: only the exponents can say what n is made of.
pub(super) fn by_factors(members: &Members, suspects: &[RsaMember]) -> ConsistentKey {
    let (Some(n), Some(e), Some(d)) = (&members.n, &members.e, &members.d) else {
        return unmeasured(members, suspects);
    };
    match factors(n, e, d) {
        Factors::Found(larger, smaller) => {
            let consistent = arranged(members, larger, smaller);
            let differs = |found: &Option<Prime>, given: &Option<Natural>| {
                found.as_ref().map(Prime::value) != given.as_ref()
            };
            let wrong: Vec<RsaMember> = suspects
                .iter()
                .copied()
                .filter(|member| match member {
                    RsaMember::P => differs(&consistent.p, &members.p),
                    _ => differs(&consistent.q, &members.q),
                })
                .collect();
            consistent.blaming(&wrong)
        }
        Factors::Foreign | Factors::Unknown => lost(members),
    }
}

/// n and d belong neither to each other nor to the primes: no two members vouch for anything.
pub(super) fn lost(members: &Members) -> ConsistentKey {
    ConsistentKey {
        n: None,
        compared: true,
        ..ConsistentKey::as_given(members, None, None)
    }
    .blaming(&[RsaMember::N, RsaMember::D])
}

/// Without exponents to measure by, only what is wrong in itself is named: a zero or one among the suspects, or
/// else n, which is not the product of the others.
fn unmeasured(members: &Members, suspects: &[RsaMember]) -> ConsistentKey {
    let mut wrong: Vec<RsaMember> = suspects
        .iter()
        .copied()
        .filter(|&member| members.get(member).is_some_and(|value| value.bits() < 2))
        .collect();
    if wrong.is_empty() {
        wrong = match suspects {
            [one] => vec![*one],
            _ => vec![RsaMember::N],
        };
    }
    ConsistentKey {
        n: None,
        ..ConsistentKey::as_given(members, None, None)
    }
    .blaming(&wrong)
}

/// Whether e and d belong to these primes; `None` if one of them is not there.
pub(super) fn by_exponents(members: &Members, p: &Prime, q: &Prime) -> Option<bool> {
    let (e, d) = (members.e.as_ref()?, members.d.as_ref()?);
    Some(inverse(e, d, p) && inverse(e, d, q))
}

/// Whether dp and dq belong to these primes, by e or else by d.
fn by_remainders(members: &Members, p: &Prime, q: &Prime) -> Option<bool> {
    let (dp, dq) = (members.dp.as_ref()?, members.dq.as_ref()?);
    match (&members.e, &members.d) {
        (Some(e), _) => Some(inverse(e, dp, p) && inverse(e, dq, q)),
        (None, Some(d)) => Some(congruent(d, dp, p) && congruent(d, dq, q)),
        (None, None) => None,
    }
}

/// Both primes, with the missing one divided out of n.
pub(super) fn completed(n: &Natural, kept: &Prime, missing: RsaMember) -> Option<(Prime, Prime)> {
    let kept = kept.copy();
    let found = Prime::new(n.divided_exactly(kept.value())?)?;
    Some(match missing {
        RsaMember::P => (found, kept),
        _ => (kept, found),
    })
}

pub(super) fn convincing(prime: &Prime) -> bool {
    prime.value().bits() >= CONVINCING
}
