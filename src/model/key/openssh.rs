//! OpenSSH's own format for private keys, as `ssh-keygen` writes it
//! (<https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>). OpenSSL does not read it.

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
    if let Some(curve) = Curve::of_openssh(kind) {
        return on_curve(curve, key);
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

/// The curve's name once more, the point and the private number (RFC 5656 section 3.1).
fn on_curve(curve: Curve, mut key: Fields) -> Option<Der> {
    let _name = key.field()?;
    // Uncompressed (SEC 1 section 2.3.3): OpenSSH writes no other.
    let point = key.field()?.strip_prefix(b"\x04")?;
    let (x, y) = point.split_at_checked(curve.octets)?;
    let number = |octets: &[u8]| BigNum::from_slice(octets).ok();
    let d = number(key.field()?)?;
    let ec = Ec::of_numbers(curve, &number(x)?, &number(y)?, &d);
    Some(Der::Ec(Box::new(ec)))
}

/// Fields with their length before them (RFC 4251 section 5).
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn field(&mut self) -> Option<&'a [u8]> {
        let length = self.take(4)?.try_into().ok()?;
        self.take(usize::try_from(u32::from_be_bytes(length)).ok()?)
    }
}
