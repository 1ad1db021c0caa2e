//! No secret comes out: every way in, every command, every format. Here is what is pasted, and how a leak is found.

mod chance;
mod encodings;
mod placements;
mod places;

use std::collections::HashSet;

use serde_json::Value;

use crate::support::{Run, SECRET_MEMBERS, good, good_key};

/// So many characters of a secret in a row are a leak.
const RUN: usize = 12;

/// What must not come out: every private member of the good key and every line of its PEM.
struct Secrets {
    windows: HashSet<Vec<u8>>,
    /// Which half windows may be part of a secret; of the others it is certain that they are not.
    halves: Vec<bool>,
}

const HALF: usize = RUN / 2;

impl Secrets {
    fn new() -> Self {
        let key = good_key();
        let mut values: Vec<String> = SECRET_MEMBERS
            .iter()
            .map(|name| key[*name].as_str().expect("a string").to_owned())
            .collect();
        for pem in [pem(true), pem(false)] {
            let lines = pem.lines().filter(|line| !line.starts_with('-'));
            values.extend(lines.map(str::to_owned));
        }
        values.push(CLIENT_SECRET.into());
        let mut secrets = Self {
            windows: HashSet::new(),
            halves: vec![false; 1 << 16],
        };
        for value in &values {
            let windows = value.as_bytes().windows(RUN).map(<[u8]>::to_vec);
            secrets.windows.extend(windows);
            for half in value.as_bytes().windows(HALF) {
                secrets.halves[slot(half)] = true;
            }
        }
        secrets
    }

    /// A whole window of a secret in the text. Any such holds a half window that begins at a multiple of its length, so
    /// only around those is looked closely.
    fn find<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        let halves = text.chunks_exact(HALF).enumerate();
        let mut likely = halves.filter(|(_, half)| self.halves[slot(half)]);
        likely.find_map(|(at, _)| {
            let start = (at * HALF).saturating_sub(RUN - HALF);
            let around = &text[start..text.len().min(at * HALF + RUN)];
            around
                .windows(RUN)
                .find(|window| self.windows.contains(*window))
        })
    }
}

fn slot(half: &[u8]) -> usize {
    half.iter().fold(0, |slot: usize, byte| {
        slot.wrapping_mul(67) + usize::from(*byte)
    }) & 0xffff
}

const CLIENT_SECRET: &str = "Zq3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X";

fn pem(pkcs8: bool) -> String {
    use josekit::jwk::{Jwk, KeyPair as _, alg::rsa::RsaKeyPair};
    let jwk = Jwk::from_bytes(good("PRIVATE_KEY")).expect("a JWK");
    let pair = RsaKeyPair::from_jwk(&jwk).expect("a key");
    let pem = if pkcs8 {
        pair.to_pem_private_key()
    } else {
        pair.to_traditional_pem_private_key()
    };
    String::from_utf8(pem).expect("PEM is ASCII")
}

/// The good key as people paste it.
fn pastes() -> Vec<String> {
    let key = good("PRIVATE_KEY");
    let string = serde_json::to_string(&key).expect("JSON");
    let wrapped = |width: usize, glue: &str| {
        let chars: Vec<char> = key.chars().collect();
        let lines: Vec<String> = chars
            .chunks(width)
            .map(|line| line.iter().collect())
            .collect();
        lines.join(glue)
    };
    let value: Value = serde_json::from_str(&key).expect("JSON");
    let mut pastes = vec![
        key.clone(),
        serde_json::to_string_pretty(&value).expect("JSON"),
        string.clone(),
        serde_json::to_string(&string).expect("JSON"),
        format!("{{\"keys\":[{key}]}}"),
        format!("{{\"privateKey\":{key}}}"),
        format!("```json\n{key}\n```"),
        format!("\u{feff}{key}"),
        key.replace('"', "\u{201c}"),
        key.replace('"', "'"),
        key.replace('"', "\\\""),
        key.replace('"', "&quot;"),
        key.replace('"', "%22")
            .replace('{', "%7B")
            .replace('}', "%7D"),
        key.replace("\":\"", ": "),
        key.replace("\"kid\"", "\"d\""),
        wrapped(64, "\n"),
        wrapped(76, "\r\n"),
        key.to_uppercase(),
        pem(true),
        pem(false),
        pem(true).replace('\n', "\\n"),
        pem(true).replace('\n', " "),
        pem(true)
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect(),
        CLIENT_SECRET.into(),
        format!("{CLIENT_SECRET}\n"),
        value["d"].as_str().expect("a string").to_owned(),
        format!("kid {}", value["d"].as_str().expect("a string")),
    ];
    for cut in [200, 500, 900, 1300, 1600] {
        pastes.push(key[..cut].to_owned());
        pastes.push(key[cut..].to_owned());
    }
    pastes
}

/// Everything that is said, on a wide terminal.
fn say(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let run = Run::of(arguments).environment(environment);
    run.width(100).output().all()
}

fn assert_silent(secrets: &Secrets, said: &str, what: &str) {
    // The text as it stands, and without what a terminal or JSON puts in between.
    let joined: Vec<u8> = said
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'\\')
        .collect();
    for text in [said.as_bytes(), &joined] {
        if let Some(window) = secrets.find(text) {
            let window = String::from_utf8_lossy(window);
            panic!("{what} lets out {window:?}:\n{said}");
        }
    }
}
