//! The shapes of Okta's answers, read leniently.

use serde_json::Value;

use super::errors::{self, Cause};
use crate::conversation::Reply;

/// What `/.well-known/okta-organization` says of an org.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// `00o…`
    pub id: String,
    /// `idx` (Identity Engine) or `v1` (Classic Engine).
    pub pipeline: String,
}

impl Organization {
    pub fn read(reply: &Reply) -> Option<Self> {
        let json = reply.json().filter(|_| reply.status == 200)?;
        let text = |name: &str| json.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            id: text("id").filter(|id| id.starts_with("00o"))?,
            pipeline: text("pipeline").unwrap_or_default(),
        })
    }
}

/// An issued token (RFC 6749 section 5.1), without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// `Bearer` or `DPoP`.
    pub token_type: String,
    /// What Okta granted. It drops a requested scope in silence when at least one other is granted.
    pub scopes: Vec<String>,
    /// Lifetime in seconds.
    pub expires_in: Option<u64>,
}

impl Grant {
    pub fn read(reply: &Reply) -> Option<Self> {
        let json = reply.json().filter(|_| reply.status == 200)?;
        json.get("access_token")?.as_str()?;
        let scopes = json.get("scope").and_then(Value::as_str).unwrap_or("");
        Some(Self {
            token_type: json.get("token_type")?.as_str()?.to_owned(),
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            expires_in: json.get("expires_in").and_then(Value::as_u64),
        })
    }
}

/// A refusal in any of the shapes in which Okta words one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    /// `error` of the token endpoint and of `WWW-Authenticate`, `errorCode` of the management API.
    pub code: String,
    /// `error_description` or `errorSummary`, as Okta worded it.
    pub text: String,
    /// What it means, where we know the wording.
    pub cause: Option<Cause>,
}

impl Refusal {
    /// `None` when the reply is no refusal that Okta words (a success, a proxy's page, an empty body).
    pub fn read(reply: &Reply) -> Option<Self> {
        if reply.status < 400 {
            return None;
        }
        let (code, text) = Self::from_body(reply).or_else(|| Self::from_header(reply))?;
        Some(Self {
            status: reply.status,
            cause: errors::cause(reply.status, &code, &text),
            code,
            text,
        })
    }

    /// Okta's own words, for the evidence.
    pub fn quoted(&self) -> String {
        format!("Okta said: {} {} \"{}\"", self.status, self.code, self.text)
    }

    fn from_body(reply: &Reply) -> Option<(String, String)> {
        let json = reply.json()?;
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let code = text("error").or_else(|| text("errorCode"))?;
        let said = text("error_description").or_else(|| text("errorSummary"));
        Some((code, said.unwrap_or_default()))
    }

    /// API refusals of the token itself have an empty body and their reason in `WWW-Authenticate` (RFC 6750 section 3).
    fn from_header(reply: &Reply) -> Option<(String, String)> {
        let challenge = reply.header("www-authenticate")?;
        let parameter = |name: &str| {
            let (_, rest) = challenge.split_once(&format!("{name}=\""))?;
            rest.split('"').next().map(str::to_owned)
        };
        // "error" is also the start of "error_description": the `="` after the name keeps them apart.
        let text = parameter("error_description").unwrap_or_default();
        Some((parameter("error")?, text))
    }
}
