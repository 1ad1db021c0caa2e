//! Keeps a bounded part of a stream of any length: its beginning, and after that only lines that may be about a
//! failure.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead as _, BufReader, Read};

use super::normalize::finder;

/// Up to here everything is kept, in bytes. A capture or a note is never longer.
const WHOLE: usize = 512 << 10;
/// Never more than this is kept, in bytes.
const MOST: usize = 4 << 20;
/// A longer line is read in pieces.
const LINE: u64 = 64 << 10;
/// How many lines are kept after a line with one of these words: the headers and the body of an answer.
const AFTER: usize = 24;

/// In a long log a line with none of these words is not about a failure.
const TELLING: &str = "e0000|invalid_|_client|client_assertion|dpop|www-authenticate|http/1|http/2|oauth2/v1/token|\
    consent_required|access_denied|insufficient_scope|errorsummary|error_description|\
    unable to find valid certification|certificate|x509|-admin|private key|rate limit|sslerror|failed_to_sign";

/// The part of a stream that may be about a failure, as text of at most 4 MiB.
///
/// # Errors
/// When the stream cannot be read.
pub fn gather(stream: impl Read) -> io::Result<String> {
    let telling = finder(TELLING.split('|'));
    let mut stream = BufReader::with_capacity(LINE as usize, stream);
    let mut kept: Vec<u8> = Vec::new();
    let mut line: Vec<u8> = Vec::new();
    let mut seen: HashSet<u64> = HashSet::new();
    let mut after = 0;
    loop {
        line.clear();
        if (&mut stream).take(LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        // A HAR is one JSON document: half of it cannot be read.
        let whole = if kept.starts_with(b"{") { MOST } else { WHOLE };
        if kept.len() < whole {
            kept.extend_from_slice(&line);
            continue;
        }
        if kept.len() >= MOST {
            continue; // Read on, so that a process that writes into a pipe does not fail.
        }
        let tells = telling.is_match(&line[..]);
        if tells && seen.insert(likeness(&line)) {
            after = AFTER;
        }
        if after > 0 {
            after -= 1;
            kept.extend_from_slice(&line);
        }
    }
    Ok(decoded(&kept))
}

/// A hash that is the same for lines that differ only in numbers: times, ids, counters.
fn likeness(line: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let letters = line.iter().filter(|byte| byte.is_ascii_alphabetic());
    for letter in letters.take(2000) {
        letter.hash(&mut hasher);
    }
    hasher.finish()
}

/// Windows PowerShell's `>` writes UTF-16, and its `Set-Content -Encoding utf8` a mark before the text.
fn decoded(bytes: &[u8]) -> String {
    let units = |read: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes[2..].chunks_exact(2);
        let units = pairs.map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_keeps_its_beginning_and_what_tells() {
        let mut log = "2026-11-01 GET /health 200\n".repeat(100_000);
        log.push_str("2026-11-01 error E0000047\n");
        log.push_str(&"2026-11-01 GET /health 200\n".repeat(100_000));
        let kept = gather(log.as_bytes()).expect("a slice can be read");
        assert!(kept.len() < MOST && kept.contains("E0000047"));
    }

    #[test]
    fn utf_16_is_read() {
        let text: Vec<u8> = "\u{feff}E0000006"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(gather(&text[..]).expect("a slice"), "E0000006");
    }
}
