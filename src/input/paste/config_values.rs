//! Values of a connection in the text beside the error: in YAML, JSON, a variables file, a Python dict, a
//! Terraform block.
//!
//! Lexical and cautious: the name of a variable, a placeholder or a blacked-out text is not a value, and of two values
//! that disagree neither counts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::input::{Found, SourceValues};
use crate::model::connection::{DomainForm, Field, Origin};
use crate::okta::scopes;
use crate::tools::{FieldMap, Lookup, Slot};

/// Names that no tool reads but people use for the values, in normalised form.
const OTHERS: [(&str, Slot); 4] = [
    ("jwkjson", Slot::Key),
    ("oktaurl", Slot::Domain(Some(DomainForm::Url))),
    ("oktahostname", Slot::Domain(Some(DomainForm::Hostname))),
    // Ours as well, and in it whatever the target takes; in a text a host.
    ("domain", Slot::Domain(Some(DomainForm::Hostname))),
];

/// What each name means: of variables and members, of all tools.
static NAMES: LazyLock<HashMap<String, (Field, Option<DomainForm>)>> = LazyLock::new(|| {
    let variables = Lookup::all().flat_map(|lookup| lookup.variables);
    let members = FieldMap::all().flat_map(|object| object.names);
    let known = OTHERS
        .iter()
        .chain(variables.chain(members).copied().flatten());
    let mut names = HashMap::new();
    for (name, slot) in known {
        if let Some(meant) = meant(*slot) {
            names.entry(normalised(name)).or_insert(meant);
        }
    }
    names
});

/// Which value a name means; `None` for values that are not read from pasted texts. The form is that of a domain.
fn meant(slot: Slot) -> Option<(Field, Option<DomainForm>)> {
    match slot {
        Slot::ClientId => Some((Field::ClientId, None)),
        Slot::Key => Some((Field::Key, None)),
        Slot::Scopes => Some((Field::Scopes, None)),
        // The cell is not read.
        Slot::OrgName | Slot::Domain(None) => Some((Field::Domain, Some(DomainForm::Subdomain))),
        Slot::Domain(form) => Some((Field::Domain, form)),
        Slot::KeyFile | Slot::KeyId | Slot::BaseUrl | Slot::Cell | Slot::Mode => None,
    }
}

/// Connectors, SDKs and Terraform write the same names in several ways.
fn normalised(name: &str) -> String {
    name.replace(['_', '-'], "").to_ascii_lowercase()
}

/// Only so much of a text is searched, in bytes: a longer text is a log, which has its values at the beginning, if at
/// all.
const WITHIN: usize = 64 << 10;
/// A key takes 3 KiB with its line ends written out.
const LONGEST: usize = 8 << 10;
/// A list of scopes is shorter, in bytes.
const LIST: usize = 2 << 10;
/// More names than this are no configuration.
const MOST: usize = 200;

/// The values in `text`, which is as it was pasted; `name` is where it came from.
pub(super) fn find(text: &str, name: &str) -> SourceValues {
    let text = &text[..super::normalize::floor(text, WITHIN)];
    let mut seen: Vec<(Field, Option<DomainForm>, Range<usize>, String)> = Vec::new();
    for (field, form, at) in names(text).take(MOST) {
        let Some((place, value)) = value(text, at, field) else {
            continue;
        };
        seen.push((field, form, place, value));
    }
    let mut given = SourceValues::default();
    for field in Field::ALL {
        let mut own = seen.iter().filter(|(of, ..)| *of == field);
        let Some((_, form, place, value)) = own.next() else {
            continue;
        };
        if own.any(|(_, _, _, other)| other != value) {
            continue;
        }
        let found = Found {
            text: value.clone(),
            origin: origin(text, place, value, name),
        };
        match field {
            Field::ClientId => given.client_id = Some(found),
            Field::Key => given.key = Some(found),
            Field::Scopes => given.scopes = Some(found),
            Field::Domain => {
                // A host in the place of a URL is what .NET calls its domain.
                given.domain_form = match form {
                    Some(DomainForm::Url) if !value.contains("://") => Some(DomainForm::Hostname),
                    form => *form,
                };
                given.domain = Some(found);
            }
        }
    }
    given
}

fn origin(text: &str, place: &Range<usize>, value: &str, name: &str) -> Origin {
    let before = &text[..place.start];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Origin::File {
        path: name.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
        verbatim: text.get(place.clone()) == Some(value),
    }
}

/// Each name of a value, and where it ends.
fn names(text: &str) -> impl Iterator<Item = (Field, Option<DomainForm>, usize)> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(of_name)?;
            let rest = &text[start..];
            let end = start + rest.find(|c| !of_name(c)).unwrap_or(rest.len());
            at = end;
            if end - start > 40 {
                continue;
            }
            if let Some((field, form)) = NAMES.get(&normalised(&text[start..end])) {
                return Some((*field, *form, end));
            }
        }
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’')
}

/// What follows a name: `: …`, `= …`, `=> …`, in quotes or bare, or a list. The place is that of the text without its
/// quotes.
fn value(text: &str, end: usize, field: Field) -> Option<(Range<usize>, String)> {
    let rest = &text[end..];
    let named_in_quotes = rest.starts_with(is_quote);
    let gap = rest.trim_start_matches(is_quote).trim_start_matches(' ');
    let sign = gap
        .strip_prefix("=>")
        .or_else(|| gap.strip_prefix([':', '=']))?;
    if sign.starts_with(['=', ':', '/']) {
        return None; // `==`, `::`, `://`
    }
    let body = sign.trim_start_matches(' ');
    let start = text.len() - body.len();
    let body = &body[..super::normalize::floor(body, LONGEST)];
    let (from, length) = match body.chars().next()? {
        '[' | '(' if field == Field::Scopes => return list(body, start),
        '\n' | '\r' if field == Field::Scopes => return items(body, start),
        '{' if field == Field::Key => (0, object(body)?),
        c if is_quote(c) => {
            let open = c.len_utf8();
            let inside = &body[open..];
            // A JWK in single quotes has double quotes in it.
            let close = inside.find(|end| end == c || (!c.is_ascii() && is_quote(end)))?;
            (open, close)
        }
        // In code this is a name, not a value.
        _ if named_in_quotes => return None,
        _ => {
            let stops = |c: char| {
                c.is_whitespace() || is_quote(c) || matches!(c, ',' | ';' | '}' | ')' | '#')
            };
            let length = match field {
                Field::Scopes => body
                    .find(['\n', '\r', '#', '"', '\'', '}', ')'])
                    .unwrap_or(body.len()),
                _ => body.find(stops).unwrap_or(body.len()),
            };
            let value = body[..length].trim_end();
            if !is_plain(value, field) {
                return None;
            }
            (0, value.len())
        }
    };
    let value = &body[from..from + length];
    is_value(value, field).then(|| (start + from..start + from + length, value.to_owned()))
}

/// `["okta.users.read", "okta.groups.read"]`
fn list(body: &str, start: usize) -> Option<(Range<usize>, String)> {
    let body = &body[..super::normalize::floor(body, LIST)];
    let close = body.find([']', ')'])?;
    let words = body[1..close].split([',', ' ', '\n', '\r']);
    let words = words
        .map(|word| word.trim_matches(is_quote))
        .filter(|word| !word.is_empty());
    let value = words.collect::<Vec<_>>().join(" ");
    is_value(&value, Field::Scopes).then_some((start + 1..start + close, value))
}

/// `- okta.users.read`, a line each.
fn items(body: &str, start: usize) -> Option<(Range<usize>, String)> {
    let mut length = 0;
    let mut words = Vec::new();
    for line in body.split_inclusive('\n') {
        match line.trim().strip_prefix("- ") {
            Some(word) => words.push(word.trim().trim_matches(is_quote)),
            None if line.trim().is_empty() && words.is_empty() => {}
            None => break,
        }
        length += line.len();
    }
    let value = words.join(" ");
    is_value(&value, Field::Scopes).then_some((start..start + length, value))
}

/// The length of a JSON object without objects in it.
fn object(body: &str) -> Option<usize> {
    Some(body.find('}')? + 1)
}

/// Whether a bare word is a value, and not the name of a variable.
fn is_plain(value: &str, field: Field) -> bool {
    match field {
        Field::ClientId => {
            value.len() >= 16
                && value.bytes().any(|b| b.is_ascii_digit())
                && !value.contains(['.', '_'])
        }
        Field::Domain => value.contains(".okta") || value.contains("://"),
        Field::Scopes => value.starts_with("okta."),
        Field::Key => false,
    }
}

/// Whether it may be a real value: not blacked out, not a placeholder, not an expression.
fn is_value(value: &str, field: Field) -> bool {
    let lower = value.to_ascii_lowercase();
    let hidden = [
        "***", "xxx", "redact", "your", "example", "...", "…", "some", "var.",
    ];
    if value.is_empty() || hidden.iter().any(|word| lower.contains(word)) {
        return false;
    }
    match field {
        Field::Key => {
            // PEM is what most tools want; whether this one does is not known.
            lower.contains("kty") && value.starts_with('{') && has_numbers(value)
        }
        Field::Scopes => {
            let mut words = value.split([' ', ',']).filter(|word| !word.is_empty());
            let like = |word: &str| word.starts_with("okta") || scopes::meaning(word).is_some();
            words.all(|word| word.len() < 80 && like(word))
        }
        Field::ClientId => {
            value.len() < 100
                && value.bytes().all(|b| b.is_ascii_graphic())
                && !value.contains(['<', '{', '$', '*', '(', '/'])
        }
        Field::Domain => {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:/".contains(&b);
            value.len() < 200 && value.bytes().all(plain)
        }
    }
}

/// A modulus that was not shortened.
fn has_numbers(jwk: &str) -> bool {
    let json: Option<serde_json::Value> = serde_json::from_str(jwk).ok();
    let length = |name: &str| json.as_ref()?.get(name)?.as_str().map(str::len);
    length("n").is_some_and(|length| length > 160) && length("d").is_none_or(|length| length > 160)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> [Option<String>; 3] {
        let given = find(text, "text");
        [given.client_id, given.domain, given.scopes].map(|found| found.map(|found| found.text))
    }

    #[test]
    fn values_are_found_in_the_files_of_many_tools() {
        let expected = [
            "0oa5wyqjk6Wm148fE1d7",
            "https://acme-admin.okta.com",
            "okta.users.read okta.groups.read",
        ];
        for text in [
            "okta:\n  client:\n    orgUrl: https://acme-admin.okta.com\n    clientId: 0oa5wyqjk6Wm148fE1d7\n    scopes:\n      - okta.users.read\n      - okta.groups.read\n",
            "OKTA_CLIENT_ORGURL=https://acme-admin.okta.com\nexport OKTA_CLIENT_CLIENTID=\"0oa5wyqjk6Wm148fE1d7\"\nOKTA_CLIENT_SCOPES=okta.users.read okta.groups.read\n",
            "config = {\n  'orgUrl': 'https://acme-admin.okta.com',\n  'clientId': '0oa5wyqjk6Wm148fE1d7',\n  'scopes': ['okta.users.read', 'okta.groups.read'],\n}",
            "{\"orgUrl\":\"https://acme-admin.okta.com\",\"clientId\":\"0oa5wyqjk6Wm148fE1d7\",\"scopes\":[\"okta.users.read\",\"okta.groups.read\"]}",
            "client_id = \"0oa5wyqjk6Wm148fE1d7\"\nokta_org_url = “https://acme-admin.okta.com”\nscopes = [\"okta.users.read\", \"okta.groups.read\"]",
        ] {
            assert_eq!(
                found(text),
                expected.map(|value| Some(value.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn names_of_variables_and_place_holders_are_no_values() {
        for text in [
            "clientId: clientId, scopes: scopes, orgUrl: process.env.OKTA_URL",
            "okta.WithOrgUrl(tenantOktaDomain), scopes == other",
            "\"clientId\": okta_oauth_client_id, 'orgUrl': f'https://{okta_domain}'",
            "client_id = var.client_id\norg_name = \"your-org\"\nscopes = [\"<SCOPE>\"]",
            "clientId: '{{clientid}}', domain: [REDACTED]",
            "The domain: it does not answer. scopes: none",
        ] {
            assert_eq!(found(text), [None, None, None], "{text}");
        }
    }

    #[test]
    fn a_value_is_shown_where_it_stands() {
        let given = find("error\n  orgUrl: 'https://acme-admin.okta.com'", "log");
        let origin = given.domain.map(|found| found.origin);
        let expected = Origin::File {
            path: "log".into(),
            line: 2,
            column: 12,
            verbatim: true,
        };
        assert_eq!(origin, Some(expected));
    }
}
