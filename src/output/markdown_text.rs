//! Text in markdown that stays text, to GitHub and to GitLab: no link, image, tag, mention, reference, emphasis or table
//! comes of it.
//!
//! Both make links of bare addresses, names and numbers after everything else is rendered, so an escape or an entity does
//! not help there; only what stands in a code span is left alone:
//! <https://github.github.com/gfm/#autolinks-extension->,
//! <https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls>,
//! <https://docs.gitlab.com/user/markdown/#gitlab-specific-references>.

use std::borrow::Cow;

/// The text, on one line: words that would become a link as code, and everything else escaped.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let end = word.trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
        if becomes_link(word) {
            out.push_str(&code(&word[..end]));
            escape(&word[end..], &mut out);
        } else {
            escape(word, &mut out);
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// Whether one of the two would make a link of it: an address (`https://…`, `www.…`, `mailto:…`, with `@`), a name
/// (`@somebody`, GitLab's `~label` and `%milestone`), a number of an issue and the like (`#1`, `GH-1`, `!1`, `$1`, `&1`), or a
/// commit.
fn becomes_link(word: &str) -> bool {
    let small: Cow<str> = match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => word.to_ascii_lowercase().into(),
        false => word.into(),
    };
    let is_after = |mark: &str, next: fn(char) -> bool| {
        let mut marks = small.match_indices(mark);
        marks.any(|(at, _)| small[at + mark.len()..].starts_with(next))
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let is_name = |c: char| c.is_alphanumeric() || c == '"';
    let is_commit = |part: &str| {
        (7..=64).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    ["://", "www.", "@", "mailto:", "xmpp:"]
        .iter()
        .any(|sign| small.contains(sign))
        || ["#", "gh-", "!", "$", "&"]
            .iter()
            .any(|mark| is_after(mark, is_digit))
        || ["~", "%"].iter().any(|mark| is_after(mark, is_name))
        || small
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(is_commit)
}

/// A code span; the fence is longer than any run of backticks in it.
pub(super) fn code(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let pad = if fence.len() > 1 { " " } else { "" };
    // GitHub reads a table's `|` before it reads the span.
    let text = text.replace('|', "\\|");
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_become_a_link_is_code() {
        for word in [
            "https://evil.example/a_b",
            "HTTP://x",
            "www.evil.example",
            "a@evil.example",
            "@everyone",
            "mailto:a",
            "#1",
            "o/r#2",
            "GH-3",
            "!4",
            "&5",
            "$6",
            "~label",
            "%milestone",
            "%\"two",
            "0123456789abcdef0123456789abcdef01234567",
            "[x](http://evil.example)",
            "<https://evil.example>",
        ] {
            assert_eq!(plain(word), format!("`{word}`"));
            assert_eq!(plain(&format!("see {word}, x")), format!("see `{word}`, x"));
        }
        assert_eq!(plain("https://`x``"), "``` https://`x`` ```");
    }

    #[test]
    fn everything_else_is_escaped_and_stays_readable() {
        assert_eq!(
            plain("400 invalid_client: kid 'a'"),
            "400 invalid\\_client: kid 'a'"
        );
        assert_eq!(
            plain("[x](y) <b>&amp; *z* # 100% !"),
            "\\[x\\](y) &lt;b&gt;&amp;amp; \\*z\\* \\# 100% \\!"
        );
        assert_eq!(
            plain("dev-12345678.okta.com deadbeef"),
            "dev-12345678.okta.com deadbeef"
        );
    }
}
