//! What stands behind a passphrase: a PKCS #8 that is encrypted, OpenSSL's older form of it, a PKCS #12 file.

use openssl::error::{Error, ErrorStack};
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};

use super::asn1::is_pkcs12;

/// It has no `Debug`: what is in it may be opened.
pub enum Sealed {
    /// In DER.
    Der(Vec<u8>),
    /// A PEM whose headers say how it is encrypted (`Proc-Type: 4,ENCRYPTED`, RFC 1421 section 4.6.1.1).
    Headed(String),
}

impl Sealed {
    /// The PEM as it stands in a text, whose line breaks may be written as `\n`.
    pub(super) fn headed(pem: &str) -> Self {
        Self::Headed(pem.replace("\\n", "\n"))
    }

    /// The key in it as PKCS #8.
    ///
    /// # Errors
    /// When the passphrase is another one, or the cipher is none that OpenSSL still has.
    pub(super) fn open(&self, passphrase: &str) -> Result<Vec<u8>, Closed> {
        let password = passphrase.as_bytes();
        let key = match self {
            Self::Headed(pem) => PKey::private_key_from_pem_passphrase(pem.as_bytes(), password),
            Self::Der(der) if is_pkcs12(der) => in_pkcs12(der, passphrase),
            Self::Der(der) => PKey::private_key_from_pkcs8_passphrase(der, password),
        };
        let opened = key.and_then(|key| key.private_key_to_pkcs8());
        opened.map_err(|errors| {
            let is_cipher = |error: &Error| {
                let reason = error.reason().unwrap_or_default();
                reason.contains("unsupported") || reason.contains("unknown cipher")
            };
            if errors.errors().iter().any(is_cipher) {
                Closed::Cipher
            } else {
                Closed::Passphrase
            }
        })
    }
}

/// Why it stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    Passphrase,
    Cipher,
}

fn in_pkcs12(der: &[u8], passphrase: &str) -> Result<PKey<Private>, ErrorStack> {
    let opened = Pkcs12::from_der(der)?.parse2(passphrase)?;
    // Certificates alone: there is no error to tell of.
    opened.pkey.ok_or_else(ErrorStack::get)
}
