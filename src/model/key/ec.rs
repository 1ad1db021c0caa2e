//! A private key of an elliptic curve: whether its parts belong together, and which of them does not.
//!
//! The public point is calculated again from the private number. With a pair that does not belong together signing
//! succeeds, and Okta then refuses the signature without giving a reason. OpenSSL does the arithmetic, as
//! it does for everything else here.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL;
use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::ec::{EcGroup, EcKey, EcPoint};
use openssl::pkey::{PKey, Private};

use super::Jwk;
use crate::okta::algorithms::OKTA_ALGORITHMS;

mod curve;
mod fault;
mod known;

pub use curve::{CURVES, Curve};
pub use fault::EcFault;

/// The numbers of a private key as a JWK names them (RFC 7518 section 6.2).
pub const EC_NUMBERS: [&str; 3] = ["x", "y", "d"];

/// What there is to see of such a key whose curve is known. It holds a secret, so it has no `Debug`.
pub struct Ec {
    pub curve: Curve,
    /// `None` where the private number is not there, cannot be read or is none.
    key: Option<EcKey<Private>>,
    faults: Vec<EcFault>,
}

impl Ec {
    /// Of a JWK; `None` where neither `crv` nor the point says which curve it is.
    pub(super) fn of_jwk(jwk: &Jwk) -> Option<Self> {
        let curve = Curve::of_jwk(jwk)?;
        let number = |name| BigNum::from_slice(jwk.octets(name)?.0).ok();
        let [x, y, d] = EC_NUMBERS.map(number);
        let key = d.as_ref().and_then(|d| curve.key(d));
        let mut faults = fault::lengths(curve, jwk);
        if d.is_some() {
            faults.extend(fault::relation(curve, key.as_ref(), x.as_ref(), y.as_ref()));
        }
        Some(Self { curve, key, faults })
    }

    /// Of a key that OpenSSL has read.
    pub(super) fn of_key(key: &EcKey<Private>) -> Option<Self> {
        let curve = Curve::of_group(key.group())?;
        let (x, y) = coordinates(key)?;
        Some(Self::of_numbers(curve, &x, &y, key.private_key()))
    }

    /// Of the public point and the private number.
    pub(super) fn of_numbers(curve: Curve, x: &BigNum, y: &BigNum, d: &BigNumRef) -> Self {
        let key = curve.key(d);
        let fault = fault::relation(curve, key.as_ref(), Some(x), Some(y));
        let faults = fault.into_iter().collect();
        Self { curve, key, faults }
    }

    /// What is wrong with the numbers, in the order in which it is told.
    pub fn faults(&self) -> &[EcFault] {
        &self.faults
    }

    /// Whether there is no doubt which key it is: what is wrong follows from the rest.
    pub fn is_determined(&self) -> bool {
        self.key.is_some() && self.faults.iter().all(|fault| fault.is_determined())
    }

    /// Whether it can make a signature that Okta takes, if it is the key that is registered there.
    pub fn can_sign(&self) -> bool {
        self.key.is_some() && OKTA_ALGORITHMS.contains(&self.curve.algorithm)
    }

    /// As PKCS #8; `None` where there is no private number.
    pub fn pem(&self) -> Option<String> {
        let key = PKey::from_ec_key(self.key.clone()?).ok()?;
        String::from_utf8(key.private_key_to_pem_pkcs8().ok()?).ok()
    }

    /// The point of the private number; `None` where there is none.
    fn point(&self) -> Option<(BigNum, BigNum)> {
        coordinates(self.key.as_ref()?)
    }

    /// `x`, `y` and `d` as a JWK writes them; `None` where there is no private number.
    pub fn members(&self) -> Option<[(&'static str, String); 3]> {
        let key = self.key.as_ref()?;
        let (x, y) = self.point()?;
        let write = |number: &BigNumRef| {
            let octets = number.to_vec_padded(self.curve.width()).ok()?;
            Some(BASE64URL.encode(octets))
        };
        Some([
            ("x", write(&x)?),
            ("y", write(&y)?),
            ("d", write(key.private_key())?),
        ])
    }
}

impl Curve {
    /// The key with this private number; `None` where no key has it: zero, or the order of the curve and more.
    fn key(self, d: &BigNumRef) -> Option<EcKey<Private>> {
        let group = self.group()?;
        let mut order = BigNum::new().ok()?;
        let mut context = BigNumContext::new().ok()?;
        group.order(&mut order, &mut context).ok()?;
        if d.num_bits() == 0 || *d >= *order {
            return None;
        }
        let mut point = EcPoint::new(&group).ok()?;
        point.mul_generator2(&group, d, &mut context).ok()?;
        EcKey::from_private_components(&group, d, &point).ok()
    }

    fn group(self) -> Option<EcGroup> {
        EcGroup::from_curve_name(self.nid).ok()
    }
}

fn coordinates(key: &EcKey<Private>) -> Option<(BigNum, BigNum)> {
    let mut context = BigNumContext::new().ok()?;
    let (mut x, mut y) = (BigNum::new().ok()?, BigNum::new().ok()?);
    let point = key.public_key();
    point
        .affine_coordinates(key.group(), &mut x, &mut y, &mut context)
        .ok()?;
    Some((x, y))
}
