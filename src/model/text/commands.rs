//! What a CI takes for a command of its own in the log of a job.

/// GitHub Actions takes a line for a command that begins with `::`, also after white space: of the white space of .NET,
/// in which its runner is written, all but blanks and tabs are hidden characters.
pub(crate) fn starts_command(line: &str) -> bool {
    line.trim_start_matches([' ', '\t']).starts_with("::")
}

/// `##[error]` (the older form of GitHub Actions), `##vso[` (Azure Pipelines), `##teamcity[`: commands wherever they stand.
pub(crate) fn has_command(text: &str) -> bool {
    bracket(text).is_some()
}

/// Where the first bracket of such a command is.
pub(crate) fn bracket(text: &str) -> Option<usize> {
    // Most texts have none, which is known fast.
    if !text.as_bytes().contains(&b'#') {
        return None;
    }
    // The last of several marks counts: `###[error]` holds a command too.
    text.match_indices('[').find_map(|(at, _)| {
        let name = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        name.ends_with("##").then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::bracket;

    #[test]
    fn a_command_is_found_behind_any_number_of_marks() {
        for (text, at) in [
            ("##[error]", Some(2)),
            ("###[error]", Some(3)),
            ("a [b] ####vso[x]", Some(13)),
            ("#[a]", None),
            ("## a [b]", None),
        ] {
            assert_eq!(bracket(text), at, "{text}");
        }
    }
}
