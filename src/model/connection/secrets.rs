//! What is secret of a connection, so that nothing of it comes out by any way.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};

use super::{Connection, Field};
use crate::model::key::{Key, KeyForm};
use crate::model::redact::Secrets;

/// The fixed octets before the key of every PKCS#8 and of every public PEM: `rsaEncryption` (RFC 8017 appendix A.1) and
/// `id-ecPublicKey` (RFC 5480 section 2.1.1), each as DER.
const ALGORITHMS: [&[u8]; 2] = [
    b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00",
    b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07",
];

impl Secrets {
    /// The private numbers of the key, what is masked of the four texts, and the password in a URL. What is public stays:
    /// the modulus, the point, the key ID.
    pub fn learn_connection(&mut self, connection: &Connection) {
        let key = connection.key();
        for input in connection.inputs() {
            // The body of a PEM that can be read is its numbers, and begins as every PEM does.
            let body = match key.form() {
                KeyForm::Pem(_, span) if input.field() == Field::Key && is_read(key) => {
                    span.clone()
                }
                _ => 0..0,
            };
            let words = masked(input.text(), input.shown()).into_iter();
            let words = words
                .filter(|(at, _)| !body.contains(at))
                .map(|(_, word)| word);
            let telling = words.filter(|word| input.field() != Field::Key || is_long(word));
            telling.for_each(|word| self.learn(word));
        }
        if let Some(url) = &connection.base_url {
            self.learn_url(url.as_str());
        }
        self.learn_key(key);
    }

    fn learn_key(&mut self, key: &Key) {
        let ec = key.ec().and_then(|_| key.jwk_json()).unwrap_or_default();
        let of_ec = |name: &str| BASE64_URL_SAFE_NO_PAD.decode(ec.get(name)?.as_str()?).ok();
        let jwk = key.jwk();
        let of_rsa = |name: &str| Some(jwk?.octets(name)?.0.to_vec());
        let as_text = |name: &str| {
            BASE64_URL_SAFE_NO_PAD
                .decode(jwk?.string(name)?.text())
                .ok()
        };
        for name in ["d", "p", "q", "dp", "dq", "qi"] {
            let number = of_ec(name).or_else(|| of_rsa(name));
            number
                .into_iter()
                .for_each(|number| self.learn_number(&number));
        }
        for name in ["n", "e", "x", "y"] {
            let number = of_ec(name)
                .or_else(|| of_rsa(name))
                .or_else(|| as_text(name));
            number.into_iter().for_each(|number| self.except(&number));
        }
        ALGORITHMS
            .into_iter()
            .for_each(|octets| self.except(octets));
    }
}

fn is_read(key: &Key) -> bool {
    key.jwk().is_some() || key.ec().is_some()
}

/// The words of `text` that `shown` masks, each with its place.
fn masked<'a>(text: &'a str, shown: &str) -> Vec<(usize, &'a str)> {
    let stars = shown.as_bytes();
    let is_hidden = move |at: usize, c: char| {
        c != '*'
            && stars
                .get(at..at + c.len_utf8())
                .is_some_and(|shown| shown.iter().all(|byte| *byte == b'*'))
    };
    let mut hidden = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '*')]) {
        match (start, at < text.len() && is_hidden(at, c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                hidden.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    hidden
}

/// Whether a word in the place of a key may be a part of one: what is there may be a note or a path too.
fn is_long(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let is_mixed =
        has(u8::is_ascii_digit) || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    word.len() >= 12 && is_mixed
}
