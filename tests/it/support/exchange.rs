//! Requests to the sandbox, and what its answers hold.

use okta_cc::sandbox::{OrgAnswer, OrgRequest};
use serde_json::Value;
use url::form_urlencoded;

pub(crate) trait Asked {
    /// A request without body.
    fn get(host: &str, target: &str) -> Self;

    /// A form, as a token request is one.
    fn post(host: &str, path: &str, form: &[(&str, &str)]) -> Self;

    fn with(self, name: &str, value: &str) -> Self;
}

impl Asked for OrgRequest {
    fn get(host: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            method: "GET".to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: vec![("host".to_owned(), host.to_owned())],
            body: Vec::new(),
        }
    }

    fn post(host: &str, path: &str, form: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        let mut request = Self::get(host, path).with("content-type", kind);
        "POST".clone_into(&mut request.method);
        request.body = body.into_bytes();
        request
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

pub(crate) trait Answered {
    fn header(&self, name: &str) -> Option<&str>;

    /// The body as JSON; null when it is none.
    fn body_json(&self) -> Value;
}

impl Answered for OrgAnswer {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn body_json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}
