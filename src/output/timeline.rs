//! The requests to the org, a row for each, in the order of time.

use url::Url;

use crate::engine::report::Status;
use crate::model::conversation::{Conversation, Exchange, Reply, Request, Turn};
use crate::model::redact::shown;

/// So much of an error's name is shown: Okta's are far shorter, and what answers may not be Okta.
const LONGEST_NAME: usize = 60;

/// One question and how it was answered.
pub(super) struct TimelineRow {
    pub step: &'static str,
    pub status: Status,
    /// `GET /api/v1/users?limit=1`; empty where nothing was asked.
    pub asked: String,
    /// `400 invalid_client`, the fault, or why it was not asked.
    pub came: String,
    pub took_ms: Option<u64>,
    pub request_id: Option<String>,
    /// Where its bar starts and how long it is, in percent of the whole line.
    pub bar: Option<(f64, f64)>,
}

/// The rows, and how long the whole line is in milliseconds.
pub(super) fn rows(conversation: &Conversation) -> (Vec<TimelineRow>, f64) {
    let span = |exchange: &Exchange| {
        #[allow(clippy::cast_precision_loss, reason = "milliseconds of one request")]
        let took = exchange.took_ms as f64;
        // The head's arrival is known and not the end's, which follows it closely.
        let start = exchange.received_at * 1000.0 - took;
        (start, start + took)
    };
    let exchanges = || conversation.turns().filter_map(|(_, turn)| turn.exchange());
    let spans = || exchanges().map(span);
    let first = spans().map(|(start, _)| start).fold(f64::MAX, f64::min);
    let last = spans().map(|(_, end)| end).fold(f64::MIN, f64::max);
    let whole = (last - first).max(1.0);
    let rows = conversation.turns().map(|(step, turn)| {
        let row = TimelineRow {
            step: step.name(),
            status: Status::Skip,
            asked: String::new(),
            came: String::new(),
            took_ms: None,
            request_id: None,
            bar: None,
        };
        match turn {
            Turn::NotTaken(why) => TimelineRow {
                came: format!("not asked: {why}"),
                ..row
            },
            Turn::CutShort(why) => TimelineRow {
                status: Status::Unknown,
                came: format!("not asked: {why}"),
                ..row
            },
            Turn::Broken { request, fault } => TimelineRow {
                status: Status::Unknown,
                asked: asked(request),
                came: format!("no answer: {}", fault.detail),
                ..row
            },
            Turn::Answered(exchange) => {
                let (start, end) = span(exchange);
                // An invisible bar says nothing.
                let width = ((end - start) / whole * 100.0).clamp(0.6, 100.0);
                let left = ((start - first) / whole * 100.0).clamp(0.0, 100.0 - width);
                TimelineRow {
                    status: status(&exchange.reply),
                    asked: asked(&exchange.request),
                    came: came(&exchange.reply),
                    took_ms: Some(exchange.took_ms),
                    request_id: request_id(&exchange.reply),
                    bar: Some((left, width)),
                    ..row
                }
            }
        }
    });
    let rows: Vec<TimelineRow> = rows.collect();
    (rows, if last < first { 0.0 } else { whole })
}

/// The request id that Okta Support asks for: of the last refusal, or else of the last answer.
pub(super) fn decisive_request_id(conversation: &Conversation) -> Option<String> {
    let exchanges = || conversation.turns().filter_map(|(_, turn)| turn.exchange());
    let replies = || exchanges().map(|exchange| &exchange.reply);
    let refused = replies().filter(|reply| reply.status >= 400);
    let id = refused.filter_map(request_id).last();
    id.or_else(|| replies().filter_map(request_id).last())
}

fn request_id(reply: &Reply) -> Option<String> {
    let id = reply.header("x-okta-request-id")?;
    // Okta's have up to 32 characters. Anything else is not an id.
    let is_id = id.len() <= 64 && id.bytes().all(|b| b.is_ascii_graphic());
    is_id.then(|| id.to_owned())
}

fn status(reply: &Reply) -> Status {
    match reply.status {
        0..400 => Status::Pass,
        429 | 500.. => Status::Unknown,
        _ => Status::Fail,
    }
}

fn asked(request: &Request) -> String {
    let Ok(url) = Url::parse(&request.url) else {
        return request.method.to_owned();
    };
    let query = url.query().map(|query| format!("?{query}"));
    let path = format!("{}{}", url.path(), query.unwrap_or_default());
    format!("{} {}", request.method, shown(&path))
}

fn came(reply: &Reply) -> String {
    let json = reply.json();
    let name = json.as_ref().and_then(|json| {
        let name = json.get("error").or_else(|| json.get("errorCode"))?;
        name.as_str().filter(|name| name.len() <= LONGEST_NAME)
    });
    let count = json.as_ref().and_then(|json| json.as_array().map(Vec::len));
    let what = match (name, count) {
        (Some(name), _) => format!(" {}", shown(name)),
        (None, Some(0)) => " []".into(),
        _ => String::new(),
    };
    format!("{}{what}", reply.status)
}
