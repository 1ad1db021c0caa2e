//! What is known to be secret is found in every encoding, wherever it stands.

use std::fmt::Write as _;
use std::fs;

use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine as _};
use okta_cc::model::redact::Secrets;

use super::chance::Chance;
use crate::support::{Example, ROOT};

/// So many letters and digits of a secret in a row are a leak, in any of its encodings.
const RUN: usize = 12;

/// A way to write octets as text.
type Encoding = (&'static str, fn(&[u8], &mut Chance) -> String);

const OF_TEXT: [Encoding; 13] = [
    ("plain", |octets, _| text(octets)),
    ("capitals", |octets, _| text(octets).to_uppercase()),
    ("small letters", |octets, _| text(octets).to_lowercase()),
    ("groups", |octets, chance| {
        let width = 1 + chance.below(12);
        let glue = chance.of(&[
            " ", "\n", "\\n", "-", " | ", "\" + \"", "\u{200b}", "\r\n    ",
        ]);
        groups(&text(octets), width, glue)
    }),
    ("backwards", |octets, _| {
        text(octets).chars().rev().collect()
    }),
    ("percent", |octets, _| {
        each(octets, |octet| format!("%{octet:02x}"))
    }),
    ("some of it in percent", |octets, chance| {
        each(octets, |octet| match chance.below(3) {
            0 => format!("%{octet:02X}"),
            _ => char::from(octet).to_string(),
        })
    }),
    ("percent twice", |octets, _| {
        each(octets, |octet| format!("%25{octet:02x}"))
    }),
    ("references", |octets, _| {
        each(octets, |octet| format!("&#{octet};"))
    }),
    ("hexadecimal references", |octets, _| {
        each(octets, |octet| format!("&#x{octet:x};"))
    }),
    ("escapes", |octets, _| {
        each(octets, |octet| format!("\\u{octet:04x}"))
    }),
    ("some escapes", |octets, chance| {
        each(octets, |octet| match chance.below(2) {
            0 => format!("\\x{octet:02x}"),
            _ => char::from(octet).to_string(),
        })
    }),
    ("base64 of percent", |octets, _| {
        BASE64_STANDARD.encode(each(octets, |octet| format!("%{octet:02x}")))
    }),
];

const OF_OCTETS: [Encoding; 17] = [
    ("base64", |octets, _| BASE64_STANDARD.encode(octets)),
    ("base64url", |octets, _| {
        BASE64_URL_SAFE_NO_PAD.encode(octets)
    }),
    ("base64 inside of more", |octets, chance| {
        BASE64_STANDARD.encode(chance.around(octets))
    }),
    ("base64 in lines", |octets, chance| {
        let width = *chance.of(&[64, 76, 48, 13]);
        let glue = chance.of(&["\n", "\\n", "\r\n", " ", "\\r\\n", "\n  "]);
        groups(&BASE64_STANDARD.encode(chance.around(octets)), width, glue)
    }),
    ("base64 twice", |octets, _| {
        BASE64_STANDARD.encode(BASE64_STANDARD.encode(octets))
    }),
    ("base64 with percent", |octets, _| {
        let base64 = BASE64_STANDARD.encode(octets);
        base64
            .replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D")
    }),
    ("hexadecimal", |octets, _| {
        each(octets, |octet| format!("{octet:02x}"))
    }),
    ("capital hexadecimal", |octets, _| {
        each(octets, |octet| format!("{octet:02X}"))
    }),
    ("with colons", |octets, _| {
        each(octets, |octet| format!("{octet:02x}:"))
    }),
    ("as OpenSSL prints it", |octets, _| {
        groups(&each(octets, |octet| format!("{octet:02x}:")), 45, "\n    ")
    }),
    ("with 0x", |octets, _| {
        each(octets, |octet| format!("0x{octet:02x}, "))
    }),
    ("hexadecimal escapes", |octets, _| {
        each(octets, |octet| format!("\\x{octet:02x}"))
    }),
    ("hexadecimal of base64", |octets, _| {
        each(BASE64_STANDARD.encode(octets).as_bytes(), |octet| {
            format!("{octet:02x}")
        })
    }),
    ("base32", |octets, _| base32(octets)),
    ("small base32", |octets, chance| {
        base32(&chance.around(octets)).to_lowercase()
    }),
    ("a list", |octets, _| {
        each(octets, |octet| format!("{octet}, "))
    }),
    ("a list of Java's", |octets, _| {
        each(octets, |octet| format!("{}, ", octet as i8))
    }),
];

/// Of a number only.
const OF_NUMBERS: [Encoding; 5] = [
    ("decimal", |octets, _| decimal(octets)),
    ("capitals of base64url", |octets, _| {
        BASE64_URL_SAFE_NO_PAD.encode(octets).to_uppercase()
    }),
    ("as Python prints it", |octets, _| {
        each(octets, |octet| match octet {
            b'\\' => "\\\\".into(),
            b'\n' => "\\n".into(),
            b'\r' => "\\r".into(),
            b'\t' => "\\t".into(),
            b' '..=b'~' => char::from(octet).to_string(),
            _ => format!("\\x{octet:02x}"),
        })
    }),
    ("groups of base64url", |octets, chance| {
        let width = 1 + chance.below(12);
        let glue = chance.of(&[" ", "\n", ".", "-", " | ", "\" + \""]);
        groups(&BASE64_URL_SAFE_NO_PAD.encode(octets), width, glue)
    }),
    ("base64 of a JWK", |octets, _| {
        let number = BASE64_URL_SAFE_NO_PAD.encode(octets);
        BASE64_STANDARD.encode(format!(r#"{{"kty":"RSA","d":"{number}"}}"#))
    }),
];

#[test]
fn every_encoding_is_found_in_every_place() {
    let count = super::chance::placements(400);
    let mut chance = Chance::new(1);
    for number in 0..count {
        let mut secrets = Secrets::default();
        let (octets, encodings): (Vec<u8>, Vec<Encoding>) = if chance.below(2) == 0 {
            let length = *chance.of(&[32, 48, 66, 128, 256]);
            let octets = chance.octets(length);
            secrets.learn_number(&octets);
            (octets, [&OF_OCTETS[..], &OF_NUMBERS].concat())
        } else {
            let length = 16 + chance.below(330);
            let octets = chance.letters(length).into_bytes();
            secrets.learn(&text(&octets));
            (octets, [&OF_OCTETS[..], &OF_TEXT].concat())
        };
        let (name, encode) = *chance.of(&encodings);
        let encoded = encode(&octets, &mut chance);
        let (before, after) = chance.place();
        let document = format!("{before}{encoded}{after}");
        let mut scrubbed = document.clone();
        secrets.scrub_text(&mut scrubbed);
        assert_eq!(scrubbed.len(), document.len());
        let kept = &scrubbed[before.len()..before.len() + encoded.len()];
        let left = longest(without_surroundings(name, kept));
        assert!(
            left < RUN,
            "placement {number}, {name}: {left} left of\n{document}\n{scrubbed}"
        );
        // A digit right before the secret may read as a part of it.
        let apart = &before[..before.len().saturating_sub(8)];
        assert!(
            scrubbed.starts_with(apart),
            "{name}:\n{document}\n{scrubbed}"
        );
    }
}

/// What stands around the secret inside of an encoding is no secret.
fn without_surroundings<'a>(name: &str, kept: &'a str) -> &'a str {
    let is_around = name.contains("more") || name.contains("in lines") || name == "small base32";
    if is_around {
        // Fewer than four octets before and behind.
        let room = 16.min(kept.len() / 4);
        return &kept[room..kept.len() - room];
    }
    if name == "base64 of a JWK" {
        let start = BASE64_STANDARD.encode(r#"{"kty":"RSA","d":""#).len();
        return &kept[start.min(kept.len())..];
    }
    kept
}

/// Letters and digits in a row, whatever is between them.
fn longest(text: &str) -> usize {
    let shown = text
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'*');
    let shown: Vec<u8> = shown.collect();
    shown
        .split(|byte| *byte == b'*')
        .map(<[u8]>::len)
        .max()
        .unwrap_or(0)
}

#[test]
fn json_stays_json_and_what_is_no_secret_stays() {
    let connection = Example::good().connection;
    let mut secrets = Secrets::default();
    secrets.learn_connection(&connection);
    secrets.learn("Zq3vB0r7mNw8-xKp2LdTfHs5Yc_JgUaE4iRoVnQt6X");
    for name in [
        "README.md",
        "CHANGELOG.md",
        "Cargo.lock",
        "ARCHITECTURE.md",
        "rules/README.md",
    ] {
        let text = fs::read_to_string(format!("{ROOT}/{name}")).expect("a file of the repository");
        let mut scrubbed = text.clone();
        assert!(!secrets.scrub_text(&mut scrubbed), "{name}");
        assert_eq!(scrubbed, text, "{name}");
    }
    let escaped: String = "Zq3vB0r7mNw8-xKp2LdTfHs5Yc"
        .bytes()
        .map(|byte| format!("\\u{byte:04x}"))
        .collect();
    let mut json = format!(r#"{{"a":"{escaped}","b":"Zq3vB0r7\nmNw8\nxKp2Ld\n \\Tf","c":12}}"#);
    assert!(secrets.scrub_text(&mut json));
    let value: serde_json::Value = serde_json::from_str(&json).expect("still JSON");
    assert_eq!(value["c"], 12);
    assert!(!json.contains("Zq3v") && !json.contains("7\\nm"), "{json}");
}

#[test]
fn the_public_half_of_a_key_stays() {
    let example = Example::good();
    let mut secrets = Secrets::default();
    secrets.learn_connection(&example.connection);
    let key = crate::support::good_key();
    for name in ["n", "e", "kid", "kty"] {
        let mut shown = key[name].as_str().expect("a text").to_owned();
        assert!(!secrets.scrub_text(&mut shown), "{name}: {shown}");
    }
    for name in crate::support::SECRET_MEMBERS {
        let mut shown = key[name].as_str().expect("a text").to_owned();
        assert!(secrets.scrub_text(&mut shown), "{name}");
        assert!(longest(&shown) == 0, "{name}: {shown}");
    }
}

/// The same word as a password and as one of ours: a gap in its place would say it.
#[test]
fn an_ordinary_word_is_not_taken_out() {
    let mut secrets = Secrets::default();
    for word in ["x", "ab", "secret", "changeit", "okta-admin", "a1"] {
        secrets.learn(word);
    }
    let text = "The x of ab is a secret of okta-admin: changeit, a1";
    assert!(!secrets.are_in(text));
    secrets.learn("hunter2");
    secrets.learn("correct horse battery staple");
    for said in [
        "It is hunter2.",
        "aHVudGVyMg",
        "correct-horse-battery-staple",
    ] {
        assert!(secrets.are_in(said), "{said}");
    }
    assert!(!secrets.are_in("hunter2x"));
}

fn text(octets: &[u8]) -> String {
    String::from_utf8(octets.to_vec()).expect("a secret text is ASCII")
}

fn each(octets: &[u8], mut write: impl FnMut(u8) -> String) -> String {
    octets.iter().map(|octet| write(*octet)).collect()
}

fn groups(text: &str, width: usize, glue: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let groups: Vec<String> = chars.chunks(width).map(String::from_iter).collect();
    groups.join(glue)
}

/// RFC 4648 section 6, without padding.
fn base32(octets: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String = octets.iter().fold(String::new(), |mut bits, octet| {
        write!(bits, "{octet:08b}").expect("a string takes everything");
        bits
    });
    let symbols = bits.as_bytes().chunks(5).map(|symbol| {
        let value = symbol
            .iter()
            .fold(0, |value, bit| value * 2 + usize::from(bit - b'0'));
        char::from(ALPHABET[value << (5 - symbol.len())])
    });
    symbols.collect()
}

fn decimal(octets: &[u8]) -> String {
    let mut digits = vec![0_u32];
    for octet in octets {
        let mut carry = u32::from(*octet);
        for digit in &mut digits {
            carry += *digit * 256;
            *digit = carry % 10;
            carry /= 10;
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from_digit(*digit, 10).expect("a digit"))
        .collect()
}
