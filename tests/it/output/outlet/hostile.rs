//! Texts that break out of one place or another.

/// Values. A NUL can stand in no argument and no variable.
pub(super) const TEXTS: [&str; 3] = [
    "x\n::error::pwned\r\n \t::add-mask::x\n##[error]y##vso[task.setvariable variable=a]z##teamcity[q]\n\
     \u{1b}[31m\u{1b}[2K\u{1b}]8;;http://evil.example\u{7}\u{8}\u{7f}\u{85}\u{9b}1m\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}\u{ad}\
     \u{e0041}\u{1d173}\u{fffe}<script>&\"']]>--><!-- @everyone \
     https://evil.example www.evil.example a@evil.example <https://evil.example> [x](https://evil.example) \
     ![x](http://evil.example) o/r#1 `",
    "::set-output name=a::pwned\u{1b}[31m\u{202e}",
    "a ::b ::error::pwned %0A::error::pwned, title=x::y 0123456789 ::error::01234567890123456789 ::error::0123456789 \
     0123456789 ::error::0123 ::error::x ##[error]pwned ::error::0123456789012345678901234567890123456789 ::error::x",
];

/// Names of files and folders.
pub(super) const NAMES: [&str; 3] = [
    "x\n::error::pwned\r##[y]##vso[z]\u{1b}[31m\u{1b}]8;;x\u{7}\u{7f}\u{85}\u{202e}\u{200b}\u{feff}\u{2028}",
    "::error::pwned\u{1b}[2K",
    "x ::error::pwned <script>]]>&\u{fffe}\"'",
];

/// Texts that somebody pastes with this one in them.
pub(super) fn paste(text: &str) -> [String; 5] {
    let quoted = serde_json::Value::from(text).to_string();
    [
        text.to_owned(),
        format!(
            "HTTP/1.1 401 Unauthorized\nwww-authenticate: DPoP error=\"{text}\"\nx-okta-request-id: {text}\n\n{{\"error\":\"invalid_client\",\"error_description\":{quoted}}}\n"
        ),
        format!("{{\"errorCode\":\"E0000006\",\"errorSummary\":{quoted},\"errorId\":{quoted}}}"),
        format!(
            "POST https://{text}.okta.com/oauth2/v1/token?a={text}\n{{\"error\":{quoted},\"error_description\":{quoted}}}"
        ),
        format!(
            "client_id: {text}\ndomain: {text}\nscopes: {text}\nError: {text} invalid_client: {text}"
        ),
    ]
}
