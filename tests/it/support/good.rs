//! The good connection, and the other material in `fixtures/`.

use std::fs;
use std::path::Path;

use okta_cc::input::entries;
use serde_json::Value;

use super::ROOT;

/// Sun, 01 Nov 2026 09:00:00 GMT, the time of `fixtures/good.http`.
pub(crate) const NOW: f64 = 1_793_523_600.0;

/// The client of `fixtures/good.env`.
pub(crate) const CLIENT_ID: &str = "0oa5wyqjk6Wm148fE1d7";

/// The KID of its key.
pub(crate) const KID: &str = "b3c1f0de-5a71-4c0e-9d0a-1f6f3b2a7c55";

/// The members of an RSA key in JSON that nobody but its owner knows.
pub(crate) const SECRET_MEMBERS: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];

pub(crate) fn fixture(name: &str) -> String {
    let path = Path::new(ROOT).join("fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of a variable of `fixtures/good.env`, by its name without `OKTA_CC_`.
pub(crate) fn good(name: &str) -> String {
    let variables = fixture("good.env");
    let mut entries = entries(&variables).into_iter();
    let entry = entries.find(|entry| entry.name.strip_prefix("OKTA_CC_") == Some(name));
    entry.expect("good.env has every variable").value
}

/// The key of `fixtures/good.env`.
pub(crate) fn good_key() -> Value {
    serde_json::from_str(&good("PRIVATE_KEY")).expect("a JWK")
}
