//! What was pasted as the private key, read leniently: as much of it as can be read, whatever happened to it.
//!
//! People run this tool because their key is damaged. So nothing is rejected here: each reader notes what was wrong
//! and continues, and the rules say which of these notes is the cause. All places are bytes of the pasted text, since
//! that is the text that a person can look at.

pub mod armor;
mod asn1;
mod character;
pub mod container;
pub mod damage;
pub mod der;
pub mod ec;
pub mod jwk;
mod layers;
mod lenient_base64;
mod lookalike;
pub mod number;
mod openssh;
pub mod pem;
mod pem_body;
mod putty;
mod reader;
mod reading;
mod rsa_key_value;
mod scanner;
mod sealed;
mod search;
pub mod spanned_text;
mod thumbprint;
pub mod value;

use std::ops::Range;

use serde_json::{Map, Value as Json};

pub use armor::{PemMisfit, PemReading};
pub use asn1::DerFormat;
pub use container::{Container, ContainerKind};
pub use damage::{Damage, DamageKind};
pub use ec::{Curve, Ec, EcFault};
pub use jwk::{Jwk, KeyFamily};
pub use lookalike::Lookalike;
pub use pem::{Lock, Notation, PemKind};

pub use crate::model::rsa::NUMBERS;

use crate::model::rsa::{Numbers, RsaMember};
use crate::model::text::chars::is_blank;
use container::Contents;
use reading::{Nothing, Reading};
use sealed::Closed;
use spanned_text::SpannedText;

/// Texts of more characters are not read.
pub const LONGEST_TEXT: usize = 65_536;
/// Numbers of more characters are not decoded: these are 16,384 bits, the most that OpenSSL takes.
pub const LONGEST_NUMBER: usize = 2_731;

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyForm {
    Empty,
    /// Too long to be a key; nothing in it was looked at.
    Oversized,
    /// JSON, but no object.
    NotAnObject,
    NotJson(Lookalike),
    /// A JSON object, perhaps damaged, perhaps with the JWK somewhere inside.
    Json,
    /// A key in another format, at this place.
    Pem(PemKind, Range<usize>),
}

/// What was read in the text of a private key. It holds secrets, so it has no `Debug`.
pub struct Key {
    form: KeyForm,
    damage: Vec<Damage>,
    containers: Vec<Container>,
    jwk: Option<Box<Jwk>>,
    ec: Option<Box<Ec>>,
    /// How many different private keys a PEM has.
    in_pem: usize,
    notation: Notation,
    of_kms: bool,
    seal: Seal,
}

/// Whether the key stands behind a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It does not, or none was given that could open it.
    Whole,
    /// The one that was given opens it.
    Opened,
    /// The one that was given does not.
    WrongPassphrase,
    /// It is encrypted with a cipher that OpenSSL has given up, such as RC2.
    OldCipher,
}

/// What is given beside the text of a key.
#[derive(Clone, Copy, Default)]
pub struct BesideKey<'a> {
    /// Of several keys the one with this `kid` is meant.
    pub id: Option<&'a str>,
    /// Opens what is encrypted.
    pub passphrase: Option<&'a str>,
}

impl Key {
    pub fn read(text: &str) -> Self {
        Self::read_with(text, BesideKey::default())
    }

    /// The same, with what is given beside it.
    pub fn read_with(text: &str, beside: BesideKey) -> Self {
        if is_longer(text, LONGEST_TEXT) {
            return Self::of(KeyForm::Oversized);
        }
        let mut reading = reader::read(SpannedText::pasted(text), 0);
        match (reading.nothing, reading.value.take(), reading.pem.take()) {
            (Some(Nothing::Empty), ..) => Self::of(KeyForm::Empty),
            (Some(Nothing::NoObject), ..) => Self::of(KeyForm::NotAnObject),
            (None, Some(value), _) => Self::of_value(value, reading.damage, beside),
            (None, None, Some(pem)) => {
                let range = pem.range.clone();
                Self::of_pem(pem, range, beside)
            }
            _ => Self::of(KeyForm::NotJson(Lookalike::of(text))),
        }
    }

    fn of(form: KeyForm) -> Self {
        Self {
            form,
            damage: Vec::new(),
            containers: Vec::new(),
            jwk: None,
            ec: None,
            in_pem: 0,
            notation: Notation::Pem,
            of_kms: false,
            seal: Seal::Whole,
        }
    }

    fn of_value(value: value::SpannedValue, damage: Vec<Damage>, beside: BesideKey) -> Self {
        let found = container::open(value, beside.id);
        let mut key = Self::of(KeyForm::Json);
        (key.damage, key.containers) = (damage, found.containers);
        match found.inside {
            Contents::Jwk(jwk, reading) => {
                let inner = reading.map_or_else(Vec::new, |reading: Box<Reading>| reading.damage);
                // A string around the key is part of its container.
                let other = |damage: &Damage| damage.kind != DamageKind::DoubleEncoded;
                key.damage.extend(inner.into_iter().filter(other));
                let on_curve = Some(&jwk).filter(|jwk| jwk.family() == KeyFamily::Ec);
                key.ec = on_curve.and_then(|jwk| Ec::of_jwk(jwk)).map(Box::new);
                key.jwk = Some(jwk);
            }
            Contents::Pem(pem) => {
                let span = pem.range.clone();
                let damage = key.damage;
                key = Self::of_pem(*pem, span, beside);
                key.damage = damage;
            }
            Contents::NoObject => key.form = KeyForm::NotAnObject,
            Contents::Several | Contents::Nothing => {}
        }
        key.of_kms = found.of_kms;
        key
    }

    fn of_pem(mut pem: pem::Pem, span: Range<usize>, beside: BesideKey) -> Self {
        let mut seal = Seal::Whole;
        let can_open = matches!(
            pem.kind,
            PemKind::Encrypted(Lock::OpenSsl) | PemKind::Pkcs12
        );
        if let Some(passphrase) = beside.passphrase.filter(|_| can_open) {
            seal = match pem.opened(passphrase) {
                Ok(opened) => {
                    pem = opened;
                    Seal::Opened
                }
                Err(Closed::Passphrase) => Seal::WrongPassphrase,
                Err(Closed::Cipher) => Seal::OldCipher,
            };
        }
        let readable = pem.octets[0].is_some();
        let mut key = Self::of(KeyForm::Pem(pem.kind, span.clone()));
        key.ec = pem.ec;
        key.seal = seal;
        (key.in_pem, key.notation) = (pem.private, pem.notation);
        let jwk = || Jwk::from_pem(pem.octets, pem.other_primes, span);
        key.jwk = readable.then(|| Box::new(jwk()));
        key
    }

    pub fn form(&self) -> &KeyForm {
        &self.form
    }

    /// What happened to the text, in the order in which it was met.
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// The places at which there is damage of this kind.
    pub fn damaged(&self, kind: DamageKind) -> Vec<Range<usize>> {
        let damage = self.damage.iter().filter(|damage| damage.kind == kind);
        damage.map(|damage| damage.span.clone()).collect()
    }

    /// Whether characters of the key can be replaced where they stand: in base64 a place is not a character.
    pub fn can_be_edited(&self) -> bool {
        self.damaged(DamageKind::Base64Encoded).is_empty()
    }

    /// How a key is written that is no JWK.
    pub fn notation(&self) -> Notation {
        self.notation
    }

    /// Whether it stands behind a passphrase.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// Whether it is what a key management service answers, which never gives away a private key.
    pub fn is_of_kms(&self) -> bool {
        self.of_kms
    }

    /// How many different private keys there are, where it is known that there are several.
    pub fn several(&self) -> Option<usize> {
        let in_containers = self.containers.iter().map(|container| container.private);
        let most = in_containers.chain([self.in_pem]).max();
        most.filter(|count| *count > 1)
    }

    /// What is around the JWK, from the outside in.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// The signing key, where one could be read.
    pub fn jwk(&self) -> Option<&Jwk> {
        self.jwk.as_deref()
    }

    /// The numbers of an RSA key, as far as they can be read; `None` where there are none.
    pub fn numbers(&self) -> Option<Numbers<'_>> {
        let jwk = self.jwk().filter(|jwk| jwk.family() == KeyFamily::Rsa)?;
        // With more than two primes the others mean something else (RFC 8017 section 3.2).
        let is_plain = !jwk.has_other_primes();
        let numbers = RsaMember::ALL.map(|member| {
            let counts = is_plain || matches!(member, RsaMember::N | RsaMember::E);
            let octets = jwk.octets(member.name()).filter(|_| counts);
            octets.map(|(octets, _)| octets)
        });
        let any = numbers.iter().any(Option::is_some);
        any.then_some(Numbers(numbers))
    }

    /// The key where it is one of an elliptic curve that is known.
    pub fn ec(&self) -> Option<&Ec> {
        self.ec.as_deref()
    }

    /// Whether everything is there that signing needs: an RSA key with all its numbers, or a whole EC key.
    pub fn can_sign(&self) -> bool {
        self.ec().is_some_and(Ec::can_sign)
            || self.jwk.as_deref().is_some_and(|jwk| {
                jwk.family() == KeyFamily::Rsa
                    && !jwk.has_other_primes()
                    && NUMBERS.iter().all(|name| jwk.octets(name).is_some())
            })
    }

    /// The key as a library takes it, whatever it was packed into; `None` when it cannot sign.
    pub fn jwk_json(&self) -> Option<Map<String, Json>> {
        let mut members = Map::new();
        let mut put = |name: &str, value: String| members.insert(name.to_owned(), value.into());
        if let Some(ec) = self.ec().filter(|ec| ec.can_sign()) {
            put("kty", "EC".to_owned());
            put("crv", ec.curve.name.to_owned());
            let kid = self.jwk.as_deref().and_then(|jwk| jwk.string("kid"));
            kid.map(|kid| put("kid", kid.text().to_owned()));
            for (name, value) in ec.members()? {
                put(name, value);
            }
            return Some(members);
        }
        let jwk = self.jwk.as_deref().filter(|_| self.can_sign())?;
        put("kty", "RSA".to_owned());
        if let Some(kid) = jwk.string("kid") {
            put("kid", kid.text().to_owned());
        }
        for name in NUMBERS {
            let (octets, _) = jwk.octets(name)?;
            put(name, number::encode(octets));
        }
        Some(members)
    }
}

/// Whether a text has more characters than that.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

/// Whether a text shows nothing.
pub fn is_empty(text: &str) -> bool {
    text.len() <= LONGEST_TEXT && text.chars().all(is_blank)
}
