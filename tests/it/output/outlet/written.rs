//! What may be written, by kind.

use serde_json::Value;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// With colours.
    Styled,
    Commands,
    Json,
    JsonLines,
    Xml,
    Markdown,
    /// What a program reads: its own reader judges it.
    Value,
}

/// What is wrong with it.
pub(super) fn fault(text: &str, kind: Kind) -> Option<String> {
    let text = match kind {
        Kind::Styled => &without_colours(text),
        _ => text,
    };
    if let Some(line) = text.lines().find(|line| line.contains(is_hidden)) {
        let from = line.chars().position(is_hidden).unwrap_or_default();
        let around = line.chars().skip(from.saturating_sub(40)).take(80);
        return Some(format!("hidden: {:?}", around.collect::<String>()));
    }
    let command = |line: &&str| {
        let ours = kind == Kind::Commands
            && ["::error ", "::warning ", "::notice "]
                .iter()
                .any(|start| line.starts_with(start));
        let inside = ["##[", "##vso[", "##teamcity["]
            .iter()
            .any(|start| line.contains(start));
        inside || !ours && line.trim_start().starts_with("::")
    };
    if let Some(line) = text.lines().find(command) {
        return Some(format!("a command: {line:?}"));
    }
    let is_json = |text: &str| serde_json::from_str::<Value>(text).err();
    let error = match kind {
        Kind::Json => is_json(text).map(|error| error.to_string()),
        Kind::JsonLines => text
            .lines()
            .find_map(is_json)
            .map(|error| error.to_string()),
        Kind::Xml => {
            let read = quick_junit::Report::deserialize_from_str(text);
            read.err().map(|error| error.to_string())
        }
        Kind::Markdown => link(text).map(|link| format!("a link: {link:?}")),
        Kind::Text | Kind::Styled | Kind::Commands | Kind::Value => None,
    };
    error.map(|error| format!("{error}: {text}"))
}

/// What would become a link, an image, a tag or a mention: beside our own links to pages, outside of code.
fn link(markdown: &str) -> Option<String> {
    let ours = concat!("](", env!("CARGO_PKG_REPOSITORY"), "/");
    markdown.lines().find_map(|line| {
        let mut rest = line;
        let mut bare = String::new();
        while let Some(at) = rest.find('`') {
            // Our own escape of a backtick begins no span.
            if rest[..at].ends_with('\\') {
                bare.push_str(&rest[..at]);
                rest = &rest[at + 1..];
                continue;
            }
            bare.push_str(&rest[..at]);
            let fence = rest[at..].len() - rest[at..].trim_start_matches('`').len();
            let (fence, inside) = rest[at..].split_at(fence);
            let is_end = |end: &usize| {
                let after = &inside[end + fence.len()..];
                !inside[..*end].ends_with('`') && !after.starts_with('`')
            };
            let ends = inside.match_indices(fence).map(|(end, _)| end);
            let Some(end) = ends.into_iter().find(is_end) else {
                return Some(line.to_owned());
            };
            rest = &inside[end + fence.len()..];
        }
        bare.push_str(rest);
        let bare = bare.replace(ours, "](");
        let signs = ["://", "www.", "@", "mailto:", "<", "]["];
        let is_link = signs.iter().any(|sign| bare.contains(sign)) || bare.contains("](http");
        is_link.then(|| line.to_owned())
    })
}

/// Controls, what turns the text around, and what nobody sees.
fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The text without the colours that the report has.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_digit() || c == ';'));
        match end.filter(|end| part[*end..].starts_with('m')) {
            // What came with the hostile text is none of ours, though it looks like one.
            Some(end) if !part[end + 1..].starts_with("\u{1b}[2K") => {
                out.push_str(&part[end + 1..])
            }
            _ => {
                out.push_str("\u{1b}[");
                out.push_str(part);
            }
        }
    }
    out
}
