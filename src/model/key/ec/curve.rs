//! The elliptic curves by their names, of which each library has its own.

use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroupRef, EcKey};
use openssl::nid::Nid;

use super::super::Jwk;

/// A curve, and the algorithm that goes with it (RFC 7518 section 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve {
    /// As in the member `crv` (RFC 7518 section 6.2.1.1).
    pub name: &'static str,
    pub algorithm: &'static str,
    /// The length of a coordinate.
    pub octets: usize,
    pub(super) nid: Nid,
    /// What others write for it: SECG, ANSI, OpenSSH, and the name without its dash. In small letters.
    aliases: &'static [&'static str],
}

/// Those that Okta takes in the order of their strength, and one that it does not take (RFC 8812).
pub const CURVES: [Curve; 4] = [
    Curve {
        name: "P-256",
        algorithm: "ES256",
        octets: 32,
        nid: Nid::X9_62_PRIME256V1,
        aliases: &["p256", "prime256v1", "secp256r1", "nistp256"],
    },
    Curve {
        name: "P-384",
        algorithm: "ES384",
        octets: 48,
        nid: Nid::SECP384R1,
        aliases: &["p384", "secp384r1", "nistp384"],
    },
    Curve {
        name: "P-521",
        algorithm: "ES512",
        octets: 66,
        nid: Nid::SECP521R1,
        aliases: &["p521", "secp521r1", "nistp521"],
    },
    Curve {
        name: "secp256k1",
        algorithm: "ES256K",
        octets: 32,
        nid: Nid::SECP256K1,
        aliases: &["secp256k1", "p256k", "p256k1"],
    },
];

impl Curve {
    /// The one that is meant, however it is written.
    pub fn named(text: &str) -> Option<Self> {
        let plain = |c: &char| !matches!(c, '-' | '_' | ' ');
        let text: String = text.chars().filter(plain).collect();
        let text = text.to_ascii_lowercase();
        let mut curves = CURVES.into_iter();
        curves.find(|curve| curve.aliases.contains(&text.as_str()))
    }

    /// The curve of a JWK: the one that `crv` means, or else the one that the point is on.
    pub fn of_jwk(jwk: &Jwk) -> Option<Self> {
        let crv = jwk.string("crv");
        crv.and_then(|crv| Self::named(crv.text()))
            .or_else(|| Self::of_point(jwk))
    }

    fn of_point(jwk: &Jwk) -> Option<Self> {
        let number = |name| BigNum::from_slice(jwk.octets(name)?.0).ok();
        let (x, y) = (number("x")?, number("y")?);
        let mut curves = CURVES.into_iter();
        curves.find(|curve| curve.has(&x, &y))
    }

    pub(super) fn of_group(group: &EcGroupRef) -> Option<Self> {
        let nid = group.curve_name()?;
        CURVES.into_iter().find(|curve| curve.nid == nid)
    }

    /// Whether the point is on the curve.
    pub(super) fn has(self, x: &BigNum, y: &BigNum) -> bool {
        let on_curve = || {
            let group = self.group()?;
            let key = EcKey::from_public_key_affine_coordinates(&group, x, y).ok()?;
            let mut context = BigNumContext::new().ok()?;
            key.public_key().is_on_curve(&group, &mut context).ok()
        };
        on_curve().unwrap_or(false)
    }

    /// The length of a coordinate as OpenSSL counts.
    pub(super) fn width(self) -> i32 {
        i32::try_from(self.octets).expect("a coordinate has some dozen octets")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_curve_is_known_by_every_name_that_libraries_give_it() {
        for curve in CURVES {
            assert_eq!(Curve::named(curve.name), Some(curve));
        }
        let p256 = [
            "P256",
            "p-256",
            "prime256v1",
            "secp256r1",
            "NIST P-256",
            "nistp256",
            "P_256",
        ];
        for name in p256 {
            assert_eq!(Curve::named(name), Some(CURVES[0]), "{name}");
        }
        for name in ["P-255", "Ed25519", "X25519", "brainpoolP256r1", ""] {
            assert_eq!(Curve::named(name), None, "{name}");
        }
    }
}
