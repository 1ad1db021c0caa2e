//! Names in a row, of which a stranger may have sent any number.

/// More than any list that a person reads to its end.
const MOST: usize = 50;

/// Longer than any name that Okta gives. In characters.
const LONGEST: usize = 100;

/// `a, b, c`, and of a long list how many more there are: `… and 439,990 more`.
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let kept = names.iter().take(MOST).map(|name| cut(name.as_ref()));
    let kept = kept.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => kept,
        more => format!("{kept}, … and {} more", grouped(more)),
    }
}

fn cut(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &name[..end]),
        None => name.to_owned(),
    }
}

/// `439,990`
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_an_end_that_says_how_much_is_left_out() {
        assert_eq!(listed(&["a", "b"]), "a, b");
        assert_eq!(listed::<&str>(&[]), "");
        let many = listed(&vec!["é"; 440_050]);
        assert!(many.ends_with("é, … and 440,000 more"), "{many}");
        let long = "é".repeat(101);
        assert_eq!(listed(&[long]), "é".repeat(100) + "...");
        for (count, expected) in [
            (1, "1"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(count), expected);
        }
    }
}
