//! Placeholders: text of guides that the reader must replace with a value.
//!
//! They are recognised by how guides write them, not by a list of all guides. A name that a company may have
//! (`your-story`) is not one.

/// The nouns that guides put after `your`, one or several.
const NOUNS: &str = "app|client|clientid|company|companyname|domain|name|okta|org|organization|orgname|site|subdomain|tenant|url|here|id";

/// Whole texts that are placeholders, with their separators removed.
const WORDS: &str = "changeme|clientid|fillme|null|oktaclientid|oktadomain|placeholder|replaceme|subdomain|tbd|todo|\
    undefined";

/// Whether a value (a client ID, or the first word of a host) is one that a guide put there: `{clientId}`,
/// `<your domain>`, `${OKTA_DOMAIN}`, `YOUR_CLIENT_ID`, `0oaxxxxxxxx`, `dev-XXXXXX`.
pub(super) fn is_placeholder(value: &str) -> bool {
    is_bracketed(value) || is_variable(value) || is_words(value) || is_crossed_out(value)
}

/// `{…}`, `{{…}}`, `<…>`, `[…]`, `${…}`, `%…%` around a name; not a JSON object or array.
fn is_bracketed(value: &str) -> bool {
    let value = value.strip_prefix('$').unwrap_or(value);
    let pairs = [('{', '}'), ('<', '>'), ('[', ']'), ('%', '%')];
    pairs.into_iter().any(|(open, close)| {
        let inner = value
            .strip_prefix(open)
            .and_then(|value| value.strip_suffix(close));
        inner.is_some_and(|inner| {
            let inner = inner.trim_matches([open, close]).trim();
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '$');
            !inner.is_empty() && inner.len() <= 60 && inner.chars().all(is_name)
        })
    })
}

/// `$OKTA_CLIENT_ID`: a variable that nothing filled in.
fn is_variable(value: &str) -> bool {
    let is_name = |b: u8| b.is_ascii_uppercase() || b == b'_';
    value
        .strip_prefix('$')
        .is_some_and(|name| name.contains('_') && name.bytes().all(is_name))
}

fn is_words(value: &str) -> bool {
    let plain: String = value
        .chars()
        .filter(|c| !matches!(c, '-' | '_' | ' ' | '.'))
        .collect();
    let plain = plain.to_ascii_lowercase();
    if WORDS.split('|').any(|word| word == plain) {
        return true;
    }
    // `yourmechanic` is a company: after `your` there must be a noun of guides and nothing else.
    let after = plain.strip_prefix("your").or_else(|| {
        let inserts = ["insert", "enter", "replacewith", "my"];
        let rest = inserts.iter().find_map(|word| plain.strip_prefix(word))?;
        rest.strip_prefix("your")
    });
    after.is_some_and(is_nouns)
}

/// Whether it is made of nouns alone.
fn is_nouns(rest: &str) -> bool {
    let mut after = NOUNS.split('|').filter_map(|noun| rest.strip_prefix(noun));
    after.any(|rest| rest.is_empty() || is_nouns(rest))
}

/// `0oaxxxxxxxx`, `dev-XXXXXX`, `0oa...`: a prefix of Okta's, and a row of one character that stands for anything.
fn is_crossed_out(value: &str) -> bool {
    let lower = value.to_lowercase();
    let prefixes = ["0oa", "dev-", "trial-", "integrator-", ""];
    prefixes.iter().any(|prefix| {
        let Some(rest) = lower.strip_prefix(prefix) else {
            return false;
        };
        let crosses = rest.chars().next().is_some_and(|first| {
            let stands_for_anything = matches!(first, 'x' | '*' | '.' | '#' | '…');
            stands_for_anything && rest.chars().all(|c| c == first)
        });
        crosses && rest.len() >= if prefix.is_empty() { 4 } else { 3 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guides_stand_in_is_a_placeholder() {
        for text in [
            "{clientId}",
            "{{client_id}}",
            "<client id>",
            "<your-client-id>",
            "${yourOktaDomain}",
            "${OKTA_DOMAIN}",
            "$OKTA_CLIENT_ID",
            "YOUR_CLIENT_ID",
            "your-client-id-here",
            "yourOktaDomain",
            "your-org",
            "your_domain",
            "0oaxxxxxxxx",
            "0oaXXXXXXXXXXXXXXXXX",
            "0oa…",
            "0oa...",
            "dev-xxxxxx",
            "dev-********",
            "xxxx",
            "%CLIENT_ID%",
            "[client id]",
            "changeme",
            "CLIENT_ID",
            "client-id",
            "subdomain",
            "INSERT_YOUR_CLIENT_ID_HERE",
            "undefined",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_value_is_none() {
        for text in [
            "0oa5wyqjk6Wm148fE1d7",
            "dev-12345678",
            "yourmechanic",
            "your-story",
            "acme",
            "xerox",
            "my-client",
            "",
            r#"{"kty":"RSA"}"#,
            "xx",
            "client-id-sync",
            "myorg",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
