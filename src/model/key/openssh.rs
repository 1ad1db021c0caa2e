//! Keys as SSH writes them: OpenSSH's own format for private keys, as `ssh-keygen` writes it
//! (<https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>), and the parts that PuTTY's has too. OpenSSL
//! reads neither.

use openssl::bn::BigNum;

use super::der::{Der, Octets};
use super::ec::{Curve, Ec};
use crate::model::rsa::significant;

const MAGIC: &[u8] = b"openssh-key-v1\0";

pub(super) fn read(octets: &[u8]) -> Der {
    let Some(rest) = octets.strip_prefix(MAGIC) else {
        return Der::Unknown;
    };
    key(rest).unwrap_or(Der::Unknown)
}

fn key(octets: &[u8]) -> Option<Der> {
    let mut all = Fields(octets);
    if all.field()? != b"none" {
        return Some(Der::Encrypted);
    }
    let (_kdf, _options) = (all.field()?, all.field()?);
    let _count = all.take(4)?;
    let _public = all.field()?;
    let mut key = Fields(all.field()?);
    let _check = key.take(8)?;
    let kind = key.field()?;
    if kind.starts_with(b"ecdsa-sha2-") {
        let (curve, point, number) = (key.field()?, key.field()?, key.field()?);
        return Some(ec(curve, point, number));
    }
    if kind != b"ssh-rsa" {
        return Some(Der::OtherKey);
    }
    let mut next = || Some(significant(key.field()?).to_vec());
    let mut numbers = Octets::default();
    // n, e, d, then iqmp, p, q.
    for at in [0, 1, 2, 7, 3, 4] {
        numbers[at] = Some(next()?);
    }
    Some(Der::Rsa(numbers))
}

/// A key of an elliptic curve, of which SSH writes the curve's name, the public point and the private number
/// (RFC 5656 section 3.1).
pub(super) fn ec(curve: &[u8], point: &[u8], number: &[u8]) -> Der {
    let read = || {
        let curve = Curve::named(std::str::from_utf8(curve).ok()?)?;
        // Uncompressed (SEC 1 section 2.3.3): SSH writes no other.
        let (x, y) = point
            .strip_prefix(b"\x04")?
            .split_at_checked(curve.octets)?;
        let [x, y, d] = [x, y, number].map(|octets| BigNum::from_slice(octets).ok());
        Some(Ec::of_numbers(curve, &x?, &y?, d.as_deref()?))
    };
    read().map_or(Der::OtherKey, |ec| Der::Ec(Box::new(ec)))
}

/// Fields with their length before them (RFC 4251 section 5).
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn field(&mut self) -> Option<&'a [u8]> {
        let length = self.take(4)?.try_into().ok()?;
        self.take(usize::try_from(u32::from_be_bytes(length)).ok()?)
    }
}
