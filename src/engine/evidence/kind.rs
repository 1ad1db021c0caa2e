//! Whether the key is of a kind with which anything can be signed: if it is not, nothing else about it matters.

use super::Evidence;
use crate::model::connection::Input;
use crate::model::finding::Missing;
use crate::model::key::{Ec, Jwk, KeyFamily, KeyForm, PemKind};

/// What makes everything else about a key moot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moot {
    /// The tool signs with no key of this kind, or of this curve.
    OtherKind,
    /// Only the public half is there.
    PublicHalf,
}

impl<'a> Evidence<'a> {
    /// What has to be told first, and alone.
    pub fn moot(&self) -> Option<Moot> {
        let (_, key) = self.key().ok()?;
        let family = key.jwk().map(Jwk::family);
        let other_kind = match (key.form(), family) {
            (KeyForm::Pem(PemKind::OtherPrivateKey, _), _) | (_, Some(KeyFamily::Other)) => true,
            (KeyForm::Pem(PemKind::EcPrivateKey, _), _) | (_, Some(KeyFamily::Ec)) => {
                !self.curve_fits(key.ec())
            }
            _ => false,
        };
        let is_public = match key.form() {
            KeyForm::Pem(kind, _) => kind.is_public(),
            _ => key.jwk().is_some_and(Jwk::is_public),
        };
        match (other_kind, is_public) {
            (true, _) => Some(Moot::OtherKind),
            (false, true) => Some(Moot::PublicHalf),
            (false, false) => None,
        }
    }

    /// A key whose curve cannot be told may be of any that the tool takes.
    fn curve_fits(&self, ec: Option<&Ec>) -> bool {
        let mut curves = self.tool().curves();
        match ec {
            Some(ec) => curves.any(|curve| curve == ec.curve.name),
            None => curves.next().is_some(),
        }
    }

    /// The JWK where its members matter: a private one of a kind that the tool signs with.
    ///
    /// # Errors
    /// When there is none, or what has to be told first makes its members moot.
    pub fn signing_jwk(&self) -> Result<(&'a Input, &'a Jwk), Missing> {
        let found = self.jwk()?;
        match self.moot() {
            None => Ok(found),
            Some(Moot::OtherKind) => Err(Missing::Unreadable(
                "this is not a kind of key that works".into(),
            )),
            Some(Moot::PublicHalf) => Err(Missing::Unreadable("this is only a public key".into())),
        }
    }
}
