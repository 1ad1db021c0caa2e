//! What Okta says about the app itself: its admin roles and its public keys.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

use crate::model::rsa::significant;

/// An admin role that the app holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As the Admin Console shows it.
    pub label: String,
    /// `READ_ONLY_ADMIN` and the like, or `CUSTOM`.
    pub kind: String,
}

/// The body of `GET /oauth2/v1/clients/{id}/roles`; `None` when it is not a list.
pub(super) fn roles(json: &Value) -> Option<Vec<Role>> {
    let text = |role: &Value, name: &str| role.get(name).and_then(Value::as_str).map(str::to_owned);
    let roles = json.as_array()?.iter().map(|role| Role {
        label: text(role, "label").unwrap_or_default(),
        kind: text(role, "type").unwrap_or_default(),
    });
    Some(roles.collect())
}

/// A public key of the app, as it is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredKey {
    pub kid: String,
    /// The RSA modulus and exponent without leading zeros: Okta's own example has one.
    pub numbers: [Vec<u8>; 2],
    pub active: bool,
}

/// Okta's documentation has `=` at the end of these numbers, its real answers do not.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The body of `GET /api/v1/apps/{id}/credentials/jwks`; `None` when it is not a list of keys.
///
/// The operation's schema says an array, its example shows `{"jwks":{"keys":[…]}}`: both are read.
pub(super) fn keys(json: &Value) -> Option<Vec<RegisteredKey>> {
    let wrapped = json.pointer("/jwks/keys").or_else(|| json.get("keys"));
    let keys = wrapped.unwrap_or(json).as_array()?.iter();
    let keys = keys.filter_map(|key| {
        let text = |name: &str| key.get(name).and_then(Value::as_str);
        let number = |name: &str| Some(significant(&LENIENT.decode(text(name)?).ok()?).to_vec());
        Some(RegisteredKey {
            kid: text("kid")
                .filter(|kid| kid.len() <= LONGEST_KID)?
                .to_owned(),
            numbers: [number("n")?, number("e")?],
            active: text("status") != Some("INACTIVE"),
        })
    });
    Some(keys.collect())
}

/// In bytes. Okta's own have 43. What is much longer is no value for anybody to copy.
const LONGEST_KID: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_documented_shapes_of_the_keys_are_read() {
        let key = r#"{"kid":"a","kty":"RSA","n":"AMA=","e":"AQAB","status":"INACTIVE"}"#;
        let wrapped = format!(r#"{{"jwks":{{"keys":[{key}]}}}}"#);
        for body in [format!("[{key}]"), wrapped] {
            let found = keys(&serde_json::from_str(&body).expect("JSON")).expect("keys");
            let expected = RegisteredKey {
                kid: "a".into(),
                numbers: [vec![0xC0], vec![1, 0, 1]],
                active: false,
            };
            assert_eq!(found, [expected]);
        }
    }
}
