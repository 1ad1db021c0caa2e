//! The JWK that was found in a pasted text, inside whatever encodings and containers.

use std::ops::Range;

use super::ec::{Curve, EC_NUMBERS};
use super::number::Number;
use super::spanned_text::SpannedText;
use super::value::{SpannedMember, SpannedObject, SpannedValue};
use crate::model::rsa::NUMBERS;

/// Which kind of key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFamily {
    /// An RSA key, or one that is meant to be: it has a modulus, whatever its `kty` says, or nothing in it says that
    /// it is of another kind.
    Rsa,
    /// A key of an elliptic curve, or one that is meant to be.
    Ec,
    /// Another kind.
    Other,
}

/// A JWK with everything that was in it. It holds secrets, so it has no `Debug`.
pub struct Jwk {
    object: SpannedObject,
    /// Those that its kind has, where they are strings.
    numbers: Vec<(&'static str, Number)>,
    span: Range<usize>,
    /// Read from a PEM or DER, where there are no members.
    from_pem: bool,
    /// Whether a PEM has more primes than a [`Jwk`] has numbers for.
    other_primes: bool,
    family: KeyFamily,
}

impl Jwk {
    /// Of a JSON object at `span`.
    pub fn new(object: SpannedObject, span: Range<usize>) -> Self {
        let family = family(&object);
        let names: &[&'static str] = match family {
            KeyFamily::Rsa => &NUMBERS,
            KeyFamily::Ec => &EC_NUMBERS,
            KeyFamily::Other => &[],
        };
        let numbers = names.iter().filter_map(|name| {
            let text = object.get(name)?.value.string()?;
            Some((*name, Number::read(text)))
        });
        Self {
            numbers: numbers.collect(),
            object,
            span,
            from_pem: false,
            other_primes: false,
            family,
        }
    }

    /// Of the numbers in a PEM at `span`, in the order of [`NUMBERS`]. `other_primes`: it has more than two primes.
    pub fn from_pem(octets: [Option<Vec<u8>>; 8], other_primes: bool, span: Range<usize>) -> Self {
        let numbers = NUMBERS.into_iter().zip(octets);
        let numbers = numbers
            .filter_map(|(name, octets)| Some((name, Number::of_octets(octets?, span.clone()))));
        Self {
            object: SpannedObject {
                members: Vec::new(),
                whole: true,
            },
            numbers: numbers.collect(),
            span,
            from_pem: true,
            other_primes,
            family: KeyFamily::Rsa,
        }
    }

    /// Its first character: what is missing is missing from here.
    pub fn start(&self) -> Range<usize> {
        self.span.start..self.span.end.min(self.span.start + 1)
    }

    /// Whether both its braces are there, so that a missing member was never there rather than cut off.
    pub fn is_whole(&self) -> bool {
        self.object.whole
    }

    /// Whether it was read from a PEM, which has neither members nor a `kid`.
    pub fn is_from_pem(&self) -> bool {
        self.from_pem
    }

    /// Whether it has more than two primes (RFC 8017 section 3.2): `p` and `q` are not all that `n` is made of then.
    pub fn has_other_primes(&self) -> bool {
        self.other_primes || self.get("oth").is_some()
    }

    pub fn family(&self) -> KeyFamily {
        self.family
    }

    /// The member of that name; of several the last, as every JSON parser takes it.
    pub fn get(&self, name: &str) -> Option<&SpannedMember> {
        self.object.get(name)
    }

    /// The text of a member that is a string.
    pub fn string(&self, name: &str) -> Option<&SpannedText> {
        self.get(name)?.value.string()
    }

    /// All members in their order, doubles too.
    pub fn members(&self) -> &[SpannedMember] {
        &self.object.members
    }

    /// All members of that name.
    pub fn copies<'a>(&'a self, name: &str) -> impl DoubleEndedIterator<Item = &'a SpannedMember> {
        self.object.copies(name)
    }

    /// A number that its kind of key has, where it is a string; or, from a PEM, where the PEM has it.
    pub fn number(&self, name: &str) -> Option<&Number> {
        let mut numbers = self.numbers();
        Some(numbers.find(|(known, _)| *known == name)?.1)
    }

    /// The octets of such a number, where they can be read, and where its value stands.
    pub fn octets(&self, name: &str) -> Option<(&[u8], Range<usize>)> {
        let number = self.number(name)?;
        Some((number.octets.as_deref()?, number.span.clone()))
    }

    /// The numbers that its kind of key has and that are strings, with their names.
    pub fn numbers(&self) -> impl Iterator<Item = (&'static str, &Number)> {
        self.numbers.iter().map(|(name, number)| (*name, number))
    }

    /// Whether it has only the public half of a key: neither `d` nor a prime. Not said of an object that is cut off,
    /// nor of one that lacks the public half too.
    pub fn is_public(&self) -> bool {
        if self.from_pem {
            return self.number("d").is_none();
        }
        let has = |name: &&str| self.object.has(name);
        let private = ["d", "p", "q", "k"];
        let public = ["n", "x"];
        self.is_whole() && !private.iter().any(has) && public.iter().any(has)
    }
}

/// By `kty`; where it is not there or says nothing known, by the other members.
fn family(object: &SpannedObject) -> KeyFamily {
    let text = |name| object.get(name)?.value.string().map(SpannedText::text);
    let kty = text("kty").unwrap_or_default().trim();
    let is = |name: &str| kty.eq_ignore_ascii_case(name);
    let has = |names: &[&str]| names.iter().any(|name| object.has(name));
    let on_curve = has(&["crv", "x", "y"]);
    let known_curve = || text("crv").is_none_or(|crv| Curve::named(crv).is_some());
    match () {
        () if is("RSA") => KeyFamily::Rsa,
        () if is("EC") && (on_curve || !object.has("n")) => KeyFamily::Ec,
        () if object.has("n") => KeyFamily::Rsa,
        () if is("OKP") || is("oct") || is("AKP") => KeyFamily::Other,
        () if on_curve && known_curve() => KeyFamily::Ec,
        () if on_curve || object.has("k") => KeyFamily::Other,
        () => KeyFamily::Rsa,
    }
}

/// Whether an object is a JWK itself, and not something around one.
pub fn is_jwk(object: &SpannedObject) -> bool {
    let numbers = NUMBERS.iter().filter(|name| object.has(name));
    object.has("kty") || numbers.take(2).count() == 2
}

/// How likely an object is the signing key, for choosing among several: private before public, RSA before other kinds,
/// keys for signatures before keys for encryption.
pub fn rank(object: &SpannedObject) -> u8 {
    let says = |name: &str, what: &str| {
        let member = object.get(name).map(|member: &SpannedMember| &member.value);
        member
            .and_then(SpannedValue::string)
            .is_some_and(|text| text.text() == what)
    };
    let private = ["d", "p", "k"].iter().any(|name| object.has(name));
    let rsa = family(object) == KeyFamily::Rsa;
    u8::from(private) * 4 + u8::from(rsa) * 2 + u8::from(!says("use", "enc"))
}
