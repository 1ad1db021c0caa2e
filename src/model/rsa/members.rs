//! The members of a key as numbers, as far as they are of a size that can be calculated with.

use super::natural::Natural;
use super::{Numbers, RsaMember};

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
            n: read(RsaMember::N),
            e: read(RsaMember::E),
            d: read(RsaMember::D),
            p: read(RsaMember::P),
            q: read(RsaMember::Q),
            dp: read(RsaMember::Dp),
            dq: read(RsaMember::Dq),
            qi: read(RsaMember::Qi),
        }
    }

    pub(super) fn get(&self, member: RsaMember) -> Option<&Natural> {
        let all = [
            &self.n, &self.e, &self.d, &self.p, &self.q, &self.dp, &self.dq, &self.qi,
        ];
        all[member as usize].as_ref()
    }
}

/// The octets without leading zeros.
pub(crate) fn significant(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|&&octet| octet == 0).count();
    &octets[zeros..]
}
