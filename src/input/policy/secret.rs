//! Whether a file that anybody may read has a secret in it.

use crate::model::redact::masked;

/// The start of the first line with something that looks like a secret. A comment that only speaks of keys does not.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let mut words = line.split(|c| !is_word(c));
        if line.contains("-----BEGIN") || words.any(|word| masked(word) != word) {
            return Some(at);
        }
        at += line.len();
    }
    None
}
