//! Connections as they lie about: most are healthy, some are broken in one of the usual ways.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::bn::BigNumRef;
use openssl::rsa::Rsa;

const KEYS: usize = 200;

/// A key's members in base64url, by name.
pub(crate) struct Key(Vec<(&'static str, String)>);

pub(crate) fn keys() -> Vec<Key> {
    (0..KEYS)
        .map(|_| {
            let key = Rsa::generate(2048).expect("OpenSSL makes keys");
            let missing = "OpenSSL makes all eight members";
            let text = |number: &BigNumRef| URL_SAFE_NO_PAD.encode(number.to_vec());
            Key(vec![
                ("n", text(key.n())),
                ("e", text(key.e())),
                ("d", text(key.d())),
                ("p", text(key.p().expect(missing))),
                ("q", text(key.q().expect(missing))),
                ("dp", text(key.dmp1().expect(missing))),
                ("dq", text(key.dmq1().expect(missing))),
                ("qi", text(key.iqmp().expect(missing))),
            ])
        })
        .collect()
}

/// The line of that number: 7 of 10 are healthy, one in a hundred is no JSON.
pub(crate) fn line(at: usize, keys: &[Key]) -> String {
    let Key(members) = &keys[at % keys.len()];
    let client = format!("0oa5wyqjk6W{at:06}1d7");
    let (mut domain, mut scopes) = (format!("dev-{:08}", at % 5000), "okta.users.read");
    let mut members = members.clone();
    let mut kid = format!("\"kid\":\"key-{at}\",");
    match at % 20 {
        1 => domain = format!("https://{domain}-admin.okta.com/admin"),
        4 => scopes = "openid okta.user.read",
        7 => kid.clear(),
        11 => members.swap(3, 4),
        13 => {
            let mut dp = members[5].1.clone().into_bytes();
            dp[9] = if dp[9] == b'A' { b'B' } else { b'A' };
            members[5].1 = String::from_utf8(dp).expect("base64 is ASCII");
        }
        17 => members.retain(|(name, _)| *name != "qi"),
        _ => {}
    }
    // Two primes that changed places: the others no longer fit.
    if at % 20 == 11 {
        (members[3].0, members[4].0) = ("p", "q");
    }
    let members: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("\"{name}\":\"{value}\""))
        .collect();
    let text = format!(
        r#"{{"client_id":"{client}","domain":"{domain}","scopes":"{scopes}","private_key":{{"kty":"RSA",{kid}{}}}}}"#,
        members.join(",")
    );
    if at % 100 == 99 {
        text[..text.len() / 2].to_owned()
    } else {
        text
    }
}
