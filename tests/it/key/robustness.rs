//! Random damage to a good key: nothing panics, every span lies in the text, and no output holds a secret.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::key::Key;
use okta_cc::repair::Draft;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;
use proptest::prelude::*;

use crate::support::{CLIENT_ID, fixture, good};

/// The texts that damage is done to: the key as it is, packed, and as a PEM.
fn texts() -> Vec<String> {
    let key = good("PRIVATE_KEY");
    let string = serde_json::json!(key).to_string();
    vec![
        string[1..string.len() - 1].to_owned(),
        string,
        key.replace('"', "&quot;"),
        key.replace('"', "%22").replace('{', "%7B"),
        key.replace('"', "\u{201c}"),
        key.replace(',', ",\u{a0}\n"),
        fixture("pem/pkcs8.pem"),
        fixture("pem/openssh.pem"),
        format!("{{\"keys\":[{key}]}}"),
        key,
    ]
}

/// Runs everything over the text.
fn check(text: &str) {
    let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
    let connection = Connection::new(
        input(Field::ClientId, CLIENT_ID),
        input(Field::Key, text),
        input(Field::Domain, "dev-12345678"),
        input(Field::Scopes, "okta.users.read"),
    );
    let report = Report::new(RULESET, &Evidence::new(&connection, &NANGO, None));
    for reported in &report.findings {
        let finding = &reported.finding;
        let labels = finding
            .labels
            .iter()
            .map(|label| (label.field, &label.span));
        let fix = finding.fix.iter().map(|fix| (fix.field, &fix.span));
        for (field, span) in labels.chain(fix) {
            let whole = connection.input(field).text();
            assert!(
                whole.get(span.clone()).is_some(),
                "{}: {span:?}",
                reported.rule.id
            );
        }
        let said = [&finding.message, &finding.help].into_iter();
        let said = said.chain(finding.labels.iter().map(|label| &label.text));
        for text_said in said {
            let leaks = |word: &[u8]| text.as_bytes().windows(word.len()).any(|w| w == word);
            let secret =
                |word: &[u8]| word.iter().filter(|b| b.is_ascii_digit()).count() > 2 && leaks(word);
            assert!(
                !text_said.as_bytes().windows(12).any(secret),
                "{}",
                reported.rule.id
            );
        }
    }
    let repaired = Draft::of(&Key::read(text), &NANGO).and_then(|draft| draft.json());
    if let Ok(json) = repaired {
        let json: Result<serde_json::Value, _> = serde_json::from_str(&json);
        assert!(json.is_ok(), "the repair writes JSON");
    }
}

/// Pieces that mean something to the reader.
const PIECES: [&str; 26] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "\\n",
    "\\\"",
    ",",
    ":",
    "=",
    "//",
    "/*",
    "#",
    "\u{201c}",
    "\u{a0}",
    "\u{0}",
    "\n",
    "&quot;",
    "%22",
    "-----BEGIN",
    "-----END",
    "\"d\":",
    "null",
    "\u{e9}",
];

fn boundary(text: &str, at: prop::sample::Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn flipped_bytes(which in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let texts = texts();
        let mut bytes = which.get(&texts).clone().into_bytes();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn cut_and_spliced(which in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5)) {
        let texts = texts();
        let mut text = which.get(&texts).clone();
        for (at, end, piece) in cuts {
            let (at, end) = (boundary(&text, at), boundary(&text, end));
            // Mostly a piece put in, sometimes a stretch taken out.
            let end = if at % 3 == 0 { at.max(end) } else { at };
            let piece: &&str = piece.get(&PIECES);
            text.replace_range(at..end, piece);
        }
        check(&text);
    }

    #[test]
    fn soup(pieces in prop::collection::vec(any::<prop::sample::Index>(), 0..200)) {
        let text: String = pieces.iter().map(|piece| *piece.get(&PIECES)).collect();
        check(&text);
    }

    #[test]
    fn anything(text in "\\PC{0,300}") {
        check(&text);
    }
}

#[test]
fn every_prefix_and_every_suffix() {
    for text in texts() {
        for at in (0..text.len())
            .filter(|at| text.is_char_boundary(*at))
            .step_by(7)
        {
            check(&text[..at]);
            check(&text[at..]);
        }
    }
}
