//! What may be shown of an input: everything secret is replaced byte for byte by `*`.
//!
//! Masking is lexical. The keys that we are asked about often do not parse, and people paste a key into the wrong field.

use super::Field;

/// The shown form of `text`. It has the same length in bytes, so spans of the one hold in the other.
pub(super) fn mask(field: Field, text: &str) -> String {
    let secret = field == Field::Key;
    text.chars()
        .flat_map(|c| {
            let masked = secret && c.is_alphanumeric();
            std::iter::repeat_n(
                if masked { '*' } else { c },
                if masked { c.len_utf8() } else { 1 },
            )
        })
        .collect()
}

/// Any other text that may hold a secret (a path, an argument) in a form that may be shown.
pub fn shown(text: &str) -> String {
    mask(Field::Domain, text)
}
