//! The numbers in a key's ASN.1, read with OpenSSL.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use openssl::bn::BigNumRef;
use openssl::pkey::{HasPrivate, HasPublic, Id, PKey};
use openssl::rsa::Rsa;
use openssl::x509::X509;

use super::asn1;
use super::ec::Ec;

/// The numbers of an RSA key in the order of `rsa::NUMBERS`; none that the key does not have.
pub type Octets = [Option<Vec<u8>>; 8];

/// What some ASN.1 is.
pub enum Der {
    Rsa(Octets),
    /// An RSA key of more than two primes (RFC 8017 section 3.2).
    OtherPrimes(Octets),
    /// An RSA key that is only for RSASSA-PSS.
    RsaPss,
    PublicRsa(Octets),
    /// A private key of a curve that is known.
    Ec(Box<Ec>),
    /// A private key of another kind.
    OtherKey,
    OtherPublicKey,
    Encrypted,
    Pkcs12,
    JavaKeyStore,
    Unknown,
}

/// The object identifiers of password-based encryption begin with this (PKCS #5, 1.2.840.113549.1.5).
const PKCS5: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05";

/// The first octets of a key store of Java's own format, which is no ASN.1
/// (<https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/sun/security/provider/JavaKeyStore.java>).
const JAVA_KEY_STORE: &[u8] = b"\xfe\xed\xfe\xed";

/// Whether these octets are a key by themselves, without a frame.
pub fn is_bare(octets: &[u8]) -> bool {
    asn1::is_sequence(octets) || octets.starts_with(JAVA_KEY_STORE)
}

pub fn read(der: &[u8]) -> Der {
    if der.starts_with(JAVA_KEY_STORE) {
        return Der::JavaKeyStore;
    }
    if let Ok(key) = PKey::private_key_from_der(der) {
        if asn1::is_pss(der) {
            return Der::RsaPss;
        }
        if let Ok(rsa) = key.rsa() {
            let octets = private(&rsa);
            return if asn1::has_other_primes(der) {
                Der::OtherPrimes(octets)
            } else {
                Der::Rsa(octets)
            };
        }
        let ec = key.ec_key().ok().and_then(|key| Ec::of_key(&key));
        return ec.map_or(Der::OtherKey, |ec| Der::Ec(Box::new(ec)));
    }
    if asn1::is_pkcs12(der) {
        return Der::Pkcs12;
    }
    let head = &der[..der.len().min(64)];
    if head.windows(PKCS5.len()).any(|window| window == PKCS5) {
        return Der::Encrypted;
    }
    let public_key = PKey::public_key_from_der(der).or_else(|_| X509::from_der(der)?.public_key());
    if let Ok(key) = public_key {
        return match key.id() {
            Id::RSA => key
                .rsa()
                .map_or(Der::Unknown, |rsa| Der::PublicRsa(public(&rsa))),
            _ => Der::OtherPublicKey,
        };
    }
    Rsa::public_key_from_der_pkcs1(der).map_or(Der::Unknown, |rsa| Der::PublicRsa(public(&rsa)))
}

/// The modulus and the exponent of the key in a certificate as `x5c` holds it: base64 of its DER (RFC 7517 section 4.7).
pub fn certificate_in(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let der = BASE64_STANDARD.decode(text).ok()?;
    certificate(&der)
}

fn certificate(der: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let rsa = X509::from_der(der).ok()?.public_key().ok()?.rsa().ok()?;
    Some((rsa.n().to_vec(), rsa.e().to_vec()))
}

fn private<T: HasPrivate>(rsa: &Rsa<T>) -> Octets {
    let octets = |number: Option<&BigNumRef>| number.map(BigNumRef::to_vec);
    let [n, e, ..] = public(rsa);
    [
        n,
        e,
        Some(rsa.d().to_vec()),
        octets(rsa.p()),
        octets(rsa.q()),
        octets(rsa.dmp1()),
        octets(rsa.dmq1()),
        octets(rsa.iqmp()),
    ]
}

fn public<T: HasPublic>(rsa: &Rsa<T>) -> Octets {
    let mut octets = Octets::default();
    octets[0] = Some(rsa.n().to_vec());
    octets[1] = Some(rsa.e().to_vec());
    octets
}
