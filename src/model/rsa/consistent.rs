//! The largest part of a key that is consistent, and the members that do not fit it.
//!
//! The eight numbers are redundant, so a single wrong one can be found. The cases are tried in the order of how many
//! members confirm each other, most first.

use super::RsaMember;
use super::conflict::{by_exponents, by_factors, completed, convincing, in_conflict, lost};
use super::crt;
use super::exponents::{Exponents, congruent, inverse};
use super::factor::{Factors, factors, factors_if_cheap};
use super::members::Members;
use super::natural::Natural;
use super::prime::Prime;

/// Public exponents in use, tried when the given one does not fit and there are no primes to ask.
const USUAL: [u32; 4] = [65537, 3, 17, 257];

/// The key with the blamed members corrected. A value is as given, or follows from the others, or is missing because
/// nothing confirms it. dp, dq and qi are judged by these.
#[derive(Default)]
pub(super) struct ConsistentKey {
    /// Among n, e, d, p and q.
    pub(super) blamed: Vec<RsaMember>,
    pub(super) n: Option<Natural>,
    pub(super) e: Option<Natural>,
    pub(super) d: Option<Natural>,
    pub(super) p: Option<Prime>,
    pub(super) q: Option<Prime>,
    /// Whether e and d were compared with the primes or the modulus.
    pub(super) compared: bool,
}

impl ConsistentKey {
    pub(super) fn of(members: &Members) -> Self {
        let prime = |value: &Option<Natural>| value.as_ref().map(|value| Prime::new(value.copy()));
        match (prime(&members.p), prime(&members.q)) {
            (Some(Some(p)), Some(Some(q))) => of_two(members, p, q),
            // Zero or one is given as a prime.
            (Some(p), Some(q)) => in_conflict(members, p, q),
            (Some(Some(p)), None) => of_one(members, p, RsaMember::P),
            (None, Some(Some(q))) => of_one(members, q, RsaMember::Q),
            (Some(None), None) => by_factors(members, &[RsaMember::P]),
            (None, Some(None)) => by_factors(members, &[RsaMember::Q]),
            (None, None) => of_none(members),
        }
    }

    /// Takes everything but the primes as given, since there is nothing to compare it with.
    pub(super) fn as_given(members: &Members, p: Option<Prime>, q: Option<Prime>) -> Self {
        let given = |value: &Option<Natural>| value.as_ref().map(Natural::copy);
        Self {
            blamed: Vec::new(),
            n: given(&members.n),
            e: given(&members.e),
            d: given(&members.d),
            p,
            q,
            compared: false,
        }
    }

    /// With trusted primes: n is their product, and e or d may be wrong.
    pub(super) fn by_primes(members: &Members, p: Prime, q: Prime) -> Self {
        let exponents = Exponents {
            e: members.e.as_ref(),
            d: members.d.as_ref(),
            dp: members.dp.as_ref(),
            dq: members.dq.as_ref(),
        };
        let wrong = exponents.wrong(&p, &q);
        let mut consistent = Self {
            n: Some(p.value().times(q.value())),
            compared: members.e.is_some() && members.d.is_some(),
            ..Self::as_given(members, Some(p), Some(q))
        };
        if let Some(member) = wrong {
            consistent.blame(member);
        }
        consistent
    }

    /// Names a member as wrong. Its value stays if it has been put right already.
    fn blame(&mut self, member: RsaMember) {
        match member {
            RsaMember::E => self.e = None,
            RsaMember::D => self.d = None,
            _ => {}
        }
        self.blamed.push(member);
    }

    pub(super) fn blaming(mut self, members: &[RsaMember]) -> Self {
        for &member in members {
            self.blame(member);
        }
        self
    }
}

fn of_two(members: &Members, p: Prime, q: Prime) -> ConsistentKey {
    match &members.n {
        Some(n) if *n == p.value().times(q.value()) => ConsistentKey::by_primes(members, p, q),
        Some(_) => in_conflict(members, Some(p), Some(q)),
        None => match misfit(members, &p, &q) {
            Some(RsaMember::P) => {
                ConsistentKey::as_given(members, None, Some(q)).blaming(&[RsaMember::P])
            }
            Some(_) => ConsistentKey::as_given(members, Some(p), None).blaming(&[RsaMember::Q]),
            None => ConsistentKey::by_primes(members, p, q),
        },
    }
}

/// The key of these two primes, p and q in the order for which dp, dq and qi were made.
pub(super) fn arranged(members: &Members, larger: Natural, smaller: Natural) -> ConsistentKey {
    let (Some(larger), Some(smaller)) = (Prime::new(larger), Prime::new(smaller)) else {
        return ConsistentKey::as_given(members, None, None);
    };
    let fitting = |p: &Prime, q: &Prime| {
        let remainder = |value: &Option<Natural>, prime| match (&members.d, value) {
            (Some(d), Some(value)) => congruent(d, value, prime),
            _ => false,
        };
        let qi = members.qi.as_ref().is_some_and(|qi| crt::inverts(qi, p, q));
        usize::from(remainder(&members.dp, p))
            + usize::from(remainder(&members.dq, q))
            + usize::from(qi)
    };
    if fitting(&smaller, &larger) > fitting(&larger, &smaller) {
        ConsistentKey::by_primes(members, smaller, larger)
    } else {
        ConsistentKey::by_primes(members, larger, smaller)
    }
}

/// One prime is given: the other one is n divided by it.
fn of_one(members: &Members, given: Prime, member: RsaMember) -> ConsistentKey {
    let (other, remainder) = match member {
        RsaMember::P => (RsaMember::Q, &members.dp),
        _ => (RsaMember::P, &members.dq),
    };
    let alone = |given| match member {
        RsaMember::P => ConsistentKey::as_given(members, Some(given), None),
        _ => ConsistentKey::as_given(members, None, Some(given)),
    };
    let fits = |exponent: &Option<Natural>| match (&members.e, exponent) {
        (Some(e), Some(exponent)) => Some(inverse(e, exponent, &given)),
        _ => None,
    };
    let by_private = fits(&members.d);
    let by_remainder = fits(remainder);
    let Some(n) = &members.n else {
        let mut consistent = alone(given);
        consistent.compared = by_private.is_some();
        if by_private != Some(false) {
            return consistent;
        }
        let prime = consistent.p.as_ref().or(consistent.q.as_ref());
        let second = match (&members.d, remainder, prime) {
            (Some(d), Some(remainder), Some(prime)) => congruent(d, remainder, prime),
            _ => false,
        };
        return consistent.blaming(&[if second { RsaMember::E } else { RsaMember::D }]);
    };
    if let Some((p, q)) = completed(n, &given, other)
        && (convincing(&given) || by_exponents(members, &p, &q) == Some(true))
    {
        return ConsistentKey::by_primes(members, p, q);
    }
    if convincing(&given) && by_private.or(by_remainder) == Some(true) {
        return ConsistentKey {
            n: None,
            compared: by_private.is_some(),
            ..alone(given)
        }
        .blaming(&[RsaMember::N]);
    }
    by_factors(members, &[member])
}

/// No primes at all: legal (RFC 7518, section 6.3.2), and enough to find them.
fn of_none(members: &Members) -> ConsistentKey {
    let (Some(n), Some(e), Some(d)) = (&members.n, &members.e, &members.d) else {
        return ConsistentKey::as_given(members, None, None);
    };
    match factors(n, e, d) {
        Factors::Found(larger, smaller) => arranged(members, larger, smaller),
        Factors::Unknown => ConsistentKey::as_given(members, None, None),
        Factors::Foreign => {
            let usual = USUAL.iter().map(|&word| Natural::from_word(word));
            let found = usual
                .filter(|usual| usual != e)
                .find_map(|usual| Some((factors_if_cheap(n, &usual, d)?, usual)));
            match found {
                Some(((larger, smaller), usual)) => {
                    let mut consistent =
                        ConsistentKey::as_given(members, Prime::new(larger), Prime::new(smaller))
                            .blaming(&[RsaMember::E]);
                    consistent.e = Some(usual);
                    consistent.compared = true;
                    consistent
                }
                None => lost(members),
            }
        }
    }
}

/// Without n: the one prime that the exponents do not fit while they fit the other.
fn misfit(members: &Members, p: &Prime, q: &Prime) -> Option<RsaMember> {
    let (fits_p, fits_q) = match (&members.e, &members.d, &members.dp, &members.dq) {
        (Some(e), Some(d), _, _) => (inverse(e, d, p), inverse(e, d, q)),
        // A wrong dp looks the same, but leaves qi right.
        _ if members.qi.as_ref().is_none_or(|qi| crt::inverts(qi, p, q)) => return None,
        (Some(e), None, Some(dp), Some(dq)) => (inverse(e, dp, p), inverse(e, dq, q)),
        (None, Some(d), Some(dp), Some(dq)) => (congruent(d, dp, p), congruent(d, dq, q)),
        _ => return None,
    };
    match (fits_p, fits_q) {
        (false, true) => Some(RsaMember::P),
        (true, false) => Some(RsaMember::Q),
        _ => None,
    }
}
