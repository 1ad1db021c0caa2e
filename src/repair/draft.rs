//! A key while it is repaired: octets and plain members, without places in a text.

use serde_json::{Map, Value as Json};

use super::{Obstacle, metadata, octets};
use crate::model::key::value::Data;
use crate::model::key::{
    DamageKind, Jwk, Key, KeyFamily, KeyForm, Lock, NUMBERS, Notation, PemKind, Seal, number,
};
use crate::model::text::escapes::in_json;
use crate::tools::{KeyFormat, Tool};

/// The change where a passphrase was given.
pub(super) const DECRYPTED: &str = "took the encryption off";

/// It holds secrets, so it has no `Debug`.
pub struct Draft {
    pub kid: Option<String>,
    /// In the order of [`NUMBERS`]; `None` where a number is not in the text, or cannot be read without doubt.
    pub numbers: [Option<Vec<u8>>; 8],
    /// Further values of a number that appears twice, by its place in [`NUMBERS`]: arithmetic decides.
    pub alternatives: Vec<(usize, Vec<u8>)>,
    /// `use`, `alg`, `key_ops`.
    pub(super) metadata: Vec<(&'static str, Json)>,
    /// What else is in the key.
    pub(super) others: Vec<(String, Json)>,
    /// What was done, a phrase each. Names members, never values.
    pub changes: Vec<String>,
}

impl Draft {
    /// # Errors
    /// When there is no one private RSA key in what was pasted.
    pub fn of(key: &Key, target: &Tool) -> Result<Self, Obstacle> {
        match key.form() {
            _ if key.seal() == Seal::WrongPassphrase => return Err(Obstacle::WrongPassphrase),
            _ if key.seal() == Seal::OldCipher => return Err(Obstacle::OldCipher),
            KeyForm::Pem(PemKind::Encrypted(Lock::OpenSsl), _) => {
                return Err(Obstacle::NoPassphrase);
            }
            KeyForm::Pem(PemKind::Encrypted(lock), _) => {
                return Err(Obstacle::Encrypted(lock.command()));
            }
            KeyForm::Pem(PemKind::JavaKeyStore, _) => return Err(Obstacle::JavaKeyStore),
            KeyForm::Pem(PemKind::OtherPrivateKey | PemKind::EcPrivateKey, _) => {
                return Err(Obstacle::NotRsa);
            }
            KeyForm::Pem(PemKind::RsaPss, _) => return Err(Obstacle::RsaPss),
            KeyForm::Pem(PemKind::Pkcs12, _) => return Err(Obstacle::Pkcs12),
            KeyForm::Pem(kind, _) if kind.is_public() => return Err(Obstacle::PublicKey),
            _ => {}
        }
        let jwk = match key.jwk() {
            None if key.several().is_some() => return Err(Obstacle::SeveralKeys),
            None => return Err(Obstacle::NoKey),
            Some(jwk) => jwk,
        };
        if jwk.family() != KeyFamily::Rsa {
            return Err(Obstacle::NotRsa);
        }
        if jwk.is_public() {
            return Err(Obstacle::PublicKey);
        }
        if jwk.has_other_primes() {
            return Err(Obstacle::MultiPrime);
        }
        let mut draft = Self {
            kid: None,
            numbers: Default::default(),
            alternatives: Vec::new(),
            metadata: Vec::new(),
            others: Vec::new(),
            changes: unpacking(key, target),
        };
        draft.read_numbers(jwk)?;
        draft.read_kid(jwk)?;
        draft.metadata = metadata::read(jwk, target, &mut draft.changes)?;
        draft.keep_others(jwk, target.json_as_python);
        Ok(draft)
    }

    /// One line of JSON, ready to paste.
    ///
    /// # Errors
    /// When numbers are missing.
    pub fn json(&self) -> Result<String, Obstacle> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(Obstacle::Lost(missing));
        }
        let quoted = |text: &str| Json::from(text).to_string();
        let member = |name: &str, value: String| format!("{}:{value}", quoted(name));
        let mut members = vec![member("kty", quoted("RSA"))];
        members.extend(self.kid.iter().map(|kid| member("kid", quoted(kid))));
        let metadata = self.metadata.iter();
        members.extend(metadata.map(|(name, value)| member(name, value.to_string())));
        let numbers = NUMBERS.iter().zip(self.numbers.iter().flatten());
        let encoded = |octets: &[u8]| quoted(&number::encode(octets));
        members.extend(numbers.map(|(name, octets)| member(name, encoded(octets))));
        let others = self.others.iter();
        members.extend(others.map(|(name, value)| member(name, value.to_string())));
        Ok(in_json(&format!("{{{}}}", members.join(","))))
    }

    /// The numbers that are not there.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let numbers = NUMBERS.into_iter().zip(&self.numbers);
        let missing = numbers.filter(|(_, octets)| octets.is_none());
        missing.map(|(name, _)| name).collect()
    }

    fn read_numbers(&mut self, jwk: &Jwk) -> Result<(), Obstacle> {
        // Any computed replacement would be another key.
        if jwk.number("n").is_some_and(|n| n.oversized) {
            return Err(Obstacle::Contradiction(vec!["n"]));
        }
        let mut written_anew = Vec::new();
        for (at, name) in NUMBERS.into_iter().enumerate() {
            if jwk.is_from_pem() {
                self.numbers[at] = jwk.octets(name).map(|(octets, _)| octets.to_vec());
                continue;
            }
            let mut values = Vec::new();
            for copy in jwk.copies(name) {
                let Some(octets) = octets::read(&copy.value) else {
                    continue;
                };
                let written = copy.value.string().map(|text| text.text());
                if written != Some(&*number::encode(&octets)) && !written_anew.contains(&name) {
                    written_anew.push(name);
                }
                if !values.contains(&octets) {
                    values.push(octets);
                }
            }
            if jwk.copies(name).count() > 1 {
                self.changes.push(format!("dropped a second {name}"));
            }
            // JSON parsers take the last one, and so does the report.
            self.numbers[at] = values.pop();
            self.alternatives
                .extend(values.into_iter().map(|octets| (at, octets)));
        }
        if !written_anew.is_empty() {
            let names = written_anew.join(", ");
            self.changes.push(format!("wrote {names} in base64url"));
        }
        Ok(())
    }

    fn read_kid(&mut self, jwk: &Jwk) -> Result<(), Obstacle> {
        let member = metadata::one(jwk, "kid", &mut self.changes)?;
        self.kid = member.and_then(|value| octets::kid(value, &mut self.changes));
        Ok(())
    }

    fn keep_others(&mut self, jwk: &Jwk, literals: bool) {
        let ours = |name: &str| {
            NUMBERS.contains(&name) || matches!(name, "kty" | "kid" | "use" | "alg" | "key_ops")
        };
        let mut others = Map::new();
        for member in jwk.members() {
            let name = member.name.text();
            if literals && !matches!(member.value.data, Data::String(_)) && !ours(name) {
                self.changes
                    .push(format!("dropped {name}, which Python cannot read"));
            } else if !ours(name) {
                others.insert(name.to_owned(), member.value.to_json());
            }
        }
        self.others = others.into_iter().collect();
    }
}

/// Whether the key is to be written as a PEM: where nothing else will do, or where it is one and may stay one.
pub(super) fn wants_pem(key: &Key, target: &Tool) -> bool {
    let is_pem = matches!(key.form(), KeyForm::Pem(..));
    let [jwk, pem] = [KeyFormat::Jwk, KeyFormat::Pem].map(|format| target.takes(format));
    pem && (is_pem || !jwk)
}

/// The change from another notation.
pub(super) fn as_jwk(key: &Key) -> String {
    let from = match key.notation() {
        Notation::Pem => "the PEM",
        other => other.title(),
    };
    format!("wrote {from} as a JWK")
}

/// The changes that come of reading the key and writing it again.
pub(super) fn unpacking(key: &Key, target: &Tool) -> Vec<String> {
    use DamageKind::*;
    let mut changes = Vec::new();
    let is_pem = matches!(key.form(), KeyForm::Pem(..));
    if key.seal() == Seal::Opened {
        changes.push(DECRYPTED.to_owned());
    }
    match (is_pem, wants_pem(key, target)) {
        (true, false) => changes.push(as_jwk(key)),
        (false, true) => changes.push("wrote the JWK as a PEM".to_owned()),
        _ => {}
    }
    if !key.containers().is_empty() {
        changes.push("unwrapped the key".to_owned());
    }
    let packed = [
        (DoubleEncoded, "took the key out of a JSON string"),
        (Base64Encoded, "decoded the base64 around the key"),
        (UrlEncoded, "decoded the URL encoding"),
        (HtmlEntities, "decoded the HTML entities"),
        (LeadingJunk, "dropped the text before the key"),
        (TrailingJunk, "dropped the text after the key"),
        (Truncated, "closed the JSON where it was cut off"),
    ];
    let has = |kind: DamageKind| key.damage().iter().any(|damage| damage.kind == kind);
    let unpacked = packed.iter().filter(|(kind, _)| has(*kind));
    changes.extend(unpacked.map(|(_, what)| (*what).to_owned()));
    let textual = |kind: DamageKind| packed.iter().all(|(known, _)| *known != kind);
    if key.damage().iter().any(|damage| textual(damage.kind)) {
        changes.push("corrected the JSON syntax".to_owned());
    }
    changes
}
