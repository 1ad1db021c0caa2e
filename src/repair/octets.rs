//! The octets of a number, however it was written; and a `kid` that was written as a number.

use openssl::bn::BigNum;

use crate::model::key::number::Number;
use crate::model::key::value::{Data, SpannedValue};

/// More digits than the longest number of a key has.
const MOST_DIGITS: usize = 5_000;

/// `None`: the value leaves a doubt about them.
pub(super) fn read(value: &SpannedValue) -> Option<Vec<u8>> {
    let octets = match &value.data {
        Data::String(text) => Number::read(text).octets?,
        Data::Number(text) => decimal(text.text())?,
        Data::Array(values) => {
            let octet = |value: &SpannedValue| match &value.data {
                Data::Number(text) => text.text().parse().ok(),
                _ => None,
            };
            values.iter().map(octet).collect::<Option<Vec<u8>>>()?
        }
        _ => return None,
    };
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    let octets = octets[zeros.min(octets.len().saturating_sub(1))..].to_vec();
    (!octets.is_empty()).then_some(octets)
}

fn decimal(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if !digits || text.len() > MOST_DIGITS {
        return None;
    }
    Some(BigNum::from_dec_str(text).ok()?.to_vec())
}

/// The `kid` as a string: a JSON number becomes its digits; any other value that is not a string is dropped.
pub(super) fn kid(value: &SpannedValue, changes: &mut Vec<String>) -> Option<String> {
    match &value.data {
        Data::String(text) => Some(text.text().to_owned()),
        Data::Number(text) | Data::Word(text) => {
            changes.push("put quotes around the kid".to_owned());
            Some(text.text().to_owned())
        }
        _ => {
            changes.push("dropped a kid that is not a string".to_owned());
            None
        }
    }
}
