//! `OKTA_CC_*` lines that a `.env` reader and a shell read the same.

use super::Values;

pub(super) fn write(values: &Values) -> String {
    let scopes = values.scopes.join(" ");
    let base_url = values.connection.base_url.as_ref();
    let lines = [
        ("CLIENT_ID", Some(values.client_id)),
        ("PRIVATE_KEY", Some(values.key)),
        ("KEY_ID", values.key_id),
        ("DOMAIN", Some(values.domain)),
        ("SCOPES", Some(scopes.as_str())),
        ("BASE_URL", base_url.map(url::Url::as_str)),
    ];
    let lines = lines
        .iter()
        .filter_map(|(name, value)| Some(format!("OKTA_CC_{name}={}\n", quoted((*value)?))));
    lines.collect()
}

/// In single quotes nothing is an escape; a value that has one itself goes into double quotes.
fn quoted(value: &str) -> String {
    if !value.contains('\'') {
        return format!("'{value}'");
    }
    let mut quoted = String::from("\"");
    for c in value.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '"' | '\\' | '$' => quoted.extend(['\\', c]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
