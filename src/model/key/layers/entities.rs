//! HTML: the text was copied out of a page's source.

use super::{DamageKind, Peeled, SpannedText};
use crate::model::key::spanned_text::Decoder;

/// The named ones that a key can have been written with.
const NAMED: [(&str, char); 26] = [
    ("quot", '"'),
    ("QUOT", '"'),
    ("apos", '\''),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{a0}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("lbrace", '{'),
    ("lcub", '{'),
    ("rbrace", '}'),
    ("rcub", '}'),
    ("lbrack", '['),
    ("lsqb", '['),
    ("rbrack", ']'),
    ("rsqb", ']'),
    ("colon", ':'),
    ("comma", ','),
    ("lowbar", '_'),
    ("equals", '='),
    ("sol", '/'),
    ("plus", '+'),
    ("NewLine", '\n'),
];

pub(super) fn decode(spanned: &SpannedText) -> Option<Peeled> {
    let all = spanned.text();
    let first = all.find('&')?;
    let quote = all.find('"').unwrap_or(all.len());
    let for_a_quote = first < quote && entity(&all[first..]).is_some();
    if !for_a_quote && !all.contains("&nbsp;") {
        return None;
    }
    let mut inside = Decoder::new(spanned);
    let mut at = 0;
    while at < all.len() {
        match entity(&all[at..]) {
            // The person saw a space; read as another character it would be reported as a second fault.
            Some(('\u{a0}', length)) => {
                inside.char(' ', at);
                at += length;
            }
            Some((c, length)) => {
                inside.char(c, at);
                at += length;
            }
            None => {
                inside.byte(all.as_bytes()[at], at);
                at += 1;
                while !all.is_char_boundary(at) {
                    inside.byte(all.as_bytes()[at], at);
                    at += 1;
                }
            }
        }
    }
    let inside = inside.finish(all.len());
    super::text(spanned, DamageKind::HtmlEntities, first..first + 1, inside)
}

/// The entity that starts here, and how many bytes it takes.
fn entity(rest: &str) -> Option<(char, usize)> {
    let rest = rest.strip_prefix('&')?;
    let end = rest.bytes().take(10).position(|b| b == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 2))
}
