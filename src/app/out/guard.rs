//! The last look at everything that is written: nothing in it is obeyed by a terminal, hidden from a reader, or a command
//! to a CI.
//!
//! It does not know whose a text is, and needs not: of ours none has such a character, but for the colours and links of
//! [`DocumentKind::Styled`] and the lines of [`DocumentKind::Commands`], and of these it knows the few that there are.

use std::borrow::Cow;

use crate::model::text::chars::is_hidden;
use crate::model::text::commands::{bracket, has_command, starts_command};
use crate::model::text::escapes::in_json;
use crate::output::DocumentKind;

/// GitHub Actions' commands that we give: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.
const ANNOTATIONS: [&str; 3] = ["::error ", "::warning ", "::notice "];

/// Where our links lead: to the pages of rules.
const PAGES: &str = env!("CARGO_PKG_REPOSITORY");

const ESCAPE: char = '\u{1b}';

/// The text as it may be written. `begun`: something stands before it on its first line, and is no blank.
pub(super) fn guarded(document: DocumentKind, text: &str, begun: bool) -> Cow<'_, str> {
    if !has_hidden(text) && !has_command(text) && !text.lines().any(starts_command) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let ours = document == DocumentKind::Commands
            && ANNOTATIONS.iter().any(|start| line.starts_with(start));
        let begins = (at > 0 || !begun) && !ours && starts_command(line);
        write(document, line, begins, &mut out);
    }
    out.into()
}

/// Most documents have nothing but ASCII, which is looked at fast.
fn has_hidden(text: &str) -> bool {
    let is_control = |byte| matches!(byte, 0..=8 | 11..=31 | 127);
    // Without a way out in the middle it is done for many bytes at a time.
    text.bytes().fold(false, |any, byte| any | is_control(byte))
        || !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && is_hidden(c))
}

fn write(document: DocumentKind, line: &str, begins_command: bool, out: &mut String) {
    let mut rest = line;
    if begins_command {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        out.push_str(&line[..blanks]);
        spell(document, ':', out);
        rest = &line[blanks + 1..];
    }
    let mut command = bracket(rest);
    while let Some(c) = rest.chars().next() {
        let own = own_escape(rest).filter(|_| document == DocumentKind::Styled);
        let length = own.unwrap_or(c.len_utf8());
        let (this, after) = rest.split_at(length);
        if own.is_none() && (is_hidden(c) || command == Some(0)) {
            spell(document, c, out);
        } else {
            out.push_str(this);
        }
        rest = after;
        command = match command.and_then(|at| at.checked_sub(length)) {
            None if command.is_some() => bracket(rest),
            next => next,
        };
    }
}

/// The character in a way that a reader of this kind of document sees, or reads back as what it is.
fn spell(document: DocumentKind, c: char, out: &mut String) {
    match document {
        // The same text to whoever reads the JSON.
        DocumentKind::Json if is_hidden(c) => out.push_str(&in_json(c.encode_utf8(&mut [0; 4]))),
        DocumentKind::Json => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        _ if !is_hidden(c) => {
            out.push('\\');
            out.push(c);
        }
        _ => out.extend(c.escape_default()),
    }
}

/// The length of the colour or the link of ours that begins the text.
fn own_escape(text: &str) -> Option<usize> {
    let after = text.strip_prefix(ESCAPE)?;
    if let Some(colour) = after.strip_prefix('[') {
        let end = colour.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
        return colour[end..].starts_with('m').then_some(end + 3);
    }
    let link = after.strip_prefix("]8;;")?;
    let end = link.find(ESCAPE)?;
    let (target, close) = link.split_at(end);
    let is_ours = target.is_empty() || target.starts_with(PAGES);
    let is_plain = target.bytes().all(|byte| byte.is_ascii_graphic());
    (is_ours && is_plain && close.starts_with("\u{1b}\\")).then_some(end + 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str =
        "a\u{1b}[31m\u{7f}\u{9b}1m\u{202e}\u{200b}\u{feff}\u{2028}\u{e0041}\r\u{0}b";

    #[test]
    fn what_is_hidden_is_seen_in_every_kind() {
        for document in [
            DocumentKind::Text,
            DocumentKind::Commands,
            DocumentKind::Markdown,
            DocumentKind::Xml,
            DocumentKind::Html,
        ] {
            assert_eq!(
                guarded(document, HOSTILE, false),
                "a\\u{1b}[31m\\u{7f}\\u{9b}1m\\u{202e}\\u{200b}\\u{feff}\\u{2028}\\u{e0041}\\r\\u{0}b"
            );
        }
        assert_eq!(
            guarded(DocumentKind::Text, "é ✓ 漢\t|\n", false),
            "é ✓ 漢\t|\n"
        );
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::Value::from(format!("{HOSTILE}\n::x##vso[y"));
        let written = guarded(DocumentKind::Json, &value.to_string(), false).into_owned();
        assert!(
            !written.contains(is_hidden) && !has_command(&written),
            "{written}"
        );
        let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(back, value);
    }

    #[test]
    fn no_line_is_a_command_to_a_ci() {
        let text = "::a\n \t::b ::c\nx::d\n##[e]##vso[f] ##teamcity[g] ## [h]\n";
        assert_eq!(
            guarded(DocumentKind::Text, text, false),
            "\\::a\n \t\\::b ::c\nx::d\n##\\[e]##vso\\[f] ##teamcity\\[g] ## [h]\n"
        );
        assert_eq!(guarded(DocumentKind::Text, "::a\n::b", true), "::a\n\\::b");
        assert_eq!(
            guarded(
                DocumentKind::Commands,
                "::error title=a::b\n::add-mask::c\n ::error d",
                false
            ),
            "::error title=a::b\n\\::add-mask::c\n \\::error d"
        );
    }

    #[test]
    fn of_escapes_only_our_colours_and_links_pass() {
        let ours =
            format!("\u{1b}[1;31mx\u{1b}[0m \u{1b}]8;;{PAGES}/x\u{1b}\\(link)\u{1b}]8;;\u{1b}\\\n");
        assert_eq!(guarded(DocumentKind::Styled, &ours, false), ours);
        for theirs in [
            "\u{1b}[2K",
            "\u{1b}]8;;http://x\u{1b}\\",
            "\u{1b}]0;title\u{7}",
            "\u{1b}[31",
            "\u{1b}",
        ] {
            let written = guarded(DocumentKind::Styled, theirs, false);
            assert!(!written.contains(ESCAPE), "{written:?}");
        }
    }
}
