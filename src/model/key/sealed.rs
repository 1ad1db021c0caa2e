//! What stands behind a passphrase: a PKCS #8 that is encrypted, OpenSSL's older form of it, a PKCS #12 file.

use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;

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

    /// The key in it as PKCS #8; `None`: the passphrase is another one, or the cipher none that OpenSSL has.
    pub(super) fn open(&self, passphrase: &str) -> Option<Vec<u8>> {
        let password = passphrase.as_bytes();
        let key = match self {
            Self::Headed(pem) => {
                PKey::private_key_from_pem_passphrase(pem.as_bytes(), password).ok()
            }
            Self::Der(der) => PKey::private_key_from_pkcs8_passphrase(der, password)
                .ok()
                .or_else(|| Pkcs12::from_der(der).ok()?.parse2(passphrase).ok()?.pkey),
        };
        key?.private_key_to_pkcs8().ok()
    }
}
