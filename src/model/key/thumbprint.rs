//! The thumbprint of a key: the same for every notation of it.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD as BASE64URL, Engine as _};
use openssl::sha::sha256;

use super::{Key, number};
use crate::model::rsa::RsaMember;

impl Key {
    /// RFC 7638: the hash of the public numbers, the same for every notation of one key. `None` where they cannot be
    /// read, and of keys other than RSA and EC.
    pub fn thumbprint(&self) -> Option<String> {
        if let Some(ec) = self.ec() {
            let [(_, x), (_, y), _] = ec.members()?;
            let crv = ec.curve.name;
            let canonical = format!(r#"{{"crv":"{crv}","kty":"EC","x":"{x}","y":"{y}"}}"#);
            return Some(BASE64URL.encode(sha256(canonical.as_bytes())));
        }
        let numbers = self.numbers()?;
        let [e, n] = [numbers.get(RsaMember::E)?, numbers.get(RsaMember::N)?].map(number::encode);
        let canonical = format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#);
        Some(BASE64URL.encode(sha256(canonical.as_bytes())))
    }
}
