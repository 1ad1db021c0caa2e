//! One request to the sandbox and its answer, without a socket, so that tests need none.

use url::form_urlencoded;

/// A request as it came in. It holds credentials: no `Debug`.
#[derive(Clone)]
pub struct OrgRequest {
    pub method: String,
    /// Without query.
    pub path: String,
    pub query: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl OrgRequest {
    /// All values of that header, which is given in lower case.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = move |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers
            .iter()
            .filter(named)
            .map(|(_, value)| value.as_str())
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// The org's own URL as this caller sees it. Okta wants `aud` and `htu` to be the URL that was called.
    pub fn origin(&self) -> String {
        // Behind a proxy that terminates TLS the client called it with https.
        let scheme = match self.header("x-forwarded-proto") {
            Some("https") => "https",
            _ => "http",
        };
        format!("{scheme}://{}", self.header("host").unwrap_or("127.0.0.1"))
    }

    /// The URL that was called, without query: what `aud` and `htu` must be.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.path)
    }

    /// The parameters of a form body, or none when the body is no form.
    pub fn form(&self) -> Vec<(String, String)> {
        let kind = self.header("content-type").unwrap_or("");
        let is_form = kind.to_ascii_lowercase().starts_with(FORM);
        let body: &[u8] = if is_form { &self.body } else { b"" };
        form_urlencoded::parse(body).into_owned().collect()
    }

    pub fn query_value(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query.as_bytes());
        let found = pairs.find(|(key, _)| key == name)?;
        Some(found.1.into_owned())
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// What the sandbox answers. It may hold a token: no `Debug`.
#[derive(Clone)]
pub struct OrgAnswer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl OrgAnswer {
    fn new(status: u16, body: Vec<u8>) -> Self {
        let headers = Vec::new();
        Self {
            status,
            headers,
            body,
        }
    }

    pub fn empty(status: u16) -> Self {
        Self::new(status, Vec::new())
    }

    /// With a body that says it is JSON, and may be none.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, body.into()).with("content-type", "application/json")
    }

    pub fn html(status: u16, body: &str) -> Self {
        Self::new(status, body.into()).with("content-type", "text/html; charset=utf-8")
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}
