//! PuTTY's own format (<https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html>).

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::der::{Der, Octets};
use super::openssh::{Fields, ec};
use crate::model::rsa::significant;

/// The key in the text and where it stands; `None` where there is none in this format.
pub(super) fn find(text: &str) -> Option<(Der, Range<usize>)> {
    let start = text.find("PuTTY-User-Key-File-")?;
    let range = start..text.trim_end().len().max(start);
    let file = &text[start..];
    if header(file, "Encryption").is_some_and(|cipher| cipher != "none") {
        return Some((Der::Encrypted, range));
    }
    Some((key(file).unwrap_or(Der::Unknown), range))
}

fn key(file: &str) -> Option<Der> {
    let public = blob(file, "Public-Lines")?;
    let private = blob(file, "Private-Lines")?;
    let (mut public, mut private) = (Fields(&public), Fields(&private));
    let kind = public.field()?;
    if kind.starts_with(b"ecdsa-sha2-") {
        let (curve, point) = (public.field()?, public.field()?);
        return Some(ec(curve, point, private.field()?));
    }
    if kind != b"ssh-rsa" {
        return Some(Der::OtherKey);
    }
    let mut numbers = Octets::default();
    for at in [1, 0] {
        numbers[at] = Some(significant(public.field()?).to_vec());
    }
    // d, p, q, then iqmp.
    for at in [2, 3, 4, 7] {
        numbers[at] = Some(significant(private.field()?).to_vec());
    }
    Some(Der::Rsa(numbers))
}

fn header<'a>(file: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = file.lines();
    lines.find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim()))
}

/// The octets in the lines that this header counts.
fn blob(file: &str, name: &str) -> Option<Vec<u8>> {
    let count = header(file, name)?.parse().ok()?;
    let lines = file.lines().skip_while(|line| !line.starts_with(name));
    let lines: String = lines.skip(1).take(count).map(str::trim).collect();
    BASE64_STANDARD.decode(lines).ok()
}
