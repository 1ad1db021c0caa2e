//! Names that people give the four values, where they are no tool's.

use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::model::connection::{DomainForm, Field};
use crate::tools::Slot;

/// Who asks is not known, so any form of the domain may be right.
pub(super) const DOMAIN: Slot = Slot::Domain(Some(DomainForm::Address));

/// Names without their capitals and marks, and without `okta`, `oauth` and `oauth2` before them.
const NAMES: &[(&str, Slot)] = &[
    ("clientid", Slot::ClientId),
    ("serviceclientid", Slot::ClientId),
    ("privatekey", Slot::Key),
    ("privatekeyb64", Slot::Key),
    ("privatekeybase64", Slot::Key),
    ("privatekeyjson", Slot::Key),
    ("privatekeyjwk", Slot::Key),
    ("privatekeypem", Slot::Key),
    ("privatejwk", Slot::Key),
    ("clientprivatekey", Slot::Key),
    ("jwk", Slot::Key),
    ("jwkjson", Slot::Key),
    ("jwkpem", Slot::Key),
    ("privatekeyfile", Slot::KeyFile),
    ("privatekeypath", Slot::KeyFile),
    ("jwkfile", Slot::KeyFile),
    ("keyid", Slot::KeyId),
    ("kid", Slot::KeyId),
    ("privatekeyid", Slot::KeyId),
    ("privatekeykid", Slot::KeyId),
    ("domain", DOMAIN),
    ("orgdomain", DOMAIN),
    ("orgurl", DOMAIN),
    ("baseurl", DOMAIN),
    ("url", DOMAIN),
    ("scope", Slot::Scopes),
    ("scopes", Slot::Scopes),
];

/// Words that people have for the four values, and that nothing reads.
const NEAR: &[(&str, Field)] = &[
    ("appid", Field::ClientId),
    ("client", Field::ClientId),
    ("key", Field::Key),
    ("keyfile", Field::Key),
    ("pem", Field::Key),
    ("pemfile", Field::Key),
    ("rsakey", Field::Key),
    ("secretkey", Field::Key),
    ("host", Field::Domain),
    ("hostname", Field::Domain),
    ("org", Field::Domain),
    ("orgname", Field::Domain),
    ("server", Field::Domain),
    ("subdomain", Field::Domain),
    ("tenant", Field::Domain),
    ("permissions", Field::Scopes),
];

/// What a name most likely means, where it is none that is read.
pub(super) fn meant(name: &str) -> Option<Field> {
    let plain = plain(name);
    let bare = plain.strip_prefix("okta").unwrap_or(&plain);
    let near = NEAR.iter().find(|(near, _)| *near == bare);
    near.map(|(_, field)| *field).or_else(|| field(slot(name)?))
}

fn field(slot: Slot) -> Option<Field> {
    match slot {
        Slot::ClientId => Some(Field::ClientId),
        Slot::Key | Slot::KeyFile => Some(Field::Key),
        Slot::Domain(_) => Some(Field::Domain),
        Slot::Scopes => Some(Field::Scopes),
        _ => None,
    }
}

/// Without capitals and marks.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

pub(super) fn slot(name: &str) -> Option<Slot> {
    let plain = plain(name);
    let mut rest = plain.as_str();
    for prefix in ["okta", "client", "oauth2", "oauth", "auth"] {
        let known = |name: &str| NAMES.iter().find(|(known, _)| *known == name);
        if let Some((_, slot)) = known(rest) {
            return Some(*slot);
        }
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    let known = NAMES.iter().find(|(known, _)| *known == rest);
    known.map(|(_, slot)| *slot)
}

/// The text of a value whose name says that it is in base64 (`OKTA_PRIVATE_KEY_B64`).
pub(super) fn decoded(name: &str, text: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let says_so = name.ends_with("b64") || name.ends_with("base64");
    let bytes = says_so.then(|| BASE64_STANDARD.decode(text.trim()).ok())??;
    String::from_utf8(bytes).ok()
}

/// Whether it is for the key, or the path of its file.
pub(super) fn is_key(slot: Slot) -> bool {
    matches!(slot, Slot::Key | Slot::KeyFile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_however_they_are_written() {
        for (name, expected) in [
            ("client_id", Some(Slot::ClientId)),
            ("Client ID", Some(Slot::ClientId)),
            ("okta.client-id", Some(Slot::ClientId)),
            ("OKTA_OAUTH2_CLIENT_ID", Some(Slot::ClientId)),
            ("oktaPrivateKey", Some(Slot::Key)),
            ("okta.jwk_json", Some(Slot::Key)),
            ("PrivateKeyPem", Some(Slot::Key)),
            ("Okta Domain", Some(DOMAIN)),
            ("token_url", None),
            ("public_key", None),
            ("okta", None),
        ] {
            assert_eq!(slot(name), expected, "{name}");
        }
    }
}
