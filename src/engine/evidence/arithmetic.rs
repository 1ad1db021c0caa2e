//! The arithmetic checks of the key's numbers.

use super::Evidence;
use crate::model::finding::Finding;
use crate::model::finding::Missing;
use crate::model::key::KeyFamily;
use crate::model::rsa::{Judgement, Looked, RsaFault, RsaMember};

impl<'a> Evidence<'a> {
    /// The judgement of the key's numbers: computed once, when a rule first asks for it.
    ///
    /// # Errors
    /// When no RSA key was given, or none of its numbers can be read.
    pub fn judgement(&self) -> Result<&'a Judgement, Missing> {
        let (_, jwk) = self.jwk()?;
        if jwk.family() != KeyFamily::Rsa {
            return Err(Missing::Unreadable("this is not an RSA key".into()));
        }
        let judgement = self.connection.judgement();
        judgement
            .ok_or_else(|| Missing::Unreadable("the key has no number that can be read".into()))
    }

    /// The faults for which `wanted` holds.
    ///
    /// # Errors
    /// When there are none and one of the members that they are `about` cannot be read, so that nothing is known.
    pub fn key_faults(
        &self,
        about: &[RsaMember],
        wanted: impl Fn(RsaFault) -> bool,
    ) -> Result<Vec<RsaFault>, Missing> {
        let judgement = self.judgement()?;
        let (_, jwk) = self.jwk()?;
        let faults = judgement.faults.iter().copied();
        let faults: Vec<RsaFault> = faults.filter(|fault| wanted(*fault)).collect();
        let read = |member: &&RsaMember| jwk.octets(member.name()).is_some();
        let unread = about.iter().find(|member| !read(member));
        match unread.filter(|_| faults.is_empty()) {
            Some(member) => Err(Missing::Unreadable(format!(
                "the key has no {} that can be read",
                member.name()
            ))),
            None => Ok(faults),
        }
    }

    /// # Errors
    /// When d was not compared with e and the primes because the numbers are too large.
    pub fn exponents(&self) -> Result<(), Missing> {
        looked(
            self.judgement()?.exponents,
            "the numbers are too large to compare d with e",
        )
    }

    /// # Errors
    /// When p and q were not tested for being prime because they are too large.
    pub fn primality(&self) -> Result<(), Missing> {
        looked(
            self.judgement()?.primality,
            "p and q are too large to be tested for being prime",
        )
    }

    /// At a number of the key, or at the key's start where it is not there.
    pub fn point_at_number(&self, finding: Finding, member: RsaMember, text: &str) -> Finding {
        let Ok((input, jwk)) = self.jwk() else {
            return finding;
        };
        let number = jwk.number(member.name());
        let span = number.map_or_else(|| jwk.start(), |number| number.span.clone());
        finding.label(input, span, text)
    }
}

/// An error where numbers were too large to be checked, so that they do not pass as correct. Missing numbers are
/// reported by the rules that ask for them.
fn looked(looked: Looked, why_not: &str) -> Result<(), Missing> {
    match looked {
        Looked::TooLarge => Err(Missing::Unreadable(why_not.into())),
        Looked::Yes | Looked::Missing => Ok(()),
    }
}
