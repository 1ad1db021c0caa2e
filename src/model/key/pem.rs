//! Keys in a PEM frame (the lines `BEGIN` and `END`), also where the frame or the lines in it are damaged.
//!
//! OpenSSL reads a PEM that is whole; for one that lost its line breaks, its dashes or its end it says only "no start
//! line". So the frame is found here, and OpenSSL gets the octets in it.

use std::ops::Range;

use super::der::{self, Der};
use super::ec::Ec;
use super::pem_body::is_dash;
use super::sealed::{Closed, Sealed};
use super::{openssh, pem_body, putty, rsa_key_value};

/// How many frames are looked at in one text: a chain of certificates and its key.
const MOST_BLOCKS: usize = 16;

/// What a key in another format than JWK is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PemKind {
    PrivateKey,
    /// A private key of an elliptic curve.
    EcPrivateKey,
    /// A private key of another kind.
    OtherPrivateKey,
    /// An RSA key that is only for RSASSA-PSS (RFC 4055 section 1.2).
    RsaPss,
    Encrypted(Lock),
    /// Keys and certificates in one file behind a password (RFC 7292).
    Pkcs12,
    /// The same in Java's own format.
    JavaKeyStore,
    PublicKey,
    Certificate,
    /// One line of `id_rsa.pub`.
    SshPublicKey,
}

/// The format of a key that is encrypted, by the tool that takes the encryption off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// PKCS #8, or the older form of OpenSSL's.
    OpenSsl,
    OpenSsh,
    Putty,
}

impl Lock {
    /// The command that asks for the password and writes the key without it.
    pub fn command(self) -> &'static str {
        match self {
            Self::OpenSsl => "openssl pkey -in key.pem -out plain.pem",
            Self::OpenSsh => "ssh-keygen -p -m PEM -f key.pem (with an empty new passphrase)",
            Self::Putty => {
                "puttygen key.ppk --new-passphrase /dev/null -O private-openssh -o plain.pem"
            }
        }
    }
}

/// How a key is written that is no JWK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// A PEM, or what stands in one without its frame.
    Pem,
    /// `RSA.ToXmlString` of .NET.
    Xml,
    /// `RSAParameters` of .NET.
    RsaParameters,
    Putty,
}

impl Notation {
    /// As in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::Pem => "a PEM or DER",
            Self::Xml => "XML of .NET (RSAKeyValue)",
            Self::RsaParameters => "JSON of .NET (RSAParameters)",
            Self::Putty => "a key file of PuTTY",
        }
    }
}

impl PemKind {
    pub fn is_public(self) -> bool {
        matches!(
            self,
            Self::PublicKey | Self::Certificate | Self::SshPublicKey
        )
    }
}

/// A key in a frame, and its numbers as far as they can be read.
pub struct Pem {
    pub kind: PemKind,
    pub notation: Notation,
    /// From its first line to its last, in the text that was searched.
    pub range: Range<usize>,
    pub octets: der::Octets,
    /// Whether the key has more than two primes.
    pub other_primes: bool,
    /// How many different private keys the text has.
    pub private: usize,
    pub ec: Option<Box<Ec>>,
    /// What a passphrase opens.
    pub sealed: Option<Sealed>,
}

/// The first key in the text; a private one before others.
pub fn find(text: &str) -> Option<Pem> {
    if let Some(other) = ssh_line(text).or_else(|| other_notation(text)) {
        return Some(other);
    }
    let mut blocks: Vec<Pem> = Vec::new();
    let mut from = 0;
    for _ in 0..MOST_BLOCKS {
        let Some((end, block)) = block(text, from) else {
            break;
        };
        from = end;
        blocks.extend(block);
    }
    let mut private: Vec<&Pem> = Vec::new();
    for block in blocks.iter().filter(|block| !block.kind.is_public()) {
        if !private.iter().any(|known| known.is_same_key(block)) {
            private.push(block);
        }
    }
    let count = private.len();
    let is_private = |block: &Pem| !block.kind.is_public();
    let best = blocks.iter().position(is_private).unwrap_or(0);
    let best = blocks.into_iter().nth(best)?;
    Some(Pem {
        private: count,
        ..best
    })
}

/// Of octets that were base64 without a frame.
pub fn bare(octets: &[u8], range: Range<usize>) -> Pem {
    let mut pem = Pem::of(der::read(octets), PemKind::PrivateKey, range);
    pem.sealed = Some(Sealed::Der(octets.to_vec()));
    pem
}

/// The next frame: where it ends, and the key in it.
fn block(text: &str, from: usize) -> Option<(usize, Option<Pem>)> {
    let start = from + begin(&text[from..])?;
    let label = text[start..].find("BEGIN")? + start + "BEGIN".len();
    let body = text[label..].find(is_dash)? + label;
    let title = text[label..body]
        .replace("%20", " ")
        .replace(['+', '_'], " ");
    let title = title.trim();
    let title = title.to_ascii_uppercase();
    let body = text.len() - text[body..].trim_start_matches(is_dash).len();
    let end_mark = text[body..]
        .find("END ")
        .or_else(|| text[body..].find("END+"));
    let (inside, end) = match end_mark {
        Some(mark) => {
            let mark = body + mark;
            let rest = &text[mark..];
            let dashes = rest.find(is_dash).map_or(rest, |at| &rest[at..]);
            (
                body..mark,
                text.len() - dashes.trim_start_matches(is_dash).len(),
            )
        }
        None => (body..text.len(), text.trim_end().len().max(body)),
    };
    let (guess, known) = match title.as_str() {
        "PRIVATE KEY" | "RSA PRIVATE KEY" | "OPENSSH PRIVATE KEY" => (PemKind::PrivateKey, true),
        "ENCRYPTED PRIVATE KEY" | "SSH2 ENCRYPTED PRIVATE KEY" => {
            (PemKind::Encrypted(Lock::OpenSsl), true)
        }
        title if title.ends_with("PRIVATE KEY") => (PemKind::OtherPrivateKey, true),
        title if title.ends_with("PUBLIC KEY") => (PemKind::PublicKey, true),
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => (PemKind::Certificate, true),
        title if title.ends_with("REQUEST") => (PemKind::Certificate, true),
        _ => (PemKind::PrivateKey, false),
    };
    if !known && !title.ends_with("KEY") {
        return Some((end, None));
    }
    let range = start..end;
    let lines = &text[inside];
    if guess == PemKind::Encrypted(Lock::OpenSsl) || lines.contains("ENCRYPTED") {
        let mut pem = Pem::of(Der::Encrypted, guess, range.clone());
        pem.sealed = if lines.contains("ENCRYPTED") {
            Some(Sealed::headed(&text[range]))
        } else {
            pem_body::decode(lines).map(Sealed::Der)
        };
        return Some((end, Some(pem)));
    }
    let octets = pem_body::decode(lines).unwrap_or_default();
    if !title.starts_with("OPENSSH") {
        return Some((end, Some(Pem::of(der::read(&octets), guess, range))));
    }
    let mut pem = Pem::of(openssh::read(&octets), guess, range);
    pem.lock_is(Lock::OpenSsh);
    Some((end, Some(pem)))
}

/// Where the frame's first line starts.
fn begin(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find("BEGIN")?;
        let before = text[..at].trim_end_matches(' ');
        let dashes = before.trim_end_matches(is_dash);
        if dashes.len() < before.len() {
            return Some(dashes.len());
        }
        from = at + "BEGIN".len();
    }
}

impl Pem {
    /// What takes the encryption off, if there is one.
    fn lock_is(&mut self, lock: Lock) {
        if matches!(self.kind, PemKind::Encrypted(_)) {
            self.kind = PemKind::Encrypted(lock);
        }
    }

    /// The key that the passphrase opens, in the same place.
    pub(super) fn opened(&self, passphrase: &str) -> Result<Self, Closed> {
        let sealed = self.sealed.as_ref().ok_or(Closed::Passphrase)?;
        let der = sealed.open(passphrase)?;
        let range = self.range.clone();
        Ok(Self::of(der::read(&der), PemKind::PrivateKey, range))
    }

    /// Of the numbers of an RSA key.
    pub fn of_numbers(octets: der::Octets, notation: Notation, range: Range<usize>) -> Self {
        let der = match octets[2] {
            Some(_) => Der::Rsa(octets),
            None => Der::PublicRsa(octets),
        };
        Self {
            notation,
            ..Self::of(der, PemKind::PrivateKey, range)
        }
    }

    /// Whether this is the same key in another frame, as far as both can be read.
    pub fn is_same_key(&self, other: &Self) -> bool {
        let point = |pem: &Self| pem.ec.as_ref().and_then(|ec| ec.members());
        match (&self.octets[0], &other.octets[0]) {
            (Some(mine), Some(its)) => mine == its,
            (None, None) => point(self).is_some() && point(self) == point(other),
            _ => false,
        }
    }

    /// What the octets say it is, or else its title.
    fn of(der: Der, guess: PemKind, range: Range<usize>) -> Self {
        let mut pem = Self {
            kind: guess,
            notation: Notation::Pem,
            range,
            octets: der::Octets::default(),
            other_primes: false,
            private: 1,
            ec: None,
            sealed: None,
        };
        match der {
            Der::Rsa(octets) => (pem.kind, pem.octets) = (PemKind::PrivateKey, octets),
            Der::PublicRsa(octets) => {
                pem.octets = octets;
                if guess != PemKind::Certificate {
                    pem.kind = PemKind::PublicKey;
                }
            }
            Der::Ec(ec) => (pem.kind, pem.ec) = (PemKind::EcPrivateKey, Some(ec)),
            Der::OtherPrimes(octets) => {
                (pem.kind, pem.octets) = (PemKind::PrivateKey, octets);
                pem.other_primes = true;
            }
            Der::RsaPss => pem.kind = PemKind::RsaPss,
            Der::Pkcs12 => pem.kind = PemKind::Pkcs12,
            Der::OtherKey => pem.kind = PemKind::OtherPrivateKey,
            Der::OtherPublicKey if guess != PemKind::Certificate => pem.kind = PemKind::PublicKey,
            Der::Encrypted => pem.kind = PemKind::Encrypted(Lock::OpenSsl),
            Der::JavaKeyStore => pem.kind = PemKind::JavaKeyStore,
            Der::Unknown | Der::OtherPublicKey => {}
        }
        pem
    }
}

/// A key that is written in a way of its own.
fn other_notation(text: &str) -> Option<Pem> {
    if let Some((octets, range)) = rsa_key_value::in_xml(text) {
        return Some(Pem::of_numbers(octets, Notation::Xml, range));
    }
    let (der, range) = putty::find(text)?;
    let mut pem = Pem::of(der, PemKind::PrivateKey, range);
    pem.lock_is(Lock::Putty);
    pem.notation = Notation::Putty;
    Some(pem)
}

/// `ssh-rsa AAAAB3NzaC1yc2E…`
fn ssh_line(text: &str) -> Option<Pem> {
    let line = text.trim();
    let (kind, rest) = line.split_once(' ')?;
    let known =
        kind.starts_with("ssh-") || kind.starts_with("ecdsa-sha2-") || kind.starts_with("sk-");
    if !known || !rest.trim_start().starts_with("AAAA") {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    let range = start..start + line.len();
    Some(Pem::of(Der::Unknown, PemKind::SshPublicKey, range))
}
