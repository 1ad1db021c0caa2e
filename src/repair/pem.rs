//! A key as a PEM: PKCS #8, which every tool reads that reads PEMs.

use openssl::bn::BigNum;
use openssl::error::ErrorStack;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;

use super::Draft;

/// `None` where a number is missing.
pub(super) fn write(draft: &Draft) -> Option<String> {
    let numbers = draft.numbers.iter();
    let numbers = numbers.map(|octets| BigNum::from_slice(octets.as_deref()?).ok());
    let numbers: Vec<BigNum> = numbers.collect::<Option<_>>()?;
    let [n, e, d, p, q, dp, dq, qi] = numbers.try_into().ok()?;
    let pem = || -> Result<Vec<u8>, ErrorStack> {
        let key = Rsa::from_private_components(n, e, d, p, q, dp, dq, qi)?;
        PKey::from_rsa(key)?.private_key_to_pem_pkcs8()
    };
    String::from_utf8(pem().ok()?).ok()
}
