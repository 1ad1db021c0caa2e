//! Values behind the name of a secret, in the spelling of JSON, YAML, a header, the environment, a query, a form or XML.

use std::ops::Range;

const PASSPHRASE: &str = "a passphrase";

/// Names of values that are secret, in small letters without what stands between their words, and what they are.
const NAMES: [(&str, &str); 27] = [
    ("clientassertion", "a client assertion"),
    ("clientsecret", "a client secret"),
    ("consumersecret", "a client secret"),
    ("secretkey", "a client secret"),
    ("sharedsecret", "a client secret"),
    ("accesstoken", "an access token"),
    ("refreshtoken", "a refresh token"),
    ("idtoken", "an ID token"),
    ("apitoken", "an API token"),
    ("clienttoken", "an API token"),
    ("apikey", "an API token"),
    ("privatekey", "a private key"),
    ("privatekeypem", "a private key"),
    ("password", "a password"),
    ("passwd", "a password"),
    ("pwd", "a password"),
    ("passphrase", PASSPHRASE),
    ("setcookie", "a session cookie"),
    ("cookie", "a session cookie"),
    ("sessiontoken", "a session token"),
    ("sessionid", "a session token"),
    ("devicesecret", "a token"),
    ("devicetoken", "a token"),
    ("statetoken", "a token"),
    ("codeverifier", "a token"),
    ("proxyauthorization", "a password"),
    ("secret", "a client secret"),
];

/// What ends like one of them and is none: `invalid_token` holds `id_token`.
const OTHERS: [&str; 3] = ["invalidtoken", "validtoken", "kubernetesiosecret"];

/// `PWD=/home/me`
const FOLDERS: [&str; 2] = ["pwd", "oldpwd"];

/// A name is never longer.
const LONGEST_NAME: usize = 64;
/// A value in quotes that goes over several lines is never longer. In bytes.
const LONGEST: usize = 16 << 10;

/// The values in a text that have the name of a secret, and what each is.
pub(super) fn values(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let mut at = 0;
    while at < bytes.len() {
        if !of_name(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && of_name(bytes[at]) {
            at += 1;
        }
        let Some(kind) = kind(&text[start..at]) else {
            continue;
        };
        if let Some(value) = value_after(text, start, at, kind) {
            at = value.end;
            found.push((value, kind));
        }
    }
    found
}

fn kind(name: &str) -> Option<&'static str> {
    let end = &name[name.len().saturating_sub(LONGEST_NAME)..];
    let plain: String = end.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    if OTHERS.iter().any(|other| plain.ends_with(other)) || FOLDERS.contains(&&*plain) {
        return None;
    }
    let mut names = NAMES.iter();
    names
        .find(|(known, _)| plain.ends_with(known))
        .map(|(_, kind)| *kind)
}

/// The value behind a name that ends at `at`.
pub(super) fn value_after(text: &str, start: usize, at: usize, kind: &str) -> Option<Range<usize>> {
    let rest = &text[at..];
    let is_gap = |c: char| matches!(c, '"' | '\'' | '\\' | ' ' | '\t' | ':' | '=' | '>' | '`');
    let mut gap = rest.find(|c| !is_gap(c))?;
    let is_element = text[..start].ends_with('<') && rest.starts_with('>');
    let mut marked = rest[..gap].contains([':', '=']) || is_element;
    // `"name": "client_secret", "value": "…"`, `key="ClientSecret" value="…"`, and a line for each in YAML.
    if let Some(named) = behind_value(&rest[gap..]).filter(|_| !rest[..gap].contains([':', '='])) {
        gap += named;
        marked = true;
    }
    // `arn:aws:secretsmanager:us-east-1:123456789012:secret:okta`
    let is_inside = &rest[..gap] == ":" && text[..start].ends_with(':');
    if gap == 0 || gap > 48 || !marked || is_inside {
        return None;
    }
    let opened = &rest[..gap];
    let value = &rest[gap..];
    let from = at + gap;
    if let Some(quote) = opened
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\'' | '`'))
    {
        return quoted(text, from, quote);
    }
    let is_folded = opened.trim_end().ends_with('>') && value.starts_with(['-', '+']);
    if value.starts_with(['\n', '\r', '|']) || is_folded {
        return below(text, from);
    }
    // Both have blanks in them.
    let whole_line = kind == "a session cookie" || kind == PASSPHRASE;
    let ends = |c: char| match c {
        '\n' => true,
        '<' => is_element,
        ' ' | '&' | ',' | '}' | '"' | '\'' => !whole_line,
        _ => false,
    };
    let end = value.find(ends).unwrap_or(value.len());
    // `Authorization: Bearer …`: the scheme may stay, what follows was taken out before.
    (end > 0).then_some(from..from + end)
}

/// Up to where a value begins that has `value` for its name, behind the name of a secret that is a value itself.
fn behind_value(rest: &str) -> Option<usize> {
    let is_glue = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '\\' | '-');
    let glue = rest.find(|c| !is_glue(c)).filter(|glue| *glue <= 32)?;
    let name = rest
        .get(glue..glue + 5)
        .filter(|name| name.eq_ignore_ascii_case("value"))?;
    let after = &rest[glue + name.len()..];
    let gap = after.find(|c: char| !matches!(c, '"' | '\'' | '\\' | ' ' | ':' | '='))?;
    after[..gap]
        .contains([':', '='])
        .then_some(glue + name.len() + gap)
}

/// Up to the same quote, with as many backslashes before it.
fn quoted(text: &str, from: usize, quote: char) -> Option<Range<usize>> {
    let slashes = |at: usize| {
        text[..at]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count()
    };
    let depth = slashes(from - 1);
    let mut most = text.len().min(from + LONGEST);
    while !text.is_char_boundary(most) {
        most -= 1;
    }
    let value = &text[from..most];
    let line = value.find('\n').unwrap_or(value.len());
    let closes = |(at, _): &(usize, &str)| slashes(from + at) <= depth;
    let close = value.match_indices(quote).find(closes).map(|(at, _)| at);
    let end = match close {
        Some(close) if close <= line || is_wrapped(&value[line..close]) => close,
        _ => line,
    };
    (end > 0).then_some(from..from + end)
}

/// Whether each line is one word, as the lines of a key are; a sentence is none.
fn is_wrapped(lines: &str) -> bool {
    lines
        .lines()
        .all(|line| !line.trim().contains(char::is_whitespace) || line.contains("-----"))
}

/// The value on the next line or lines: of a block in YAML, or where a terminal or a mail has wrapped it.
fn below(text: &str, from: usize) -> Option<Range<usize>> {
    let line = from
        + text.as_bytes()[from..]
            .iter()
            .take(4)
            .position(|b| *b == b'\n')?;
    // What tells YAML that a block follows; its `>` stands before.
    let head = text[from..line].trim();
    if !matches!(head, "" | "|" | "|-" | "|+" | "-" | "+") {
        return None;
    }
    let mut end = line;
    let mut start = None;
    for next in text[line + 1..]
        .split_inclusive('\n')
        .take(if head.is_empty() { 1 } else { 128 })
    {
        let word = next.trim().trim_matches(['"', '\'', ',', '`']);
        let is_one =
            !word.is_empty() && !word.contains(char::is_whitespace) || word.contains("-----");
        let begins = word.contains([':', '{', '<', '[']) || word.starts_with("- ");
        let is_term = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && head.is_empty();
        let is_code = word.len() == 8 && word.starts_with("E0");
        if !is_one || begins || is_term || is_code {
            break;
        }
        start = start.or(Some(end + 1 + (next.len() - next.trim_start().len())));
        end += next.len();
    }
    let start = start?;
    let end = (end + 1).min(text.len());
    let end = start + text[start..end].trim_end().len();
    (end > start).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::model::redact::pasted::take_out;

    /// No chance is in it: only its name tells that it is secret.
    const SECRET: &str = "open-sesame-abracadabra";

    #[test]
    fn a_named_secret_is_taken_out_whole_in_every_spelling() {
        for text in [
            "client_secret={}",
            "client_secret={}&scope=x",
            "{\"client_secret\":\"{}\"}",
            "{\\\"clientSecret\\\": \\\"{}\\\"}",
            "clientSecret: {}",
            "client-secret: '{}'",
            "okta.client.secret = {}",
            "OKTA_CLIENT_SECRET={}",
            "export OKTA_API_TOKEN=\"{}\"",
            "client_secret:\n  {}\nscopes: x",
            "client_secret: |\n  {}\nscopes: x",
            "client_secret: >-\n  {}\n  {}\nscopes: x",
            "client_secret: \"{}\n{}\"",
            "<client_secret>{}</client_secret>",
            "<add key=\"ClientSecret\" value=\"{}\" />",
            "- name: OKTA_CLIENT_SECRET\n  value: {}",
            "{\"name\": \"client_secret\", \"value\": \"{}\"}",
            ":password => \"{}\"",
            "password => {}",
            "passphrase: it's {}\n",
            "X-Api-Key: {}",
            "Proxy-Authorization: {}",
            "Cookie: a={}; b={}",
            "javax.net.ssl.keyStorePassword={}",
            "passphrase = `{}`",
        ] {
            let text = text.replace("{}", SECRET);
            let (out, kinds) = take_out(&text);
            assert_eq!(out.len(), text.len());
            assert!(!out.contains("sesame"), "{text}\n{out}");
            assert_eq!(kinds.len(), 1, "{text}: {kinds:?}");
        }
    }

    #[test]
    fn what_has_no_value_keeps_its_words() {
        for text in [
            "client_secret is required",
            "The password: \ninvalid_client\n",
            "password:\nE0000004 Authentication failed\n",
            "token_endpoint_auth_method: client_secret_basic",
            "PWD=/home/me",
            "error=\"invalid_token\", error_description=\"x\"",
            "secret.yaml: no such file",
        ] {
            assert_eq!(take_out(text), (text.to_owned(), vec![]));
        }
    }

    /// Each would take minutes if a part of the text were looked at again for each name in it.
    #[test]
    fn a_name_many_times_takes_no_longer_than_other_text() {
        for name in [
            "cookie: ",
            "password='",
            "\"d\":\"",
            "private key-----",
            "secret:\n",
            "u:p@",
            "bearer ",
            "password|:|",
        ] {
            let text = name.repeat(100_000);
            assert_eq!(take_out(&text).0.len(), text.len());
        }
    }
}
