//! Answers without an error message of Okta, and statuses alone.

use serde_json::json;

use super::normalize::{Text, holds_any};
use super::quote::{answered, list_step, reply, shown_url};
use super::signals::{Heard, NOTE, Utterance};
use crate::model::answer::{Grant, is_no_such_org};
use crate::model::conversation::Step;
use crate::model::redact::may_be_quoted;
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
        let mut reply = reply(
            Some(message),
            message.status,
            message.body.trim().to_owned(),
        );
        let json = reply.json();
        let grant = json.as_ref().and_then(Grant::told);
        let count = json.as_ref().and_then(|json| json.as_array().map(Vec::len));
        let (step, weight, cause) = match (message.status, count) {
            (200, _) if grant.is_some() => (Step::Token, 0, None),
            (200, Some(count)) if !at_token => {
                // How many, and nothing of who.
                reply.body = if count == 0 { "[]" } else { "[{}]" }.into();
                let empty = u8::from(count == 0) * 29;
                (step, empty, (count == 0).then_some(Cause::NoPermission))
            }
            (429, _) => (step, 15, Some(Cause::RateLimited)),
            (500..=599, _) => (step, 15, Some(Cause::ServerError)),
            (404, _) if is_no_such_org(&reply) => (Step::Org, 28, Some(Cause::BadDomain)),
            (400 | 401 | 403, _) if reply.body.is_empty() && !at_token => {
                said.extend(wordless(message.status, message.span.start));
                continue;
            }
            (400..=499, _) if at_token && reply.body.starts_with('<') => (Step::Token, 9, None),
            _ => continue,
        };
        if let Some(grant) = &grant {
            reply.body = granted(grant);
        } else if !reply.body.starts_with(['[', '{']) || reply.body.len() > 2000 {
            reply.body = may_be_quoted(&reply.body);
        }
        let turn = answered(step, Some(message), url, reply);
        said.push(Utterance::turn(
            message.span.start,
            weight,
            cause,
            step,
            turn,
        ));
    }
}

/// The token endpoint's answer where the text is its body and nothing else, as a program prints it.
pub(super) fn bare_grant(text: &Text) -> Option<Utterance> {
    let json = serde_json::from_str(text.flat.trim()).ok()?;
    let reply = reply(None, 200, granted(&Grant::told(&json)?));
    let turn = answered(Step::Token, None, String::new(), reply);
    Some(Utterance::turn(0, 0, None, Step::Token, turn))
}

/// An issued token without the token.
fn granted(grant: &Grant) -> String {
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
    said_by_status(cause, at, format!("{status}, without a reason"))
}

fn said_by_status(cause: Cause, at: usize, words: String) -> Option<Utterance> {
    let entry = errors::meaning(cause)?;
    Some(Utterance::touching(at, 6, entry, words))
}

/// The topics of a note that only mention a failure: the first three.
pub(super) fn topics(lower: &str) -> Vec<Utterance> {
    const FAILS: &str = "fail|error|cannot|can't|can not|invalid|empty|nothing|reject|denied|denies|refus|stopped|wrong|\
        unable|exception|does not|doesn't|broke|throw|never|not allowed|no longer|by accident|400|401|403|404|429|500";
    const ABOUT: &str = "okta|oauth|dpop|private key|access token|client_credentials|client credentials|nango|jwt|\
        connector|service app|api services|terraform";
    // A success tells of itself in these words.
    let succeeds = holds_any(lower, "no error|without error|without an error|no problem");
    if succeeds || !holds_any(lower, FAILS) || !holds_any(lower, ABOUT) {
        return Vec::new();
    }
    let starts = |word: &str| {
        let mut places = lower.match_indices(word);
        places.any(|(at, _)| !lower[..at].ends_with(|c: char| c.is_alphanumeric()))
    };
    let touched = errors::topics().filter(|(words, _)| words.iter().any(|word| starts(word)));
    let touched = touched.take(3).zip((2..=4).rev());
    let touched = touched
        .map(|((_, entry), weight)| Utterance::touching(0, weight, entry, entry.text.to_owned()));
    touched.collect()
}

/// A status in a sentence, where nothing else says anything.
pub(super) fn bare_status(text: &Text) -> Option<Utterance> {
    let lower = text.around(0, 0, NOTE).to_ascii_lowercase();
    let unjudged = |at, cause, step, status| {
        let reply = reply(None, status, String::new());
        let turn = answered(step, None, String::new(), reply);
        Some(Utterance::turn(at, 6, Some(cause), step, turn))
    };
    let mut limits = "too many requests|rate limit|ratelimit|rate-limit".split('|');
    if let Some(at) = limits.find_map(|words| lower.find(words)) {
        return unjudged(at, Cause::RateLimited, Step::Call, 429);
    }
    let about_okta = "okta|/oauth2/|/api/v1|client_credentials|the api returned";
    if !holds_any(&lower, about_okta) {
        return None;
    }
    let about_token = "/token|token endpoint|token request|client_credentials";
    let at_token = holds_any(&lower, about_token);
    let (status, at) = OF_NOTE
        .iter()
        .find_map(|status| Some((*status, told(&lower, *status)?)))?;
    let said =
        |cause, what: &str| said_by_status(cause, at, format!("{status}{what}, without a reason"));
    match (status, at_token) {
        (500.., _) => {
            let step = if at_token { Step::Token } else { Step::Call };
            unjudged(at, Cause::ServerError, step, status)
        }
        // The org's own token endpoint is there: another host, or another path.
        (404, true) => said(Cause::BadDomain, " of the token endpoint"),
        (404, false) => said(Cause::NotFound, ""),
        (401, true) => said(Cause::ClientRejected, " of the token endpoint"),
        // New apps want a proof, which most tools do not send.
        (400, true) => said(Cause::DpopRequired, " of the token endpoint"),
        (403, true) if !lower.contains("/api/v1") => None,
        (status, _) => wordless(status, at),
    }
}

/// Which tells most comes first.
const OF_NOTE: [u16; 8] = [403, 401, 400, 404, 500, 502, 503, 504];

/// Where a text names a status: `status 403`, `HTTP 403`, `403 Forbidden`, `returned a 403`.
fn told(lower: &str, status: u16) -> Option<usize> {
    const BEFORE: &str =
        "status|code|http|error|returns|returned|return|gives|gets|get|got|with|an|a";
    const BEHIND: &str = "forbidden|unauthorized|bad request|not found|internal|bad gateway|service|gateway|error|client error";
    let digits = status.to_string();
    lower.match_indices(&digits).map(|(at, _)| at).find(|at| {
        let (before, behind) = (&lower[..*at], &lower[at + digits.len()..]);
        let alone =
            |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '-');
        if !alone(before.chars().next_back()) || !alone(behind.chars().next()) {
            return false;
        }
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || ":=\"'([{".contains(c));
        let word = before
            .rsplit(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or("");
        let behind = behind.trim_start_matches([' ', ':', '-', ',', '(', '"']);
        let is_before = BEFORE.split('|').any(|before| before == word);
        is_before || BEHIND.split('|').any(|reason| behind.starts_with(reason))
    })
}
