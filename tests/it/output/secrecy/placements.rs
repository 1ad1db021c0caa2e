//! Secrets by chance, in any spelling, in any place, through any command and format: no part of one comes out.

use serde_json::json;

use super::chance::{Chance, placements};
use crate::support::{Folder, Run, good};

/// So many letters and digits of a secret in a row are a leak.
const RUN: usize = 12;

/// Of a pasted text, with the secret for `{}`.
const PASTED: [&str; 14] = [
    "client_secret={}&grant_type=client_credentials",
    "{\"client_secret\": \"{}\", \"error\": \"invalid_client\"}",
    "Authorization: SSWS {}",
    "authorization: Bearer {}\nHTTP/1.1 401",
    "okta:\n  client:\n    token: {}\n",
    "OKTA_API_TOKEN={}\nE0000011",
    "client_secret:\n  {}\ninvalid_client",
    "- name: PASSWORD\n  value: {}",
    "<password>{}</password>",
    "Cookie: sid={}; DT=1",
    "it fails with {} as the token",
    "https://me:{}@acme.okta.com/oauth2/v1/token",
    "http//me:{}@proxy.acme.com:8080 refused",
    "E0000006 {}\nlater",
];

const FORMATS: [&[&str]; 6] = [
    &["-v"],
    &["-v", "--color", "always"],
    &["--format", "json"],
    &["--format", "short"],
    &["--format", "markdown"],
    &["--format", "github"],
];

/// A secret as tools make them.
fn secret(chance: &mut Chance) -> String {
    let length = 20 + chance.below(60);
    match chance.below(4) {
        0 => chance
            .octets(length)
            .iter()
            .map(|octet| format!("{octet:02x}"))
            .collect(),
        1 => chance.letters(length).replace(['-', '_'], "K"),
        _ => chance.letters(length),
    }
}

/// The longest stretch of the secret, in letters and digits, that is in what was said.
fn leak<'a>(secret: &'a str, said: &str) -> Option<&'a str> {
    let said: String = said.chars().filter(char::is_ascii_alphanumeric).collect();
    let starts = 0..secret.len().saturating_sub(RUN - 1);
    let mut windows = starts.map(|at| &secret[at..at + RUN]);
    windows.find(|window| said.contains(*window))
}

#[test]
fn no_part_of_a_secret_comes_out_of_any_place() {
    let mut chance = Chance::new(2);
    let folder = Folder::new();
    let key = good("PRIVATE_KEY");
    for number in 0..placements(120) {
        let secret = secret(&mut chance);
        let format = *chance.of(&FORMATS);
        let mut environment: Vec<(&str, String)> = Vec::new();
        let mut arguments: Vec<String> = Vec::new();
        let place = chance.below(7);
        match place {
            0..=2 => {
                let text = chance.of(&PASTED).replace("{}", &secret);
                arguments.extend(["triage".into(), folder.write("pasted", text)]);
            }
            3 => {
                let field = *chance.of(&["client_id", "domain", "scopes", "private_key"]);
                // A key ID is made by chance and public: of its length only some are known to be none.
                let mut connection = json!({
                    "client_id": "0oa5wyqjk6Wm148fE1d7", "domain": "dev-12345678",
                    "scopes": "okta.users.read", "private_key": key,
                });
                let text = chance
                    .of(&["{}", "x {}", "{}\n", "https://u:{}@h"])
                    .replace("{}", &secret);
                connection[field] = text.into();
                let path = folder.write("connection.json", connection.to_string());
                arguments.extend([
                    chance.of(&["lint", "config"]).to_string(),
                    "-c".into(),
                    path,
                ]);
            }
            4 => {
                let name = *chance.of(&[
                    "OKTA_API_TOKEN",
                    "OKTA_CLIENT_TOKEN",
                    "OKTA_CLIENT_SECRET",
                    "OKTA_KEY_PASSPHRASE",
                ]);
                environment.push((name, secret.clone()));
                environment.push((
                    "OKTA_CC_DOMAIN",
                    "https://acme.okta.com/".to_owned() + &secret,
                ));
                arguments.push("lint".into());
            }
            5 => {
                environment.push(("HTTPS_PROXY", format!("http://me:{secret}@127.0.0.1:9")));
                let sources = [
                    secret.clone(),
                    format!("{secret}.json"),
                    format!("no/{secret}"),
                ];
                arguments.extend(["lint".into(), chance.of(&sources).clone()]);
            }
            _ => {
                let text = format!(
                    "OKTA_CC_CLIENT_ID={secret}\nOKTA_CC_PRIVATE_KEY='{key}'\nPASSWORD={secret}\n"
                );
                arguments.extend([
                    "lint".into(),
                    "--env-file".into(),
                    folder.write("env", text),
                ]);
            }
        }
        let is_config = arguments[0] == "config";
        let format = if is_config {
            &["--format", "json"][..]
        } else {
            format
        };
        let arguments: Vec<&str> = arguments
            .iter()
            .map(String::as_str)
            .chain(format.iter().copied())
            .collect();
        let environment: Vec<(&str, &str)> = environment
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        let said = Run::of(&arguments)
            .environment(&environment)
            .width(100)
            .output()
            .all();
        let leaked = leak(&secret, &said);
        assert!(
            leaked.is_none(),
            "placement {number}, place {place}: {leaked:?} of {secret}\n{arguments:?}\n{said}"
        );
    }
}
