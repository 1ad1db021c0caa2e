//! An exchange as a text describes it, with what may be shown of it.

use super::http::Message;
use crate::model::answer::Answer;
use crate::model::conversation::{Exchange, Reply, Request, Step, Turn};
use crate::model::redact::may_be_quoted;

/// The answer in the text, read in the same way as the answers to our own requests.
pub(super) fn answered(step: Step, message: Option<&Message>, url: String, reply: Reply) -> Turn {
    let answer = Answer::read(step, &reply);
    Turn::Answered(Exchange::from_text(
        request(step, message, url),
        reply,
        answer,
    ))
}

pub(super) fn request(step: Step, message: Option<&Message>, url: String) -> Request {
    let method = match message.map_or("", |message| message.method) {
        "" if step == Step::Token => "POST",
        "" => "GET",
        method => method,
    };
    Request {
        method,
        url,
        ..Request::default()
    }
}

pub(super) fn reply(message: Option<&Message>, status: u16, body: String) -> Reply {
    Reply {
        status,
        headers: message.map(kept_headers).unwrap_or_default(),
        body,
        access_token: None,
    }
}

/// The headers that rules look at, as they may be shown.
fn kept_headers(message: &Message) -> Vec<(String, String)> {
    const KEPT: [&str; 7] = [
        "content-type",
        "date",
        "location",
        "server",
        "x-okta-request-id",
        "x-rate-limit-limit",
        "x-rate-limit-reset",
    ];
    let headers = message.headers.iter();
    let kept = headers.filter(|(name, _)| KEPT.contains(&name.as_str()));
    kept.map(|(name, value)| {
        let id = name == "x-okta-request-id" && value.len() <= 40;
        let value = if id {
            value.clone()
        } else {
            may_be_quoted(value)
        };
        (name.clone(), value)
    })
    .collect()
}

/// Which of our reads a call is.
pub(super) fn list_step(message: Option<&Message>) -> Step {
    let url = message.map_or("", |message| message.url.as_str());
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let list = Step::lists().find(|(_, list)| path.trim_end_matches('/').ends_with(list.path));
    list.map_or(Step::Call, |(step, _)| step)
}

/// Without query and fragment, and without what may be secret.
pub(super) fn shown_url(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    may_be_quoted(url.rsplit_once('@').map_or(url, |(_, rest)| rest))
}
