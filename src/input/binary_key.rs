//! Keys in files that are no text: DER, PKCS #12, Java's key stores.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::model::key::der::is_bare;

/// The octets in base64, which is how such a key is pasted; `None`: they are no key.
pub fn binary_key(octets: &[u8]) -> Option<String> {
    is_bare(octets).then(|| BASE64_STANDARD.encode(octets))
}
