//! A request and a reply of HTTP, as far as they may be kept.

use serde::{Deserialize, Deserializer, Serialize};

use super::jwt::Jwt;
use crate::model::redact::without_tokens;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Request {
    #[serde(deserialize_with = "get_or_post")]
    pub method: Method,
    /// Empty where a pasted text does not tell it.
    pub url: String,
    /// The scopes of a token request, where they are known.
    pub scopes: Vec<String>,
    /// Header and claims of the client assertion, where one was sent.
    pub assertion: Option<Jwt>,
    /// Header and claims of the DPoP proof (RFC 9449), where one was sent.
    pub proof: Option<Jwt>,
}

/// `GET`
pub type Method = &'static str;

/// Our own runs have no others.
fn get_or_post<'de, D: Deserializer<'de>>(from: D) -> Result<Method, D::Error> {
    let method = String::deserialize(from)?;
    Ok(if method == "POST" { "POST" } else { "GET" })
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// 0 where a pasted text does not tell it.
    pub status: u16,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
    /// At most [`Reply::BODY_LIMIT`] bytes, every token in it replaced by `*`.
    pub body: String,
    /// Header and claims of the access token, where one was issued as a JWT.
    pub access_token: Option<Jwt>,
}

impl Reply {
    /// Okta's longest answer to what we ask is a few KiB; more than this is no answer of Okta's. In bytes.
    pub const BODY_LIMIT: usize = 1 << 20;

    /// Keeps what may be kept of a reply, and reads the claims of an issued token. `received` is its body as it came.
    pub fn kept(status: u16, headers: Vec<(String, String)>, received: &str) -> Self {
        let (body, token) = without_tokens(received);
        Self {
            status,
            // Cookies are credentials of a kind, and say nothing.
            headers: headers
                .into_iter()
                .filter(|(name, _)| name != "set-cookie")
                .collect(),
            body,
            access_token: token.as_deref().and_then(Jwt::read),
        }
    }

    /// The first header of that name, which is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The server's `Date`, in seconds since the Unix epoch.
    pub fn date(&self) -> Option<f64> {
        let date = httpdate::parse_http_date(self.header("date")?).ok()?;
        let since = date.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(since.as_secs_f64())
    }

    /// Where it sends us; only a status of redirection does.
    pub fn redirect(&self) -> Option<&str> {
        let location = self.header("location");
        location.filter(|_| (300..400).contains(&self.status))
    }

    /// `200 text/html`, or where it redirects to: names an answer that is not Okta's.
    pub fn described(&self) -> String {
        let what = self.header("location").or(self.header("content-type"));
        let what = what.unwrap_or("without a content type");
        let but = if self.is_broken_json() {
            ", but the body is not JSON"
        } else {
            ""
        };
        /// Longer than any content type, and enough of a URL to know it again. In characters.
        const ROOM: usize = 120;
        let kept: String = what.chars().take(ROOM).collect();
        let more = if kept.len() < what.len() { "..." } else { "" };
        format!("{} {kept}{more}{but}", self.status)
    }

    /// Whether its content type is JSON but its body is not: cut off on the way, or replaced.
    pub fn is_broken_json(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        kind.contains("json") && self.json().is_none()
    }

    /// The body as JSON, where it is.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.body).ok()
    }
}

/// The access token in an answer of the token endpoint (RFC 6749 section 5.1).
pub fn issued_token(body: &str) -> Option<String> {
    let json = serde_json::from_str::<serde_json::Value>(body).ok()?;
    json.get("access_token")?.as_str().map(str::to_owned)
}
