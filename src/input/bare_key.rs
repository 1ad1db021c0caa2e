//! Whether a whole file is a key, as it should be or visibly damaged, and nothing else.
//!
//! Much that is no key holds one: a program, its tests, a recording. Such a file is not a key with text around it.

use serde_json::Value as Json;

use super::language::Language;
use super::variables;
use crate::model::key::{Jwk, Key, KeyForm};

/// Any of these makes an object a key.
const MEMBERS: [&str; 12] = [
    "kty", "n", "d", "p", "q", "dp", "dq", "qi", "crv", "x", "k", "kid",
];

/// By its content alone: a PEM, a JWK or a set of them from the first character to the last.
pub(super) fn is_whole(text: &str) -> bool {
    let text = bare(text);
    if text.starts_with("-----BEGIN ") {
        let end = text.rfind("-----END ").map(|at| &text[at..]);
        return end.is_some_and(|end| end.lines().count() == 1);
    }
    if !text.starts_with('{') {
        return false;
    }
    let is_jwk = |json: &Json| json.get("kty").is_some_and(Json::is_string);
    match serde_json::from_str::<Json>(text) {
        Ok(json) if is_jwk(&json) => true,
        Ok(json) => json["keys"]
            .as_array()
            .is_some_and(|keys| !keys.is_empty() && keys.iter().all(is_jwk)),
        Err(_) => false,
    }
}

/// Whether it was meant for a key, however damaged. What is written in another language by its name is not.
pub(super) fn is_damaged(path: &str, text: &str) -> bool {
    match Language::by_name(path) {
        None => is_key(text),
        // Broken JSON may be a broken key; of JSON that can be read, only what wraps one key.
        Some(Language::Json) => match serde_json::from_str::<Json>(bare(text)) {
            Ok(json) => wraps_one(&json) && is_key(text),
            Err(_) => is_key(text),
        },
        Some(_) => false,
    }
}

/// Whether it begins as a key does: of a file that nobody named, what stands around a key is more than the key.
pub(super) fn is_alone(text: &str) -> bool {
    bare(text).starts_with(['{', '['])
}

/// Whether at least half of the members are those of a key.
pub(super) fn is_mostly_key(jwk: &Jwk) -> bool {
    let members = jwk.members().iter();
    let names: Vec<&str> = members.map(|member| member.name.text()).collect();
    are_mostly_of_key(&names)
}

fn are_mostly_of_key(names: &[&str]) -> bool {
    const OTHERS: [&str; 8] = ["alg", "use", "key_ops", "ext", "x5c", "x5t", "exp", "e"];
    let is_one = |name: &&&str| MEMBERS.contains(name) || OTHERS.contains(name);
    let known = names.iter().filter(is_one).count();
    known >= 3 && known * 2 >= names.len()
}

/// A line of JSON Lines.
pub(super) fn is_line(text: &str) -> bool {
    text.contains("kty") && is_key(text)
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// An object that has, beside plain values, one other object or long text: `{"id": "k1", "privateKey": {…}}`. A pair of
/// keys has two.
fn wraps_one(json: &Json) -> bool {
    let Json::Object(members) = json else {
        // `"{\"kty\": …}"`.
        return json.is_string();
    };
    let names: Vec<&str> = members.keys().map(String::as_str).collect();
    let groups = members.values().filter(|value| match value {
        Json::Object(_) => true,
        Json::Array(items) => items.iter().any(Json::is_object),
        Json::String(text) => text.len() > 200,
        _ => false,
    });
    are_mostly_of_key(&names) || (1..=2).contains(&groups.count())
}

/// Whether a text is a key, however damaged, and not a connection that holds one.
fn is_key(text: &str) -> bool {
    let start = bare(text);
    let entries = super::entries(text);
    let assigns = entries.iter().any(|entry| variables::is_known(entry.name));
    let connects = ["\"client_id\"", "\"private_key\"", "\"credentials\""];
    let is_settings = || text.to_ascii_lowercase().contains("\"okta");
    let connects = start.starts_with('{')
        && (connects.iter().any(|name| text.contains(name)) || is_settings());
    if assigns || connects {
        return false;
    }
    let key = Key::read(text);
    // What is damaged beyond reading still tells by its marks what it was meant to be.
    let marked = text.contains("kty") || text.contains("-----BEGIN ") || start.starts_with("eyJ");
    // However it is written: capitals are a damage.
    let is_member = |name: &str| MEMBERS.iter().any(|known| name.eq_ignore_ascii_case(known));
    let is_jwk = |jwk: &Jwk| {
        let mut members = jwk.members().iter();
        jwk.is_from_pem() || members.any(|member| is_member(member.name.text()))
    };
    marked || key.jwk().is_some_and(is_jwk) || matches!(key.form(), KeyForm::Pem(..))
}
