//! The tools that will use the connection, and what each accepts. A rule asks the target, never guesses.
//!
//! All of them put `iat` = now into the assertion, so each is refused by a clock that is ahead.

use crate::model::connection::{Connection, DomainForm};
use crate::model::key::ec::CURVES;

mod table;

use table::OKTA;
pub use table::{NANGO, TARGETS};

/// What one consumer wants of the four values.
#[derive(Debug)]
pub struct Target {
    /// As on the command line.
    pub name: &'static str,
    /// As in a sentence: behind "for" it reads well, alone and in a list.
    pub title: &'static str,
    /// The forms of the domain that it has a field for: the first unless the connection's source says another of them.
    pub domain_forms: &'static [DomainForm],
    /// Whether a slash at the end of the domain's URL does no harm.
    pub trims_slash: bool,
    pub key_formats: &'static [KeyFormat],
    /// The numbers that the private JWK of an RSA key must have (RFC 7518 section 6.3).
    pub key_members: &'static [&'static str],
    /// The `alg`s it can sign with (RFC 7518 section 3.1): of the RSA ones the first, unless the key says another of
    /// them; of the EC ones that of the key's curve.
    pub algorithms: &'static [&'static str],
    /// The titles of the PEMs that it reads, as in `-----BEGIN PRIVATE KEY-----` (RFC 7468).
    pub pem_titles: &'static [&'static str],
    /// Whether it reads a PEM in which line breaks are written as `\n`.
    pub unescapes_pem: bool,
    /// Whether it reads the JWK as a literal of Python's, in which `true`, `false` and `null` are unknown names.
    pub json_as_python: bool,
    pub kid: Kid,
    /// The characters that may stand between scopes given in one text. Okta itself takes spaces alone (RFC 6749
    /// section 3.3). The first is what the target's own guide uses.
    pub scope_separators: &'static [char],
    pub dpop: Dpop,
    /// How long the assertions that it makes live, in seconds.
    pub assertion_lifetime: u32,
}

/// How a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat {
    /// JSON (RFC 7517).
    Jwk,
    /// PKCS #8 or PKCS #1 in a PEM (RFC 7468).
    Pem,
}

/// Where the target takes the key's ID from.
#[derive(Clone, Copy, Debug)]
pub struct Kid {
    /// From the member `kid` of the JWK.
    pub in_jwk: bool,
    /// The name of its own setting, where it has one.
    pub beside: Option<&'static str>,
    /// Whether it signs nothing without. Okta needs it only where the app has several keys.
    pub needed: bool,
}

/// Whether it sends DPoP proofs (RFC 9449).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dpop {
    No,
    Yes,
    /// The text says when: since which version, or with which setting.
    If(&'static str),
}

impl Target {
    pub fn takes(&self, format: KeyFormat) -> bool {
        self.key_formats.contains(&format)
    }

    /// Whether it can sign with an RSA key.
    pub fn takes_rsa(&self) -> bool {
        self.algorithms.iter().any(|alg| alg.starts_with("RS"))
    }

    /// The elliptic curves of keys that it can sign with.
    pub fn curves(&self) -> impl Iterator<Item = &'static str> {
        let curves = CURVES.iter();
        let taken = curves.filter(|curve| self.algorithms.contains(&curve.algorithm));
        taken.map(|curve| curve.name)
    }

    /// The algorithm that it signs with where an RSA key names none.
    pub fn rsa_algorithm(&self) -> &'static str {
        let rsa = self.algorithms.iter().find(|alg| alg.starts_with("RS"));
        rsa.expect("every target takes RSA keys; a test holds that")
    }

    /// The form of the domain that it takes where the source says nothing.
    pub fn domain_form(&self) -> DomainForm {
        self.domain_forms[0]
    }

    /// The target of a connection of which nobody said for what it is: Nango, or where the domain stands in a field that
    /// Nango does not have, the one tool that has it, or else Okta itself.
    pub fn supposed(connection: &Connection) -> &'static Self {
        let has = |target: &Self| {
            let form = connection.domain_form;
            form.is_none_or(|form| target.domain_forms.contains(&form))
        };
        if has(&NANGO) {
            return &NANGO;
        }
        let mut having = TARGETS.iter().filter(|target| has(target));
        match (having.next(), having.next()) {
            (Some(only), None) => only,
            _ => &OKTA,
        }
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        TARGETS.iter().copied().find(|target| target.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_whole() {
        for target in TARGETS {
            assert!(target.takes_rsa(), "{}", target.name);
            let pem = target.takes(KeyFormat::Pem);
            assert_eq!(pem, !target.pem_titles.is_empty(), "{}", target.name);
            assert!(pem || !target.unescapes_pem, "{}", target.name);
            let jwk = target.takes(KeyFormat::Jwk);
            assert_eq!(jwk, !target.key_members.is_empty(), "{}", target.name);
            assert!(jwk || !target.kid.in_jwk, "{}", target.name);
            assert!(!target.domain_forms.is_empty(), "{}", target.name);
            let same = TARGETS.iter().filter(|one| one.name == target.name);
            assert_eq!(same.count(), 1, "{}", target.name);
            let known = Target::named(target.name).expect("it is in the table");
            assert_eq!(known.title, target.title);
        }
        assert_eq!(TARGETS[0].name, NANGO.name);
    }
}
