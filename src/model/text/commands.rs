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
    text.match_indices("##").find_map(|(at, marks)| {
        let name = &text[at + marks.len()..];
        let end = name.find(|c: char| !c.is_ascii_alphabetic())?;
        name[end..]
            .starts_with('[')
            .then_some(at + marks.len() + end)
    })
}
