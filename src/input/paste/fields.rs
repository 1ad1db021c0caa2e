//! Codes of Okta's refusals in the text, each with the description near it, in whatever format the two are written.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::normalize::{Text, finder};
use crate::model::redact::may_be_quoted;

/// A code and its description.
#[derive(Clone, Debug)]
pub(super) struct Coded {
    /// Of the code, in `Text::flat`.
    pub(super) span: Range<usize>,
    pub(super) code: String,
    /// Empty where nothing is said.
    pub(super) text: String,
}

/// Of the token endpoint and of challenges (RFC 6749 section 5.2, RFC 6750 section 3.1, RFC 9449 section 5).
const CODES: &str = "invalid_client|invalid_request|invalid_scope|invalid_token|invalid_target|invalid_dpop_proof|\
    use_dpop_nonce|unauthorized_client|unsupported_grant_type|unsupported_api_resource|access_denied|consent_required|\
    insufficient_scope|temporarily_unavailable|client_credentials_self_scope_requested|e0000";

/// The names under which a description stands.
const DESCRIPTIONS: [&str; 6] = [
    "error_description",
    "errorsummary",
    "error description",
    "errordescription",
    "error_summary",
    "error-description",
];

/// How far a description is from its code, in bytes.
const NEAR: usize = 300;

static AUTOMATON: LazyLock<AhoCorasick> = LazyLock::new(|| finder(CODES.split('|')));

/// More than this is no paste but a log that says one thing over and over.
const MOST: usize = 2000;

pub(super) fn find(text: &Text) -> Vec<Coded> {
    let flat = text.flat.as_str();
    let mut found = Vec::new();
    for hit in AUTOMATON.find_iter(flat).take(MOST) {
        let mut span = hit.range();
        if flat[span.clone()].eq_ignore_ascii_case("e0000") {
            let digits = flat[span.end..].bytes().take_while(u8::is_ascii_digit);
            let count = digits.count();
            if count != 3 {
                continue;
            }
            span.end += count;
        }
        let before = flat[..span.start].chars().next_back();
        let after = flat[span.end..].chars().next();
        // `%20` and `\n` may come before; a longer name is something else.
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let escaped = flat[..span.start].ends_with("\\n");
        if (inside(before) && !escaped) || inside(after) {
            continue;
        }
        let code = &flat[span.clone()];
        let code = if code.starts_with(['e', 'E']) {
            code.to_ascii_uppercase()
        } else {
            code.to_ascii_lowercase()
        };
        found.push(Coded {
            text: description(text, &span),
            span,
            code,
        });
    }
    found
}

/// The description nearest behind the code, or else before it.
fn description(text: &Text, code: &Range<usize>) -> String {
    let behind = text.around(code.end, 0, NEAR);
    let lower = behind.to_ascii_lowercase();
    let starts = DESCRIPTIONS
        .iter()
        .filter_map(|name| Some(lower.find(name)? + name.len()));
    let said = starts.min().and_then(|at| value(&behind[at..]));
    let said = said.or_else(|| {
        let before = text.around(code.start, NEAR, 0);
        let lower = before.to_ascii_lowercase();
        let starts = DESCRIPTIONS
            .iter()
            .filter_map(|name| Some(lower.rfind(name)? + name.len()));
        value(&before[starts.max()?..])
    });
    may_be_quoted(said.unwrap_or_default())
}

/// `": "…"`, `=…`, `: …`: the value behind the name of a field.
fn value(rest: &str) -> Option<&str> {
    let gap = rest.find(|c: char| !matches!(c, '"' | '\'' | '\\' | ' ' | ':' | '=' | '>'))?;
    let sign = &rest[..gap];
    if !sign.contains([':', '=']) {
        return None;
    }
    let value = &rest[gap..];
    let quote = sign.chars().next_back().filter(|c| matches!(c, '"' | '\''));
    let end = match quote {
        // A quote inside a word (`client's`) does not close it.
        Some(quote) => value.match_indices(quote).map(|(at, _)| at).find(|at| {
            let next = value[at + 1..].chars().next();
            next.is_none_or(|c| !c.is_alphanumeric())
        }),
        None => value.find(['\n', '}', '&']),
    };
    let value = &value[..end.unwrap_or(value.len())];
    Some(value.trim_end_matches('\\').trim()).filter(|value| !value.is_empty())
}

/// The nearest status with which Okta refuses; 0 if there is none.
pub(super) fn status_near(text: &Text, span: &Range<usize>) -> u16 {
    const WITHIN: usize = 220;
    let around = text.around(span.start, WITHIN, span.len() + WITHIN);
    let middle = span.start.min(WITHIN);
    let numbers = numbers(around).filter(|(_, status)| is_refusal(*status));
    let nearest = numbers.min_by_key(|(at, _)| at.abs_diff(middle));
    nearest.map_or(0, |(_, status)| status)
}

fn is_refusal(status: u16) -> bool {
    matches!(
        status,
        400 | 401 | 403 | 404 | 405 | 423 | 429 | 500 | 502 | 503 | 504
    )
}

/// Numbers of three digits that are not part of a longer one.
fn numbers(text: &str) -> impl Iterator<Item = (usize, u16)> {
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    starts.filter_map(|(at, _)| {
        let number = text.get(at..at + 3)?;
        let alone =
            |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
        let before = text[..at].chars().next_back();
        let after = text[at + 3..].chars();
        let ends = {
            let mut after = after;
            let next = after.next();
            alone(next) || (next == Some('.') && !after.next().is_some_and(|c| c.is_ascii_digit()))
        };
        let stands = alone(before) && ends;
        Some((at, number.parse().ok()?)).filter(|_| stands)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_with_its_words_in_many_wrappings() {
        for text in [
            r#"{"error":"invalid_scope","error_description":"Nope."}"#,
            r#"{\"error\":\"invalid_scope\",\"error_description\":\"Nope.\"}"#,
            r#"{'error': 'invalid_scope', 'error_description': 'Nope.'}"#,
            r#"Bearer error="invalid_scope", error_description="Nope.""#,
            "error: invalid_scope\nerror_description: Nope.",
            r#"{"error_description":"Nope.","error":"invalid_scope""#,
        ] {
            let text = Text::of(text);
            let found = find(&text);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(
                (found[0].code.as_str(), found[0].text.as_str()),
                ("invalid_scope", "Nope.")
            );
        }
    }

    #[test]
    fn a_status_stands_alone() {
        let text = Text::of("took 4010 ms, v1.403.2: HTTP 401. invalid_client");
        let found = find(&text);
        assert_eq!(status_near(&text, &found[0].span), 401);
    }
}
