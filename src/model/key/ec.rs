//! A private key of an elliptic curve: enough to sign with it and to say whether its parts belong together.
//!
//! The public point is calculated again from the private number. With a pair that does not belong together signing
//! succeeds, and Okta then refuses the signature without giving a reason.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL;
use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::ec::{EcGroup, EcKey, EcPoint};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};

use super::Jwk;

/// A curve that Okta takes, and the algorithm that goes with it (RFC 7518 section 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve {
    /// As in the member `crv` (RFC 7518 section 6.2.1.1).
    pub name: &'static str,
    pub algorithm: &'static str,
    /// The length of a coordinate.
    octets: i32,
    nid: Nid,
}

/// In the order of their strength.
pub const CURVES: [Curve; 3] = [
    Curve::new("P-256", "ES256", 32, Nid::X9_62_PRIME256V1),
    Curve::new("P-384", "ES384", 48, Nid::SECP384R1),
    Curve::new("P-521", "ES512", 66, Nid::SECP521R1),
];

impl Curve {
    const fn new(name: &'static str, algorithm: &'static str, octets: i32, nid: Nid) -> Self {
        Self {
            name,
            algorithm,
            octets,
            nid,
        }
    }
}

/// It holds a secret, so it has no `Debug`.
pub struct Ec {
    pub curve: Curve,
    key: EcKey<Private>,
    /// Whether the public point is the one of the private number.
    consistent: bool,
}

impl Ec {
    /// Of a JWK; `None` where its curve is not known, or a part of it cannot be read.
    pub(super) fn of_jwk(jwk: &Jwk) -> Option<Self> {
        let crv = jwk.string("crv")?;
        let curve = CURVES.into_iter().find(|curve| curve.name == crv.text())?;
        let number = |name| {
            let octets = BASE64URL.decode(jwk.string(name)?.text()).ok()?;
            // As long as the curve's numbers, no more and no less (RFC 7518 section 6.2).
            let whole = octets.len() == usize::try_from(curve.octets).ok()?;
            whole.then(|| BigNum::from_slice(&octets).ok()).flatten()
        };
        let (x, y, d) = (number("x")?, number("y")?, number("d")?);
        Self::of(curve, &x, &y, &d)
    }

    /// Of a key that OpenSSL has read.
    pub(super) fn of_key(key: &EcKey<Private>) -> Option<Self> {
        let nid = key.group().curve_name()?;
        let curve = CURVES.into_iter().find(|curve| curve.nid == nid)?;
        let (x, y) = coordinates(key)?;
        Self::of(curve, &x, &y, key.private_key())
    }

    fn of(curve: Curve, x: &BigNumRef, y: &BigNumRef, d: &BigNumRef) -> Option<Self> {
        let group = EcGroup::from_curve_name(curve.nid).ok()?;
        let mut context = BigNumContext::new().ok()?;
        let mut proved = EcPoint::new(&group).ok()?;
        proved.mul_generator2(&group, d, &mut context).ok()?;
        let key = EcKey::from_private_components(&group, d, &proved).ok()?;
        let (proved_x, proved_y) = coordinates(&key)?;
        let consistent =
            key.check_key().is_ok() && proved_x.as_ref() == x && proved_y.as_ref() == y;
        Some(Self {
            curve,
            key,
            consistent,
        })
    }

    /// As PKCS #8; `None` only where OpenSSL fails.
    pub fn pem(&self) -> Option<String> {
        let key = PKey::from_ec_key(self.key.clone()).ok()?;
        String::from_utf8(key.private_key_to_pem_pkcs8().ok()?).ok()
    }

    pub fn is_consistent(&self) -> bool {
        self.consistent
    }

    /// `x`, `y` and `d` as a JWK writes them; `None` only where OpenSSL fails.
    pub(super) fn members(&self) -> Option<[(&'static str, String); 3]> {
        let (x, y) = coordinates(&self.key)?;
        let write = |number: &BigNumRef| {
            let octets = number.to_vec_padded(self.curve.octets).ok()?;
            Some(BASE64URL.encode(octets))
        };
        Some([
            ("x", write(&x)?),
            ("y", write(&y)?),
            ("d", write(self.key.private_key())?),
        ])
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
