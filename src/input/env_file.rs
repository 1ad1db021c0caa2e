//! `.env` files, with the place of every value.
//!
//! Our own reader, because the values must arrive as written. People paste a JWK, which is full of quotes, without
//! quotes around it; the libraries for this remove its quotes, keep no positions, and quote the line (a secret) in
//! their errors.

/// One assignment.
#[derive(Debug, PartialEq, Eq)]
pub struct Assignment<'a> {
    pub name: &'a str,
    pub value: String,
    /// 1-based place of the value's first character.
    pub line: usize,
    pub column: usize,
    /// Whether the value is in the file letter by letter.
    pub verbatim: bool,
}

/// All assignments, in order. Other lines (comments, blank lines, anything else) are skipped.
///
/// Quoted values may span lines. In double quotes `\n`, `\"`, `\\` and `\$` are escapes; in single quotes and without
/// quotes nothing is. Without quotes a ` #` starts a comment.
pub fn entries(text: &str) -> Vec<Assignment<'_>> {
    let mut entries = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let this = rest.split('\n').next().unwrap_or(rest);
        let mut used = this.len();
        if let Some((name, before)) = assignment(this) {
            let (value, length, quote, verbatim) = value(&rest[before..], &this[before..]);
            entries.push(Assignment {
                name,
                value,
                line,
                column: 1 + this[..before].chars().count() + quote,
                verbatim,
            });
            used = used.max(before + length);
            used += rest[used..].find('\n').unwrap_or(rest.len() - used);
        }
        let end = (used + 1).min(rest.len());
        line += rest[..end].matches('\n').count();
        rest = &rest[end..];
    }
    entries
}

/// The name, and how many bytes come before the value.
fn assignment(line: &str) -> Option<(&str, usize)> {
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    let name = name.strip_prefix("export ").map_or(name, str::trim_start);
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if name.is_empty() || !name.bytes().all(is_name) {
        return None;
    }
    let blanks = value.len() - value.trim_start().len();
    Some((name, line.len() - value.len() + blanks))
}

/// The value, how many bytes it takes with its quotes, how many bytes the opening quote takes (none where it is never
/// closed, since it is then a part of the value), and whether the value is verbatim.
fn value(rest: &str, line: &str) -> (String, usize, usize, bool) {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some((quote, end)) = quote.and_then(|quote| Some((quote, closing(rest, quote)?))) {
        let inner = &rest[1..end];
        if quote == '\'' || !inner.contains('\\') {
            return (inner.to_owned(), end + 1, 1, true);
        }
        return (unescape(inner), end + 1, 1, false);
    }
    let value = line.split(" #").next().unwrap_or(line).trim_end();
    (value.to_owned(), line.len(), 0, true)
}

/// Where the quote closes: the next one that is not escaped.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    rest.char_indices().skip(1).find_map(|(at, c)| {
        let closes = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        closes.then_some(at)
    })
}

fn unescape(inner: &str) -> String {
    let mut value = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => value.push('\n'),
                Some(c @ ('"' | '\\' | '$')) => value.push(c),
                Some(c) => value.extend(['\\', c]),
                None => value.push('\\'),
            },
            (c, false) => value.push(c),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Assignment<'_> {
        let mut all = entries(text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn a_json_value_needs_no_quotes() {
        let entry = only("# key\n\nexport KEY={\"kty\": \"RSA\", \"kid\": \"a#b\"} # mine\r\n");
        assert_eq!(entry.value, r#"{"kty": "RSA", "kid": "a#b"}"#);
        assert_eq!((entry.line, entry.column, entry.verbatim), (3, 12, true));
    }

    #[test]
    fn single_quotes_keep_everything_and_may_span_lines() {
        let all = entries("A='one\n\\ntwo'\nB=2");
        assert_eq!(all[0].value, "one\n\\ntwo");
        assert_eq!((all[0].line, all[0].column), (1, 4));
        assert_eq!((all[1].name, all[1].line), ("B", 3));
    }

    #[test]
    fn double_quotes_know_escapes() {
        let entry = only(r#"A="x\n\"y\" \z""#);
        assert_eq!(entry.value, "x\n\"y\" \\z");
        assert!(!entry.verbatim);
    }

    #[test]
    fn a_quote_that_never_closes_is_part_of_the_value() {
        let entry = only("A='open");
        assert_eq!((&*entry.value, entry.column), ("'open", 3));
    }
}
