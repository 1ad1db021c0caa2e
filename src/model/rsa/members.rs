//! The members of a key as numbers, as far as they are of a size that can be calculated with.

use super::natural::Natural;
use super::{Member, Numbers};

/// 16 384 bits, OpenSSL's own limit for a modulus. Longer members are left out of the arithmetic.
pub(super) const LONGEST: usize = 2048;

pub(super) struct Members {
    pub(super) n: Option<Natural>,
    pub(super) e: Option<Natural>,
    pub(super) d: Option<Natural>,
    pub(super) p: Option<Natural>,
    pub(super) q: Option<Natural>,
    pub(super) dp: Option<Natural>,
    pub(super) dq: Option<Natural>,
    pub(super) qi: Option<Natural>,
}

impl Members {
    pub(super) fn read(numbers: &Numbers<'_>) -> Self {
        let read = |member| {
            let octets = significant(numbers.get(member)?);
            (octets.len() <= LONGEST).then(|| Natural::from_octets(octets))
        };
        Self {
            n: read(Member::N),
            e: read(Member::E),
            d: read(Member::D),
            p: read(Member::P),
            q: read(Member::Q),
            dp: read(Member::Dp),
            dq: read(Member::Dq),
            qi: read(Member::Qi),
        }
    }

    pub(super) fn get(&self, member: Member) -> Option<&Natural> {
        match member {
            Member::N => &self.n,
            Member::E => &self.e,
            Member::D => &self.d,
            Member::P => &self.p,
            Member::Q => &self.q,
            Member::Dp => &self.dp,
            Member::Dq => &self.dq,
            Member::Qi => &self.qi,
        }
        .as_ref()
    }
}

/// The octets without leading zeros.
pub(super) fn significant(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|&&octet| octet == 0).count();
    &octets[zeros..]
}
