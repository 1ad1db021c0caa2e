//! Whatever is pasted where: no secret shows, and spans of the text hold in what is shown.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use okta_cc::model::connection::{Field, Input, Origin};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{SECRET_MEMBERS, good, good_key};

/// As many characters of a secret in a row must not show.
const RUN: usize = 12;

fn secrets() -> Vec<String> {
    let key = good_key();
    let secret = |name: &str| key[name].as_str().expect("a private member").to_owned();
    SECRET_MEMBERS.map(secret).to_vec()
}

fn shown(field: Field, text: &str) -> String {
    let input = Input::new(field, text, Origin::NotGiven);
    input.shown().to_owned()
}

/// What happens to a key on its way through files, chats, shells and logs.
fn change(how: usize, key: &str, width: usize) -> String {
    let wrap = |text: &str| {
        let lines: Vec<&[u8]> = text.as_bytes().chunks(width).collect();
        let lines: Vec<_> = lines
            .iter()
            .map(|line| String::from_utf8_lossy(line))
            .collect();
        lines.join("\n")
    };
    let escape = |text: &str| serde_json::Value::from(text).to_string();
    match how {
        0 => key.to_owned(),
        1 => wrap(key),
        2 => escape(key),
        3 => escape(&escape(key)),
        4 => url::form_urlencoded::byte_serialize(key.as_bytes()).collect(),
        5 => key.replace('"', "\u{201d}"),
        6 => key.replace('"', "'"),
        7 => key.replace('"', ""),
        8 => key.replace(':', " = "),
        9 => STANDARD.encode(key),
        10 => format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
            wrap(&STANDARD.encode(key))
        ),
        _ => format!("{}\\n", STANDARD.encode(key).replace('A', "A\\n")),
    }
}

/// A stretch of base64 in `text` that shows in `shown` at the same place.
fn leak<'a>(text: &'a str, shown: &str, secrets: &[String]) -> Option<&'a str> {
    let windows = (0..text.len().saturating_sub(RUN))
        .filter_map(|at| text.get(at..at + RUN).map(|run| (at, run)));
    let mut leaks = windows.filter(|(at, run)| {
        shown.get(*at..at + RUN) == Some(run) && secrets.iter().any(|secret| secret.contains(run))
    });
    leaks.next().map(|(_, run)| run)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(2), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_in_any_place_and_state_shows_nothing_secret(
        field in proptest::sample::select(Field::ALL.to_vec()),
        how in 0..12_usize,
        width in 16..100_usize,
        before in proptest::sample::select(vec!["", "0oa5wyqjk6Wm148fE1d7 ", "https://", "okta.users.read ", "dev-1.okta.com/"]),
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        whole in any::<bool>(),
    ) {
        let changed = change(how, &good("PRIVATE_KEY"), width);
        // In base64 everything is secret.
        let mut secrets = secrets();
        if how >= 9 {
            let encoded = STANDARD.encode(good("PRIVATE_KEY"));
            secrets.push(encoded.trim_end_matches('=').to_owned());
        }
        let (start, end) = (cut.0.index(changed.len()), cut.1.index(changed.len() + 1));
        let part = if whole { Some(&changed[..]) } else { changed.get(start..end.max(start + 30)) };
        let text = format!("{before}{}", part.unwrap_or(&changed));
        let shown = shown(field, &text);
        prop_assert_eq!(shown.len(), text.len());
        prop_assert_eq!(leak(&text, &shown, &secrets), None, "{}", shown);
    }

    #[test]
    fn spans_of_any_text_hold_in_what_is_shown(field in proptest::sample::select(Field::ALL.to_vec()), text in "\\PC*") {
        let shown = shown(field, &text);
        prop_assert_eq!(shown.len(), text.len());
        for (at, c) in text.char_indices() {
            prop_assert!(shown.is_char_boundary(at));
            let masked = shown[at..].starts_with('*');
            prop_assert!(masked || shown[at..].starts_with(c));
        }
    }
}

#[test]
fn ordinary_values_are_readable() {
    for text in [
        "0oa5wyqjk6Wm148fE1d7",
        "0oa5wyqjk6Wm148fE1d",
        "00u1a2b3c4D5e6F7g8h9",
        "YOUR_CLIENT_ID",
        "{clientId}",
        "my-service-account-prod-2026",
        "b3c1f0de-5a71-4c0e-9d0a-1f6f3b2a7c55",
        "https://Dev-12345678-admin.oktapreview.com:443/admin/dashboard?x=1#frag",
        "integrator-1234567.okta.com",
        "{yourOktaDomain}",
        "okta.governance.securityAccessReviews.endUser.manage, okta.customTelephonyProvider.read",
        "[\"okta.users.read\", \"okta.groups.read\"]",
        "okta.users.read+okta.myAccount.appAuthenticator.maintenance.read",
        "read:users",
        "\u{200b}dev-1\u{200b}",
    ] {
        for field in [Field::ClientId, Field::Domain, Field::Scopes] {
            assert_eq!(shown(field, text), text);
        }
    }
}

#[test]
fn what_is_public_in_a_key_is_readable() {
    let shown = shown(
        Field::Key,
        r#"{ "kty": "RSA", "kid": "b3c1-F0", "use":"sig", "alg":"RS256", "e":"AQAB", "d":"aGVsbG8" }"#,
    );
    assert_eq!(
        shown,
        r#"{ "kty": "RSA", "kid": "b3c1-F0", "use":"sig", "alg":"RS256", "e":"AQAB", "d":"*******" }"#
    );
    let pem =
        "-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA+/x=\\n-----END RSA PRIVATE KEY-----";
    assert_eq!(
        self::shown(Field::Key, pem),
        "-----BEGIN RSA PRIVATE KEY-----\\n*******************=\\n-----END RSA PRIVATE KEY-----"
    );
}

#[test]
fn a_password_in_a_url_is_hidden() {
    assert_eq!(
        shown(Field::Domain, "https://me:pa55@acme.okta.com/"),
        "https://me:****@acme.okta.com/"
    );
}

#[test]
fn a_key_id_that_is_no_key_id_is_hidden() {
    // An API token and a client secret are no key ids, whatever their name.
    for secret in [
        "00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd",
        "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b",
    ] {
        let stars = "*".repeat(secret.len());
        let json = |kid: &str| format!(r#"{{"kid":"{kid}"}}"#);
        assert_eq!(shown(Field::Key, &json(secret)), json(&stars));
    }
    let long = format!(r#"{{"kid":"{}"}}"#, secrets()[1]);
    assert!(!shown(Field::Key, &long).contains(&secrets()[1][..RUN]));
    // It is not closed: it may go on with anything.
    assert_eq!(shown(Field::Key, r#"{"kid":"abc"#), r#"{"kid":"***"#);
}
