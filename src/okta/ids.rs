//! What kind of thing an Okta id names, told by its form alone.
//!
//! Source: the ids in recorded answers of Okta orgs. Each is a prefix of three characters and 17 letters and digits;
//! all of 995 recorded client IDs are `0oa` and 17.

/// An id's length.
pub const LENGTH: usize = 20;

/// The prefix of a client ID that Okta made, which is the app's id. An admin can set a custom client ID by the API.
pub const CLIENT_ID: &str = "0oa";

/// Prefixes of ids that are not client IDs, and what each names.
pub static OTHERS: [(&str, &str); 5] = [
    ("00u", "the id of a user"),
    ("00g", "the id of a group"),
    ("00o", "the id of an org"),
    ("aus", "the id of an authorization server"),
    ("pks", "the id of a key"),
];

/// Whether it has the form of a client ID that Okta made.
pub fn is_client_id(text: &str) -> bool {
    text.len() == LENGTH && text.starts_with(CLIENT_ID) && is_alphanumeric(text)
}

/// What a text is instead of a client ID, where its form leaves no doubt; `None` for everything else.
pub fn other(text: &str) -> Option<&'static str> {
    if is_api_token(text) {
        return Some("an API token");
    }
    // Words may begin with `aus` or `pks`; an id has a digit somewhere.
    let looks_random = text.bytes().skip(3).any(|b| b.is_ascii_digit());
    if text.len() != LENGTH || !is_alphanumeric(text) || !looks_random {
        return None;
    }
    let mut others = OTHERS.iter();
    let named = others.find(|(prefix, _)| text.starts_with(prefix));
    named.map(|(_, what)| *what)
}

/// `00` and 40 characters: <https://developer.okta.com/docs/guides/create-an-api-token/>.
pub fn is_api_token(text: &str) -> bool {
    let is_base64url = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    text.len() == 42 && text.starts_with("00") && text.bytes().all(is_base64url)
}

/// The client ID with its prefix put right, where `0oa` was mistyped: the letter O for the zero, a zero for the letter,
/// or capitals.
pub fn with_its_prefix(text: &str) -> Option<String> {
    let (prefix, rest) = text.split_at_checked(CLIENT_ID.len())?;
    let meant = prefix.bytes().zip(CLIENT_ID.bytes()).all(|(b, meant)| {
        let is_round = |b: u8| matches!(b, b'0' | b'o' | b'O');
        b.eq_ignore_ascii_case(&meant) || (is_round(b) && is_round(meant))
    });
    let meant = meant && prefix != CLIENT_ID;
    // In a word such as `OOAuthorizationSyncs` there are no digits.
    let looks_random = rest.bytes().any(|b| b.is_ascii_digit());
    let id = format!("{CLIENT_ID}{rest}");
    (meant && looks_random && is_client_id(&id)).then_some(id)
}

/// Whether it begins like a client ID and is almost as long: an id that lost or gained a few characters.
pub fn is_nearly_one(text: &str) -> bool {
    let prefixed = text.starts_with(CLIENT_ID)
        || with_its_prefix(text).is_some()
        || OTHERS.iter().any(|(prefix, _)| text.starts_with(prefix));
    prefixed && is_alphanumeric(text) && (13..=25).contains(&text.len())
}

fn is_alphanumeric(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_what_it_names() {
        assert_eq!(other("00u1a2b3c4D5e6F7g8h9"), Some("the id of a user"));
        assert_eq!(
            other("ausd9o1ttlzWbGHYwh57"),
            Some("the id of an authorization server")
        );
        let token = format!("00{}", "a-_B".repeat(10));
        assert_eq!(other(&token), Some("an API token"));
        assert_eq!(other("0oa5wyqjk6Wm148fE1d7"), None);
        assert_eq!(other("australiansalesforce"), None);
        let meant = Some("0oa5wyqjk6Wm148fE1d7".to_owned());
        assert_eq!(with_its_prefix("Ooa5wyqjk6Wm148fE1d7"), meant);
        assert_eq!(with_its_prefix("0OA5wyqjk6Wm148fE1d7"), meant);
        assert_eq!(with_its_prefix("0oa5wyqjk6Wm148fE1d7"), None);
        assert_eq!(with_its_prefix("OOAuthorizationSyncs"), None);
        assert_eq!(other("00u-our-sync-service"), None);
    }
}
