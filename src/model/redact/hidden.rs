//! Where names stand in an encoding: in percent encoding, references, escapes, base64 or hexadecimal.

use std::ops::Range;

use super::search::packed_texts;
use super::views::View;

/// Of fewer letters a name is found in what comes of decoding anything.
const SHORTEST: usize = 4;

/// The bytes of `text` with which one of the `names`, which are in small letters, or an address of mail is written in an
/// encoding. Where they stand as they are, they are not looked for.
pub(crate) fn hidden(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let plain = View::plain(text);
    let mut found = Vec::new();
    if let Some(unescaped) = plain.unescaped() {
        let written = |range: Range<usize>| {
            let places = range.map(|at| unescaped.place(at));
            places.map(|place| place.start as usize..place.end as usize)
        };
        for range in ranges(&unescaped.octets, names) {
            if written(range.clone()).any(|place| place.len() > 1) {
                found.extend(written(range));
            }
        }
    }
    packed_texts(&plain, |view, inside| {
        if !ranges(&inside.octets, names).is_empty() {
            found.push(view.start as usize..view.end as usize);
        }
    });
    found
}

fn ranges(octets: &[u8], names: &[String]) -> Vec<Range<usize>> {
    let lower = octets.to_ascii_lowercase();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| name.len() >= SHORTEST) {
        let windows = lower.windows(name.len()).enumerate();
        let places = windows.filter(|(_, window)| *window == name.as_bytes());
        found.extend(places.map(|(at, _)| at..at + name.len()));
    }
    let of_address = |octet: &u8| octet.is_ascii_alphanumeric() || b"._+-".contains(octet);
    for at in (0..lower.len()).filter(|at| lower[*at] == b'@') {
        let before = lower[..at]
            .iter()
            .rev()
            .take_while(|octet| of_address(octet))
            .count();
        let after = lower[at + 1..]
            .iter()
            .take_while(|octet| of_address(octet))
            .count();
        if before > 0 && lower[at + 1..at + 1 + after].contains(&b'.') {
            found.push(at - before..at + 1 + after);
        }
    }
    found
}
