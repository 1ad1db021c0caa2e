//! Secrets in what is pasted never come out, and are told of.

use std::collections::HashSet;

use proptest::prelude::*;

use super::{account, ids, say};
use crate::support::{Folder, SECRET_MEMBERS, good, good_key, triage, triage_seen_by_a_user};

#[test]
fn values_beside_the_error_are_judged_and_kept() {
    let key = good("PRIVATE_KEY");
    let text = format!(
        "401 {{\"error\":\"invalid_client\",\"error_description\":\"The client_assertion signature is invalid.\"}}\n\
         okta:\n  client:\n    orgUrl: \"https://acme-admin.okta.com\"\n    clientId: \"0oa5wyqjk6Wm148fE1d7\"\n    \
         scopes: [\"okta.user.read\", \"okta.groups.read\"]\n    privateKey: '{key}'\n"
    );
    let found = ids(&triage(&text));
    assert_eq!(found[0], "token_bad_signature");
    for rule in ["domain_is_admin_console", "scopes_unknown"] {
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
    assert!(
        !found.contains(&"org_admin_domain"),
        "one cause, one finding: {found:?}"
    );
    let reply = account(&text)["reply"].to_string();
    assert!(
        reply.contains("okta.users.read") && reply.contains("acme.okta.com"),
        "{reply}"
    );
    let key = good_key();
    let folder = Folder::new();
    let path = folder.write("pasted", &text);
    for format in [&["-v"][..], &["--format", "json"], &["--format", "short"]] {
        let said = say(&[&["triage", &*path], format].concat()).all();
        for member in SECRET_MEMBERS {
            let secret = key[member].as_str().expect("a number").as_bytes();
            let leak = secret
                .windows(RUN)
                .find(|run| said.as_bytes().windows(RUN).any(|at| at == *run));
            assert!(leak.is_none(), "{member} in {format:?}");
        }
    }
}

/// So many characters of a secret in a row are a leak.
const RUN: usize = 12;

/// Each is chance: no part of them means anything.
const SECRETS: [(&str, &str); 9] = [
    (
        "Authorization: SSWS {}",
        "00aQ3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X",
    ),
    (
        "Authorization: Bearer {}",
        "xQ3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6XbZ",
    ),
    (
        "client_secret={}&x=1",
        "Zq3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X",
    ),
    ("\"access_token\": \"{}\"", "opaque-b0r7mNw8xKp2LdTfHs5YcJ"),
    ("Set-Cookie: sid={}; Path=/", "102Q3vB0r7mNw8xKp2LdTfHs5"),
    (
        "{'d': '{}', 'kty': 'RSA'}",
        "IEi9KR3klTCgZHofoCQwIxJsI6m24jkUpMBjp",
    ),
    (
        "-----BEGIN PRIVATE KEY-----\\n{}\\n",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
    ),
    (
        "-----BEGIN RSA PRIVATE KEY-----\n{}\n",
        "MIIEowIBAAKCAQEAp09sqhuQzcesibUFG1M05tQONnPDgtApajf2",
    ),
    (
        "client_assertion={}",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLWlzLXNlY3JldA",
    ),
];

fn assert_kept(said: &str, what: &str) {
    for (_, secret) in SECRETS {
        let windows: HashSet<&[u8]> = secret.as_bytes().windows(RUN).collect();
        let leak = said
            .as_bytes()
            .windows(RUN)
            .find(|window| windows.contains(window));
        assert_eq!(
            leak.map(String::from_utf8_lossy),
            None,
            "{what} lets out a secret:\n{said}"
        );
    }
}

#[test]
fn a_secret_never_comes_out_and_is_told_of() {
    let folder = Folder::new();
    for (around, secret) in SECRETS {
        let secret = around.replace("{}", secret);
        for text in [
            format!("{secret}\n{{\"error\":\"invalid_client\"}}"),
            format!(
                "{{\"error\":\"invalid_request\",\"error_description\":\"bad: {}\"}}",
                secret.replace('"', "'")
            ),
            format!(
                "> POST https://x.okta.com/oauth2/v1/token?{} HTTP/1.1\n< HTTP/1.1 401\n\n{{\"error\":\"invalid_client\"}}",
                secret.replace(' ', "")
            ),
            format!("PKIX path building failed {secret}"),
        ] {
            let path = folder.write("pasted", &text);
            for format in [
                &["--format", "json"][..],
                &["-v"],
                &["-v", "--color", "always"],
                &["--format", "short"],
            ] {
                let said = say(&[&["triage", &*path], format].concat()).all();
                assert_kept(&said, &text);
            }
        }
        let found = ids(&triage(&format!("{secret}\nE0000006")));
        assert!(
            found.contains(&"connection_secret_pasted"),
            "{around}: {found:?}"
        );
        assert_kept(&say(&["explain", "--", &secret]).all(), "explain");
    }
}

/// Pieces of what is pasted, and of what is not.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,40}",
        Just("\n".to_owned()),
        Just("HTTP/1.1 4".to_owned()),
        Just("HTTP/2 401\nwww-authenticate: DPoP error=\"".to_owned()),
        Just("> POST /oauth2/v1/token HTTP/2\n".to_owned()),
        Just("{\"error\":\"invalid_client\",\"error_description\":\"".to_owned()),
        Just("The following scopes: [ä".to_owned()),
        Just("E0000006".to_owned()),
        Just("eyJ".to_owned()),
        Just("\\n\\\"\u{1b}[31m│“".to_owned()),
        Just("/oauth2/ä/v1/token https://ä.okta.com".to_owned()),
        Just("private_key: \"ä".to_owned()),
        (0..SECRETS.len()).prop_map(|at| SECRETS[at].0.replace("{}", SECRETS[at].1)),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_is_too_strange(text in hostile()) {
        let seen = triage_seen_by_a_user(&text);
        assert_kept(&seen, &text);
        prop_assert!(seen.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
