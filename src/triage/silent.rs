//! Answers without a word of Okta's, and statuses that stand alone.

use serde_json::json;

use super::plain::Text;
use super::refusals::{answered, kept_headers, list_step, shown_url};
use super::secrets::may_be_quoted;
use super::verdict::{Heard, NOTE, Utterance, What};
use crate::conversation::{Reply, Step};
use crate::okta::answers::{Grant, Refusal, is_no_such_org, listed};
use crate::okta::errors::{self, Cause};

/// Answers without a word of Okta's: successes, empty refusals, other people's pages.
pub(super) fn silent_messages(heard: &Heard, said: &mut Vec<Utterance>) {
    let spoken: Vec<usize> = said.iter().map(|utterance| utterance.at).collect();
    for message in &heard.messages {
        if spoken.iter().any(|at| message.span.contains(at)) {
            continue;
        }
        let url = shown_url(&message.url);
        let at_token = url.contains("/token");
        let step = if at_token {
            Step::Token
        } else {
            list_step(Some(message))
        };
        let mut reply = Reply {
            status: message.status,
            headers: kept_headers(message),
            body: message.body.trim().to_owned(),
            access_token: None,
        };
        let (step, weight, cause) = match message.status {
            200 if Grant::read(&reply).is_some() => (Step::Token, 0, None),
            200 if listed(&reply).is_some() && !at_token => {
                // How many, and nothing of who.
                let count = listed(&reply).unwrap_or_default().min(1);
                reply.body = if count == 0 { "[]" } else { "[{}]" }.into();
                let empty = u8::from(count == 0) * 29;
                (step, empty, (count == 0).then_some(Cause::NoPermission))
            }
            429 => (step, 15, Some(Cause::RateLimited)),
            500..=599 => (step, 15, Some(Cause::ServerError)),
            404 if is_no_such_org(&reply) => (Step::Org, 28, Some(Cause::BadDomain)),
            400 | 401 | 403 if reply.body.is_empty() && !at_token => {
                said.extend(wordless(message.status, message.span.start));
                continue;
            }
            400..=499 if at_token && reply.body.starts_with('<') => (Step::Token, 9, None),
            _ => continue,
        };
        if Grant::read(&reply).is_some() {
            reply.body = granted(&reply);
        } else if !reply.body.starts_with(['[', '{']) || reply.body.len() > 2000 {
            reply.body = may_be_quoted(&reply.body);
        }
        let turn = answered(
            step,
            Some(message),
            url,
            reply.status,
            reply.headers,
            reply.body,
        );
        said.push(Utterance {
            at: message.span.start,
            weight,
            cause,
            what: What::Turn(step, Box::new(turn)),
        });
    }
}

/// An issued token without the token.
fn granted(reply: &Reply) -> String {
    let grant = Grant::read(reply).expect("the caller has read it");
    json!({
        "access_token": "*",
        "token_type": may_be_quoted(&grant.token_type),
        "expires_in": grant.expires_in,
        "scope": may_be_quoted(&grant.scopes.join(" ")),
    })
    .to_string()
}

/// What an empty answer of the API most often means. Okta's own words would be in `WWW-Authenticate`.
fn wordless(status: u16, at: usize) -> Option<Utterance> {
    let cause = match status {
        // Okta's answers to wrong proofs have no body.
        400 => Cause::DpopProof,
        401 => Cause::InvalidToken,
        403 => Cause::NoPermission,
        _ => return None,
    };
    said_by_status(cause, at, format!("{status}, and nothing of why"))
}

fn said_by_status(cause: Cause, at: usize, words: String) -> Option<Utterance> {
    let entry = errors::meaning(cause)?;
    Some(Utterance {
        at,
        weight: 6,
        cause: Some(cause),
        what: What::Remark(Refusal::remark(entry, words)),
    })
}

/// A status in a sentence, where nothing else says anything.
pub(super) fn bare_status(text: &Text) -> Option<Utterance> {
    let lower = text.around(0, 0, NOTE).to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().find_map(|word| lower.find(word));
    if let Some(at) = has(&["too many requests", "rate limit", "ratelimit", "rate-limit"]) {
        let url = String::new();
        let turn = answered(Step::Call, None, url, 429, Vec::new(), String::new());
        return Some(Utterance {
            at,
            weight: 6,
            cause: Some(Cause::RateLimited),
            what: What::Turn(Step::Call, Box::new(turn)),
        });
    }
    has(&["okta", "/oauth2/", "/api/v1", "client_credentials"])?;
    for (status, words) in [
        (
            403,
            ["403 forbidden", "status 403", "http 403", "status code 403"],
        ),
        (
            401,
            [
                "401 unauthorized",
                "status 401",
                "http 401",
                "status code 401",
            ],
        ),
        (
            400,
            [
                "400 bad request",
                "status 400",
                "http 400",
                "status code 400",
            ],
        ),
    ] {
        let Some(at) = has(&words) else {
            continue;
        };
        let at_token = has(&["/token", "token endpoint", "client_credentials"]).is_some();
        return match (status, at_token) {
            (401, true) => {
                let words = "401 of the token endpoint, and nothing of why".into();
                said_by_status(Cause::ClientRejected, at, words)
            }
            (_, true) => None,
            (status, false) => wordless(status, at),
        };
    }
    None
}
