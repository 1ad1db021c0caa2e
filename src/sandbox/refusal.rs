//! A refusal, in the shape in which Okta gives it.

use serde_json::json;

use super::exchange::{OrgAnswer, OrgRequest};
use super::words::{ApiWords, OauthWords};

/// Why a request is not served. Every check returns one, so that the first that fails is the answer.
#[derive(Clone)]
pub(super) enum OrgRefusal {
    /// Token endpoint: `error` and `error_description` (RFC 6749 section 5.2).
    Oauth(OauthWords),
    /// Token endpoint: the second step of the DPoP handshake, with the nonce to use (RFC 9449 section 8).
    Nonce(OauthWords, String),
    /// Management API: `errorCode`, `errorSummary` …
    Api(ApiWords),
    /// Management API: `Not found: Resource not found: {id} ({kind})`.
    NotFound { id: String, kind: &'static str },
    /// Management API about the token itself: empty body, the reason only in `WWW-Authenticate` (RFC 6750 section 3).
    Challenge {
        words: OauthWords,
        /// `Bearer` or `DPoP`.
        scheme: &'static str,
        /// The scope that the endpoint names.
        scope: &'static str,
    },
}

impl From<OauthWords> for OrgRefusal {
    fn from(words: OauthWords) -> Self {
        Self::Oauth(words)
    }
}

impl From<ApiWords> for OrgRefusal {
    fn from(words: ApiWords) -> Self {
        Self::Api(words)
    }
}

impl OrgRefusal {
    pub(super) fn answer(&self, request: &OrgRequest, id: &str) -> OrgAnswer {
        match self {
            Self::Oauth(words) => oauth(*words),
            Self::Nonce(words, nonce) => oauth(*words).with("dpop-nonce", nonce),
            Self::Api(words) => api(words.status, words.code, words.text, id),
            Self::NotFound { id: what, kind } => {
                let text = format!("Not found: Resource not found: {what} ({kind})");
                api(404, "E0000007", &text, id)
            }
            Self::Challenge {
                words,
                scheme,
                scope,
            } => OrgAnswer::empty(words.status).with(
                "www-authenticate",
                challenge(*words, scheme, scope, request),
            ),
        }
    }
}

fn oauth(words: OauthWords) -> OrgAnswer {
    let body = json!({"error": words.error, "error_description": words.text});
    OrgAnswer::json(words.status, body.to_string())
}

fn api(status: u16, code: &str, text: &str, id: &str) -> OrgAnswer {
    let body = json!({
        "errorCode": code,
        "errorSummary": text,
        "errorLink": code,
        "errorId": format!("oae{}", &id[..22]),
        "errorCauses": [],
    });
    OrgAnswer::json(status, body.to_string())
}

/// As recorded, also in what looks like a mistake: `authorization_uri` and `realm` say `http` everywhere.
fn challenge(words: OauthWords, scheme: &str, scope: &str, request: &OrgRequest) -> String {
    let algorithms = match scheme {
        "DPoP" => r#" algs="RS256 RS384 RS512 ES256 ES384 ES512","#,
        _ => "",
    };
    let (org, path) = (request.origin(), &request.path);
    let OauthWords { error, text, .. } = words;
    format!(
        r#"{scheme}{algorithms} authorization_uri="{org}/oauth2/v1/authorize", realm="{org}", scope="{scope}", error="{error}", error_description="{text}", resource="{path}""#
    )
}
