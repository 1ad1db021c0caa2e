//! A PEM as the libraries of the tools read it: where in a text they look for the key, and whether they go by the title
//! of its frame or by what is in it.
//!
//! All that is said here of a library was tried with it, on the output of OpenSSL.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use openssl::pkey::PKey;

use super::asn1::DerFormat;

/// How a library finds the key in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PemReading {
    /// Among other things, and by what is in the frame: OpenSSL.
    ByContent,
    /// Among other things, and by the title of the frame: `cryptography` since its version 45.
    ByTitle,
    /// Text may stand before it, but no other frame, and its title decides: Go's `encoding/pem`, BouncyCastle.
    FirstByTitle,
    /// Only where nothing else is in the text, by what is in the frame: rasha, PyCryptodome.
    Alone,
}

/// Why a library does not read a text with a key in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PemMisfit {
    /// Of all its lines only the first is here.
    FirstLineOnly,
    /// The frame or the line breaks are missing, or what is in it is cut off.
    NoFrame,
    /// The title is none that the tool knows.
    OtherTitle(String),
    /// Between the lines of this title stands another format.
    WrongTitle {
        title: &'static str,
        content: DerFormat,
    },
    /// A frame of this title comes first.
    NotFirst(String),
    /// Something stands before or behind it.
    NotAlone,
}

/// What stands between two lines that belong together.
struct Frame<'a> {
    title: &'a str,
    content: Option<DerFormat>,
}

/// `-----BEGIN PRIVATE KEY-----` and nothing else: a value of several lines where only one is read.
fn is_first_line(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("-----BEGIN ") && text.ends_with("PRIVATE KEY-----") && text.len() < 60
}

/// What keeps such a library from reading a private key whose title is one of `titles` in `text`; `None`: nothing.
pub fn misfit(text: &str, reading: PemReading, titles: &[&str]) -> Option<PemMisfit> {
    let frames = frames(text);
    let of_key = |frame: &&Frame| frame.title.ends_with("PRIVATE KEY");
    let Some(key) = frames.iter().find(of_key) else {
        return Some(match is_first_line(text) {
            true => PemMisfit::FirstLineOnly,
            false => PemMisfit::NoFrame,
        });
    };
    let by_title = matches!(reading, PemReading::ByTitle | PemReading::FirstByTitle);
    if reading == PemReading::FirstByTitle && !frames.first().is_some_and(|one| of_key(&one)) {
        return Some(PemMisfit::NotFirst(frames[0].title.to_owned()));
    }
    let known = titles.iter().find(|title| **title == key.title);
    if known.is_none() {
        return Some(PemMisfit::OtherTitle(key.title.to_owned()));
    }
    let Some(content) = key.content else {
        return Some(PemMisfit::NoFrame);
    };
    if by_title && content.title() != key.title {
        let title = [DerFormat::Pkcs1, DerFormat::Pkcs8, DerFormat::Sec1].map(DerFormat::title);
        let title = title.into_iter().find(|title| *title == key.title)?;
        return Some(PemMisfit::WrongTitle { title, content });
    }
    if reading == PemReading::Alone {
        let text = text.trim();
        let alone = frames.len() == 1 && text.starts_with("-----BEGIN ") && text.ends_with("-----");
        return (!alone).then_some(PemMisfit::NotAlone);
    }
    // Without a password: what is encrypted is refused instead of asked about.
    let read = PKey::private_key_from_pem_callback(text.as_bytes(), |_| Ok(0));
    let wrong_title = content.title() != key.title;
    (read.is_err() && !wrong_title).then_some(PemMisfit::NoFrame)
}

fn frames(text: &str) -> Vec<Frame<'_>> {
    let mut frames = Vec::new();
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let begin = line.strip_prefix("-----BEGIN ");
        let Some(title) = begin.and_then(|line| line.strip_suffix("-----")) else {
            continue;
        };
        let is_end = |line: &str| {
            let end = line.strip_prefix("-----END ");
            end.and_then(|line| line.strip_suffix("-----")) == Some(title)
        };
        let mut body = String::new();
        let mut closed = false;
        for line in lines.by_ref() {
            closed = is_end(line);
            if closed {
                break;
            }
            body.push_str(line);
        }
        if closed {
            let octets = BASE64_STANDARD.decode(body).ok();
            let content = octets.and_then(|octets| DerFormat::of(&octets));
            frames.push(Frame { title, content });
        }
    }
    frames
}
