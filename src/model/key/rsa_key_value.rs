//! RSA keys as .NET writes them: the XML of `RSA.ToXmlString`, and the members of `RSAParameters`. Both write the numbers
//! in base64, under the names that XML Signature has for them and six more (RFC 3275 section 4.4.2.2).

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::der::Octets;
use super::value::SpannedObject;
use crate::model::rsa::significant;

/// In the order of `rsa::NUMBERS`.
const NAMES: [&str; 8] = ["Modulus", "Exponent", "D", "P", "Q", "DP", "DQ", "InverseQ"];

/// The numbers in the XML and where it stands. Only this element is read, with nothing but its known elements in it.
pub(super) fn in_xml(text: &str) -> Option<(Octets, Range<usize>)> {
    let (open, close) = ("<RSAKeyValue>", "</RSAKeyValue>");
    let start = text.find(open)?;
    let end = start + text[start..].find(close)?;
    let inside = &text[start + open.len()..end];
    let number = |name: &str| {
        let (_, rest) = inside.split_once(&format!("<{name}>"))?;
        let (value, _) = rest.split_once(&format!("</{name}>"))?;
        octets(value)
    };
    let numbers = NAMES.map(number);
    numbers[0].as_ref()?;
    Some((numbers, start..end + close.len()))
}

/// The numbers in an object that has .NET's names for them, in whatever case a serializer writes them.
pub(super) fn in_object(object: &SpannedObject) -> Option<Octets> {
    let number = |name: &str| {
        let of_name = |known: &str| known.eq_ignore_ascii_case(name);
        let mut members = object.members.iter();
        let member = members.find(|member| of_name(member.name.text()))?;
        octets(member.value.string()?.text())
    };
    let numbers = NAMES.map(number);
    let is_whole = numbers[0].is_some() && numbers[1].is_some();
    is_whole.then_some(numbers)
}

fn octets(text: &str) -> Option<Vec<u8>> {
    let text: String = text.split_whitespace().collect();
    let octets = BASE64_STANDARD.decode(text).ok()?;
    Some(significant(&octets).to_vec())
}
