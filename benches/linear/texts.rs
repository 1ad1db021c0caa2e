//! The texts that a user can hand to a command: what stands before, what is repeated, what stands behind.

/// A row each: the command, the name of the file, the name of the kind, and the three parts. `#` in the middle one is
/// another number each time; a nested text has an opening and an end in the place of the middle. (`cargo fmt` leaves the
/// table alone.)
macro_rules! texts {
    ($($command:ident $file:literal $name:literal $head:literal $middle:literal $($close:literal)? ; $tail:literal)*) => {
        pub(crate) const TEXTS: &[Text] = &[$(Text {
            command: Command::$command,
            file: $file,
            name: $name,
            head: $head,
            middle: $middle,
            close: texts!(@ $($close)?),
            tail: $tail,
        }),*];
    };
    (@) => { None };
    (@ $close:literal) => { Some($close) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Lint,
    Triage,
    Fix,
    /// `lint` of a bad connection, with these settings of the team.
    Settings,
}

#[derive(Clone, Copy)]
pub(crate) struct Text {
    pub(crate) command: Command,
    pub(crate) file: &'static str,
    pub(crate) name: &'static str,
    head: &'static str,
    middle: &'static str,
    close: Option<&'static str>,
    tail: &'static str,
}

impl Text {
    /// About `size` bytes of it.
    pub(crate) fn of(&self, size: usize) -> String {
        let Self {
            head, middle, tail, ..
        } = self;
        let inside = match self.close {
            None => repeated(middle, size),
            Some(close) => {
                let depth = size / (middle.len() + close.len());
                middle.repeat(depth) + &close.repeat(depth)
            }
        };
        format!("{head}{inside}{tail}")
    }
}

/// About `size` bytes of a piece, over and over. `#` in it becomes a number that is another one each time.
pub(crate) fn repeated(piece: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + piece.len());
    let mut at = 0;
    while text.len() < size {
        text.push_str(&piece.replace('#', &at.to_string()));
        at += 1;
    }
    text
}

texts! {
    Triage "p.txt" "pasted: cookie" "" "cookie: "; ""
    Triage "p.txt" "pasted: set-cookie" "" "set-cookie: a=b; "; ""
    Triage "p.txt" "pasted: authorization" "" "authorization: Bearer "; ""
    Triage "p.txt" "pasted: password" "" "password="; ""
    Triage "p.txt" "pasted: {" "" "{"; ""
    Triage "p.txt" "pasted: }" "" "}"; ""
    Triage "p.txt" "pasted: lists of objects" "" "[{\""; ""
    Triage "p.txt" "pasted: nested JSON" "" "{\"a\":" "}"; ""
    Triage "p.txt" "pasted: quotes" "" "\""; ""
    Triage "p.txt" "pasted: backslashes" "" "\\"; ""
    Triage "p.txt" "pasted: apostrophes" "" "'"; ""
    Triage "p.txt" "pasted: eyJ" "" "eyJ"; ""
    Triage "p.txt" "pasted: eyJ and dots" "" "eyJ."; ""
    Triage "p.txt" "pasted: https" "" "https://"; ""
    Triage "p.txt" "pasted: URLs with a login" "" "https://a:b@"; ""
    Triage "p.txt" "pasted: hosts" "" "https://x#.okta.com/ "; ""
    Triage "p.txt" "pasted: beginnings of PEM" "" "-----BEGIN PRIVATE KEY-----"; ""
    Triage "p.txt" "pasted: answers" "" "HTTP/1.1 400\n"; ""
    Triage "p.txt" "pasted: answers of Okta" "" "HTTP/1.1 401 x\n\n{\"error\":\"invalid_client\"}\n"; ""
    Triage "p.txt" "pasted: requests" "" "GET /api/v1/users HTTP/1.1\n"; ""
    Triage "p.txt" "pasted: beginnings of errors" "" "{\"error\":\"invalid_client\","; ""
    Triage "p.txt" "pasted: E0000006" "" "E0000006 "; ""
    Triage "p.txt" "pasted: client IDs" "" "0oa5wyqjk6Wm148fE#d7 "; ""
    Triage "p.txt" "pasted: escapes" "" "\u{1b}["; ""
    Triage "p.txt" "pasted: HTML entities" "" "&quot;"; ""
    Triage "p.txt" "pasted: percent signs" "" "%22"; ""
    Triage "p.txt" "pasted: lines" "" "a\n"; ""
    Triage "p.txt" "pasted: blanks" "" " "; ""
    Triage "p.txt" "pasted: letters" "" "a"; ""
    Triage "p.txt" "pasted: chance" "" "Ab3#xY9"; ""
    Triage "p.txt" "pasted: base64" "" "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"; ""
    Triage "p.txt" "pasted: umlauts" "" "ä"; ""
    Triage "p.txt" "pasted: network errors" "" "ECONNREFUSED "; ""
    Triage "p.txt" "pasted: scopes" "" "scope=okta.users.read "; ""
    Triage "p.txt" "pasted: curl" "" "curl -H 'Authorization: Bearer x' -d a=b https://a \\\n"; ""
    Triage "p.txt" "pasted: lists of scopes" "" "The following scopes: ["; ""
    Triage "p.txt" "pasted: variables" "" "OKTA_CLIENT_CLIENTID=0oa#\n"; ""
    Triage "p.har" "pasted: entries of a HAR" "{\"log\":{\"entries\":[" "{\"request\":{\"url\":\"https://a.okta.com/oauth2/v1/token\",\"method\":\"POST\"},\"response\":{\"status\":400}},"; "{}]}}"
    Lint "main.tf" ".tf: a list of scopes" "provider \"okta\" {\n org_name = \"acme\"\n client_id = \"0oa5wyqjk6Wm148fE1d7\"\n scopes = [" "\"okta.s#.read\", "; "]\n}\n"
    Lint "main.tf" ".tf: blocks" "" "provider \"okta\" {\n org_name = \"acme#\"\n}\n"; ""
    Lint "main.tf" ".tf: duplicate names" "provider \"okta\" {\n" " org_name = \"acme\"\n"; "}\n"
    Lint "main.tf" ".tf: nested lists" "provider \"okta\" {\n scopes = " "[" "]"; "\n}\n"
    Lint "main.tf" ".tf: nested blocks" "" "a {\n" "}\n"; ""
    Lint "a.tfvars" ".tfvars: names" "okta_client_id = \"0oa5wyqjk6Wm148fE1d7\"\n" "a# = \"b\"\n"; ""
    Lint "a.json" "JSON: duplicate names" "{" "\"client_id\": \"0oa5wyqjk6Wm148fE1d7\", "; "\"domain\": \"acme\"}"
    Lint "a.json" "JSON: names" "{" "\"a#\": 1, "; "\"client_id\": \"0oa\", \"domain\": \"acme\"}"
    Lint "a.json" "JSON: nested lists" "{\"domain\": \"acme\", \"client_id\": " "[" "]"; "}"
    Lint "a.json" "JSON: nested objects" "{\"domain\": \"acme\", \"client_id\": " "{\"a\":" "}"; "}"
    Lint "a.json" "JSON: a list of connections" "[" "{\"client_id\": \"0oa\", \"domain\": \"acme\"},"; "{}]"
    Lint "a.json" "JSON: scopes" "{\"client_id\": \"0oa\", \"domain\": \"acme\", \"scopes\": [" "\"okta.s#.read\", "; "\"a\"]}"
    Lint "a.yaml" "YAML: duplicate names" "domain: acme\n" "client_id: 0oa5wyqjk6Wm148fE1d7\n"; ""
    Lint "a.yaml" "YAML: names" "domain: acme\nclient_id: 0oa\n" "a#: b\n"; ""
    Lint "a.yaml" "YAML: nested lists" "domain: acme\nclient_id: " "[" "]"; "\n"
    Lint "a.yaml" "YAML: nested objects" "domain: acme\nclient_id: " "{a: " "}"; "\n"
    Lint "a.yaml" "YAML: anchors" "domain: acme\nclient_id: &a 0oa\n" "a#: *a\n"; ""
    Lint "a.yaml" "YAML: documents" "" "---\ndomain: acme\nclient_id: 0oa\n"; ""
    Lint "a.yaml" "YAML: dashes" "client_id: 0oa\nscopes:\n  " "- "; "a\n"
    Lint "a.env" ".env: duplicate names" "" "OKTA_CC_CLIENT_ID=0oa5wyqjk6Wm148fE1d7\n"; ""
    Lint "a.env" ".env: names" "OKTA_CC_DOMAIN=acme\n" "A#=b\n"; ""
    Lint "a.env" ".env: open quotes" "OKTA_CC_DOMAIN=acme\n" "OKTA_CC_CLIENT_ID=\"a\n"; ""
    Lint "a.env" ".env: references" "OKTA_CC_DOMAIN=acme\nOKTA_CC_CLIENT_ID=" "${A#}"; "\n"
    Lint "a.env" "a long client ID" "OKTA_CC_DOMAIN=acme\nOKTA_CC_CLIENT_ID=" "0oa#"; "\n"
    Lint "a.env" "a long domain" "OKTA_CC_CLIENT_ID=0oa\nOKTA_CC_DOMAIN=" "acme."; "okta.com\n"
    Lint "a.env" "a domain of percent signs" "OKTA_CC_CLIENT_ID=0oa\nOKTA_CC_DOMAIN=https://" "%2e"; "\n"
    Lint "a.env" "scopes" "OKTA_CC_DOMAIN=acme\nOKTA_CC_SCOPES=" "okta.s#.read "; "\n"
    Lint "a.env" "scopes: the same" "OKTA_CC_DOMAIN=acme\nOKTA_CC_SCOPES=" "okta.users.read "; "\n"
    Lint "a.env" "scopes: separators" "OKTA_CC_DOMAIN=acme\nOKTA_CC_SCOPES=" "%20,"; "a\n"
    Settings "okta-cc.toml" "ignores" "" "[[ignore]]\nrule = \"client_id\"\nreason = \"r#\"\nuntil = 2099-01-01\n"; ""
    Settings "okta-cc.toml" "ignores that have ended" "" "[[ignore]]\nrule = \"client_id\"\nreason = \"r#\"\nuntil = 2020-01-01\n"; ""
    Settings "okta-cc.toml" "ignores of clients" "" "[[ignore]]\nrule = \"client_id\"\nclient_id = \"0oa#\"\nreason = \"r\"\nuntil = 2099-01-01\n"; ""
    Settings "okta-cc.toml" "a list of ignored rules" "skip = [" "\"key_json_bom\", "; "]\n"
    Lint "key.json" "JWKS: public keys" "{\"keys\":[" "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"a#\"},"; "{\"kty\":\"RSA\"}]}"
    Lint "key.json" "key: duplicate members" "{\"kty\":\"RSA\"," "\"kid\":\"a\","; "\"e\":\"AQAB\"}"
    Lint "key.json" "key: members" "{\"kty\":\"RSA\"," "\"a#\":\"a\","; "\"e\":\"AQAB\"}"
    Lint "key.json" "key: a long number" "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" "Ab3_"; "\"}"
    Lint "key.json" "key: nested lists" "{\"kty\":\"RSA\",\"x5c\":" "[" "]"; "}"
    Lint "key.json" "key: nested objects" "{\"kty\":\"RSA\",\"x\":" "{\"a\":" "}"; "}"
    Lint "key.json" "key: quotes" "{\"kty\":\"RSA\"" "\""; "}"
    Lint "key.json" "key: single quotes" "{" "'a#':'b',"; "'kty':'RSA'}"
    Lint "key.json" "key: no quotes" "{" "a#:b,"; "kty:RSA}"
    Lint "key.json" "key: commas" "{\"kty\":\"RSA\"" ","; "}"
    Lint "key.json" "key: missing commas" "{\"kty\":\"RSA\"" "\"a#\":1 "; "}"
    Lint "key.json" "key: comments" "{\"kty\":\"RSA\"" "/*a*/"; "}"
    Lint "key.json" "key: backslashes" "{\\\"kty\\\":\\\"" "\\\\"; "\\\"}"
    Lint "key.json" "key: entities" "{&quot;kty&quot;:&quot;" "&amp;"; "&quot;}"
    Lint "key.json" "key: percent signs" "%7B%22kty%22%3A%22" "%25"; "%22%7D"
    Lint "key.json" "key: blanks" "{\"kty\":" " "; "\"RSA\"}"
    Lint "key.json" "key: invisible characters" "{\"kty\":" "\u{200b}"; "\"RSA\"}"
    Lint "key.json" "key: base64" "" "YWFh"; "YQ=="
    Lint "key.json" "key: JSON of Python" "{" "'a#': None, "; "'kty': 'RSA'}"
    Lint "key.pem" "PEM: lines" "-----BEGIN PRIVATE KEY-----\n" "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"; "-----END PRIVATE KEY-----\n"
    Lint "key.pem" "PEM: short lines" "-----BEGIN PRIVATE KEY-----\n" "A\n"; "-----END PRIVATE KEY-----\n"
    Lint "key.pem" "PEM: blocks" "" "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"; ""
    Lint "key.pem" "PEM: beginnings" "" "-----BEGIN PRIVATE KEY-----\n"; ""
    Lint "key.pem" "PEM: headers" "-----BEGIN RSA PRIVATE KEY-----\n" "A#: b\n"; "\nMIIB\n-----END RSA PRIVATE KEY-----\n"
    Lint "key.pem" "PEM: dashes" "-----BEGIN PRIVATE KEY" "-"; "\n"
    Fix "key.json" "fix: quotes" "{\"kty\":\"RSA\"" "\""; "}"
    Fix "key.json" "fix: commas" "{\"kty\":\"RSA\"" ","; "}"
    Fix "key.json" "fix: comments" "{\"kty\":\"RSA\"" "/*a*/"; "}"
    Fix "key.json" "fix: duplicate members" "{\"kty\":\"RSA\"," "\"kid\":\"a\","; "\"e\":\"AQAB\"}"
    Lint "a.jsonl" "JSON Lines: connections" "" "{\"client_id\":\"0oa#\",\"domain\":\"acme#\"}\n"; ""
    Lint "a.jsonl" "JSON Lines: no JSON" "" "{#\n"; ""
    Lint "a.jsonl" "JSON Lines: blank lines" "" "\n"; "{\"client_id\":\"0oa\"}\n"
}
