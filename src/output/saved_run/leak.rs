//! The last check before a run is saved: that no part of a secret is in the text. Masking must already have ensured
//! that, so a leak found here is a bug, and nothing is written.

use std::collections::HashSet;

use crate::model::connection::Connection;
use crate::model::key::NUMBERS;
use crate::model::key::number::encode;

/// How many characters of a secret in a row count as a leak.
const RUN: usize = 12;

/// Whether any twelve characters of a secret are in `written`, as they are or with line ends and escapes in between.
/// `kept` are the texts of the inputs as they are in the file.
pub(super) fn leaks(connection: &Connection, kept: &[String; 4], written: &str) -> bool {
    let mut secrets: Vec<String> = Vec::new();
    for (input, kept) in connection.inputs().iter().zip(kept) {
        secrets.extend(masked(input.text(), kept));
    }
    if let Some(jwk) = connection.key().jwk() {
        let private = NUMBERS.iter().filter(|name| !["n", "e"].contains(name));
        secrets.extend(private.filter_map(|name| Some(encode(jwk.octets(name)?.0))));
    }
    let windows: HashSet<&[u8]> = secrets
        .iter()
        .flat_map(|secret| secret.as_bytes().windows(RUN))
        .collect();
    let joined: String = written
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\\')
        .collect();
    let holds = |text: &str| {
        text.as_bytes()
            .windows(RUN)
            .any(|run| windows.contains(run))
    };
    holds(written) || holds(&joined)
}

/// The stretches of `text` that `kept` does not show.
fn masked(text: &str, kept: &str) -> Vec<String> {
    let mut stretches = vec![String::new()];
    let mut shown = kept.bytes();
    for c in text.chars() {
        let hidden = (0..c.len_utf8())
            .filter_map(|_| shown.next())
            .all(|b| b == b'*');
        match stretches.last_mut() {
            Some(stretch) if hidden && c != '*' => stretch.push(c),
            _ => stretches.push(String::new()),
        }
    }
    stretches.retain(|stretch| stretch.len() >= RUN);
    stretches
}
