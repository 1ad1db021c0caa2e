//! What is wrong with the numbers of a key of an elliptic curve, and which of them the others prove wrong.

use openssl::bn::BigNum;
use openssl::ec::EcKey;
use openssl::pkey::Private;

use super::super::Jwk;
use super::{Curve, EC_NUMBERS, coordinates};
use crate::model::rsa::significant;

/// Something wrong with the numbers of an EC key. A number is named as in the JWK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EcFault {
    /// Leading zero octets were left out, which the number has to have (RFC 7518 section 6.2.1.2).
    Short(&'static str),
    /// It has more leading zero octets than it should.
    Padded(&'static str),
    /// More octets than any number of the curve has.
    TooLong(&'static str),
    /// `x` and `y` are in each other's place.
    Swapped,
    /// The other coordinate and `d` prove this one wrong.
    Wrong(&'static str),
    /// `x` and `y` are no point of the curve, and `d` belongs to neither.
    NotOnCurve,
    /// `x` and `y` are a point, and `d` belongs to another one: parts of two keys.
    Foreign,
    /// `d` is zero, or not less than the order of the curve.
    NoPrivateNumber,
}

impl EcFault {
    /// Whether the other numbers say what should be there.
    pub fn is_determined(self) -> bool {
        matches!(
            self,
            Self::Short(_) | Self::Padded(_) | Self::Swapped | Self::Wrong(_)
        )
    }
}

/// What is wrong with how long the numbers are that can be read.
pub(super) fn lengths(curve: Curve, jwk: &Jwk) -> Vec<EcFault> {
    let lengths = EC_NUMBERS.into_iter().filter_map(|name| {
        let (octets, _) = jwk.octets(name)?;
        length(curve, name, octets)
    });
    lengths.collect()
}

fn length(curve: Curve, name: &'static str, octets: &[u8]) -> Option<EcFault> {
    let needed = significant(octets).len();
    match octets.len() {
        _ if needed > curve.octets => Some(EcFault::TooLong(name)),
        length if length < curve.octets => Some(EcFault::Short(name)),
        length if length > curve.octets => Some(EcFault::Padded(name)),
        _ => None,
    }
}

/// How the point goes together with the key of `d`; `None` for the key: no key has that private number.
pub(super) fn relation(
    curve: Curve,
    key: Option<&EcKey<Private>>,
    x: Option<&BigNum>,
    y: Option<&BigNum>,
) -> Option<EcFault> {
    let Some((proved_x, proved_y)) = key.and_then(coordinates) else {
        return Some(EcFault::NoPrivateNumber);
    };
    let is = |given: Option<&BigNum>, proved: &BigNum| given.map(|given| given == proved);
    match (is(x, &proved_x), is(y, &proved_y)) {
        (Some(true) | None, Some(true) | None) => None,
        _ if is(x, &proved_y) == Some(true) && is(y, &proved_x) == Some(true) => {
            Some(EcFault::Swapped)
        }
        (Some(true), Some(false)) => Some(EcFault::Wrong("y")),
        (Some(false), Some(true)) => Some(EcFault::Wrong("x")),
        _ => match x.zip(y) {
            Some((x, y)) if !curve.has(x, y) => Some(EcFault::NotOnCurve),
            _ => Some(EcFault::Foreign),
        },
    }
}
