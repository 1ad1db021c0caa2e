//! Okta's refusals in the text, each as the answer that it was.

use std::ops::Range;

use super::fields::status_near;
use super::normalize::Text;
use super::quote::{list_step, reply, request, shown_url};
use super::signals::{Heard, Utterance};
use crate::model::answer::{Answer, Refusal};
use crate::model::conversation::{Exchange, Step, Turn};
use crate::model::redact::may_be_quoted;
use crate::okta::errors::{self, Cause, Place};

/// A code without a description belongs to a wording that is at most this far from it, in bytes.
const NEAR: usize = 500;

/// Okta's refusals: by their words, and where these are unknown or missing by their code.
pub(super) fn refusals(text: &Text, heard: &Heard, said: &mut Vec<Utterance>) {
    let okta = heard
        .wordings
        .iter()
        .filter(|wording| wording.entry.place != Place::Client);
    for wording in okta.clone() {
        let entry = wording.entry;
        let words = text.flat.get(wording.span.clone()).unwrap_or(entry.text);
        let words = may_be_quoted(&words.replace('\\', ""));
        let whole =
            errors::find(entry.code, &words).is_some_and(|found| found.cause == entry.cause);
        let words = if whole { words } else { entry.text.to_owned() };
        said.push(refusal(text, heard, &wording.span, entry.code, &words));
    }
    for coded in &heard.fields {
        let explained = okta.clone().any(|wording| {
            wording.entry.code.eq_ignore_ascii_case(&coded.code)
                && distance(&wording.span, &coded.span) < NEAR
        });
        if explained {
            continue;
        }
        // The code decides if the words are in another language or unknown.
        let words = match errors::find(&coded.code, &coded.text) {
            None if errors::find_by_code(&coded.code).is_some() && !coded.text.is_ascii() => "",
            _ => coded.text.as_str(),
        };
        said.push(refusal(text, heard, &coded.span, &coded.code, words));
    }
}

fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    if one.start < other.start {
        other.start.saturating_sub(one.end)
    } else {
        one.start.saturating_sub(other.end)
    }
}

pub(super) fn refusal(
    text: &Text,
    heard: &Heard,
    span: &Range<usize>,
    code: &str,
    words: &str,
) -> Utterance {
    let known = errors::find(code, words).or_else(|| errors::find_by_code(code));
    let message = heard
        .messages
        .iter()
        .find(|message| message.span.contains(&span.start));
    let around = text
        .around(span.start, NEAR, span.len() + NEAR)
        .to_ascii_lowercase();
    let management = code.starts_with("E0");
    let url = message.map_or(String::new(), |message| shown_url(&message.url));
    let at_token = if url.is_empty() {
        around.contains("/token")
            || !around.contains("/api/v1") && !around.contains("www-authenticate")
    } else {
        url.contains("/token")
    };
    let step = match known.map(|entry| entry.place) {
        Some(Place::Api) => list_step(message),
        Some(Place::Token) => Step::Token,
        // DPoP proofs go to both; told without a place they fail more often where they are sent more often.
        _ if management || !at_token => list_step(message),
        _ if known.is_some_and(|entry| entry.cause == Cause::DpopHtu)
            && !around.contains("/token") =>
        {
            Step::Call
        }
        _ => Step::Token,
    };
    let status = message.map_or_else(|| status_near(text, span), |message| message.status);
    let status = if (1..400).contains(&status) {
        0
    } else {
        status
    };
    let reply = reply(message, status, String::new());
    let mut refusal = Refusal::worded(&reply, code.to_owned(), words.to_owned());
    let cause = refusal.cause();
    if cause == Some(Cause::InsufficientScope) && !management {
        refusal.scope = around.split("scope=").skip(1).find_map(|rest| {
            let scope = rest.trim_start_matches(['\\', '"', '\'']);
            let end = scope.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
            scope[..end].starts_with("okta.").then(|| {
                // The text around is in lower case; scopes are not.
                let at = text.flat.to_ascii_lowercase().find(&scope[..end]);
                at.map_or(&scope[..end], |at| &text.flat[at..at + end])
                    .to_owned()
            })
        });
    }
    let answer = Answer::refused(status, Some(refusal));
    let exchange = Exchange::from_text(request(step, message, url), reply, answer);
    let turn = Turn::Answered(exchange);
    Utterance::turn(span.start, weight(cause), cause, step, turn)
}

/// Causes that say little, and are often only the echo or the first step of another.
fn weight(cause: Option<Cause>) -> u8 {
    match cause {
        None => 8,
        Some(
            Cause::InvalidToken | Cause::ClientRejected | Cause::AccessDenied | Cause::DpopNonce,
        ) => 10,
        Some(Cause::RateLimited | Cause::ServerError) => 15,
        Some(_) => 30,
    }
}
