//! The tools that will use the connection: one file each, with what the tool accepts, where it looks for its values and
//! under which names. Plain data; each fact names the file of the tool's source, or the guide, where it was read.
//!
//! Nothing here opens a file or judges a value: a rule asks the tool and never guesses. Start with [`Tool`]; a new
//! tool is a file and its line in [`TOOLS`].

use crate::model::connection::{Connection, DomainForm};
use crate::model::key::armor;
use crate::model::key::ec::CURVES;
use crate::model::key::{PemMisfit, PemReading};
use crate::model::text::nearest::nearest;

mod dotnet;
mod export_form;
mod family;
mod go;
mod java;
mod lookup;
mod mcp;
mod nango;
mod node;
mod okta;
mod okta_cc;
mod python;
mod sdk;
mod terraform;

pub use export_form::ExportForm;
pub use family::Family;
pub use lookup::{FieldMap, Lookup, LookupPlace, Names, Slot, Syntax};
pub use nango::NANGO;
pub use okta::OKTA;
pub use okta_cc::{OKTA_CC, OWN, OWN_RECORD};

/// As the command line lists them.
pub static TOOLS: &[&Tool] = &[
    &NANGO,
    &nango::NANGO_HOSTNAME,
    &go::GO,
    &python::PYTHON,
    &node::NODE,
    &dotnet::DOTNET,
    &java::JAVA,
    &terraform::TERRAFORM,
    &mcp::MCP,
    &OKTA,
];

/// PKCS #1 and PKCS #8.
const PKCS: &[&str] = &["PRIVATE KEY", "RSA PRIVATE KEY"];

/// What libraries read that are built on OpenSSL or BouncyCastle.
const PKCS_AND_SEC1: &[&str] = &["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

/// A tool that will use the connection: what it wants of the four values, and where it reads them.
#[derive(Debug)]
pub struct Tool {
    /// As on the command line.
    pub name: &'static str,
    /// As in a sentence: it reads well after "for", alone and in a list.
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
    /// Which of `alg`, `use` and `key_ops` in a JWK decide whether it signs, and with what. The others it does not look at.
    pub minds: &'static [&'static str],
    /// The algorithm of an EC key that names none in `alg`; `None`: that of its curve.
    pub ec_algorithm: Option<&'static str>,
    /// The titles of the PEMs that it reads, as in `-----BEGIN PRIVATE KEY-----` (RFC 7468).
    pub pem_titles: &'static [&'static str],
    /// Where it looks for the key in a PEM, and what it goes by.
    pub pem_reading: PemReading,
    /// Whether it reads a PEM in which line breaks are written as `\n`.
    pub unescapes_pem: bool,
    /// Whether it reads the JWK as a literal of Python's, in which `true`, `false` and `null` are unknown names, and whether
    /// it takes every value for a string.
    pub json_as_python: bool,
    /// Whether it takes the key's ID from the member `kid` of the JWK.
    pub kid_in_jwk: bool,
    /// The name of its own setting for the key's ID, where it has one.
    pub kid_beside: Option<&'static str>,
    /// Whether that setting counts where the JWK has another `kid`.
    pub kid_beside_first: bool,
    /// Whether it refuses to sign without the key's ID. Okta needs the ID only where the app has several keys.
    pub kid_needed: bool,
    /// The characters that may separate scopes in one text. Okta itself takes only spaces (RFC 6749
    /// section 3.3). The first is what the tool's own guide uses.
    pub scope_separators: &'static [char],
    pub dpop: Dpop,
    /// How long the assertions that it makes live, in seconds.
    pub assertion_lifetime: u32,
    /// What it reads from a machine by itself. `None` for Nango, into which a person pastes the values.
    pub lookup: Option<Lookup>,
    /// Other objects that hold its values in files.
    pub records: &'static [FieldMap],
    /// The file that `export` writes for it.
    pub export: Option<ExportForm>,
}

/// The values that are the same for most tools, so that a tool's file need not repeat them.
const PLAIN: Tool = Tool {
    name: "",
    title: "",
    domain_forms: &[],
    trims_slash: false,
    key_formats: &[],
    key_members: &[],
    algorithms: &[],
    minds: &[],
    ec_algorithm: None,
    pem_titles: &[],
    pem_reading: PemReading::ByContent,
    unescapes_pem: false,
    json_as_python: false,
    kid_in_jwk: false,
    kid_beside: None,
    kid_beside_first: false,
    kid_needed: false,
    scope_separators: &[],
    dpop: Dpop::No,
    assertion_lifetime: 300,
    lookup: None,
    records: &[],
    export: None,
};

/// How a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat {
    /// JSON (RFC 7517).
    Jwk,
    /// PKCS #8 or PKCS #1 in a PEM (RFC 7468).
    Pem,
}

/// Whether it sends DPoP proofs (RFC 9449).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dpop {
    No,
    Yes,
    /// The text says when: since which version, or with which setting.
    If(&'static str),
}

impl Tool {
    pub fn takes(&self, format: KeyFormat) -> bool {
        self.key_formats.contains(&format)
    }

    /// Whether the key's ID beside a JWK counts, and not the `kid` in it. What reads no JWK gets the ID beside a PEM.
    pub fn prefers_kid_beside(&self) -> bool {
        self.kid_beside_first || !self.takes(KeyFormat::Jwk)
    }

    /// What keeps it from reading the private key in a PEM; `None`: nothing.
    pub fn pem_misfit(&self, text: &str) -> Option<PemMisfit> {
        let unescaped = text.replace("\\n", "\n");
        let text = if self.unescapes_pem { &unescaped } else { text };
        armor::misfit(text, self.pem_reading, self.pem_titles)
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
        rsa.expect("every tool takes RSA keys; a test holds that")
    }

    /// The form of the domain that it takes where the source says nothing.
    pub fn domain_form(&self) -> DomainForm {
        self.domain_forms[0]
    }

    /// The target of a connection for which none was given: Nango, or where the domain is in a field that
    /// Nango does not have, the one tool that has it, or else Okta itself.
    pub fn supposed(connection: &Connection) -> &'static Self {
        let has = |tool: &Self| {
            let form = connection.domain_form;
            form.is_none_or(|form| tool.domain_forms.contains(&form))
        };
        if has(&NANGO) {
            return &NANGO;
        }
        let mut having = TOOLS.iter().filter(|tool| has(tool));
        match (having.next(), having.next()) {
            (Some(only), None) => only,
            _ => &OKTA,
        }
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        TOOLS.iter().copied().find(|tool| tool.name == name)
    }

    /// The tool of this name, in upper or lower case.
    ///
    /// # Errors
    /// When the name is unknown: the error suggests the nearest name, or lists all.
    pub fn wanted(name: &str) -> Result<&'static Self, String> {
        let name = name.trim().to_ascii_lowercase();
        Self::named(&name).ok_or_else(|| {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            match nearest(&name, names.iter().copied()).first() {
                Some(near) => format!("unknown target. Nearest: {near}."),
                None => format!("unknown target. Known: {}.", names.join(", ")),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_whole() {
        for tool in TOOLS {
            let rsa = tool.algorithms.iter().any(|alg| alg.starts_with("RS"));
            assert!(rsa, "{}", tool.name);
            let pem = tool.takes(KeyFormat::Pem);
            assert_eq!(pem, !tool.pem_titles.is_empty(), "{}", tool.name);
            assert!(pem || !tool.unescapes_pem, "{}", tool.name);
            let jwk = tool.takes(KeyFormat::Jwk);
            assert_eq!(jwk, !tool.key_members.is_empty(), "{}", tool.name);
            assert!(jwk || !tool.kid_in_jwk, "{}", tool.name);
            assert!(!tool.domain_forms.is_empty(), "{}", tool.name);
            let same = TOOLS.iter().filter(|one| one.name == tool.name);
            assert_eq!(same.count(), 1, "{}", tool.name);
            let known = Tool::named(tool.name).expect("it is in the table");
            assert_eq!(known.title, tool.title);
        }
        assert_eq!(TOOLS[0].name, NANGO.name);
    }
}
