//! The known names that a misspelt name most likely means.

/// Twice as long as any of our names. A longer text is not a misspelt name but pasted by mistake, and is slow to
/// compare.
const LONGEST: usize = 80;
/// With a lower similarity than this it is another name; 1 is the same name.
const LEAST: f64 = 0.4;

/// The three most alike at most, the nearest first.
pub(crate) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if wanted.len() > LONGEST {
        return Vec::new();
    }
    let alike = |name| (strsim::normalized_damerau_levenshtein(wanted, name), name);
    let mut near: Vec<_> = names.into_iter().map(alike).collect();
    near.retain(|(likeness, _)| *likeness > LEAST);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_comes_first_and_what_is_far_does_not_come() {
        let names = ["target", "timeout", "deadline"];
        assert_eq!(nearest("time-out", names).first(), Some(&"timeout"));
        assert_eq!(nearest("xyz", names), [""; 0]);
        assert_eq!(nearest(&"timeout".repeat(20), names), [""; 0]);
    }
}
