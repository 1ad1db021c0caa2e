//! Writes the turns of the conversation to the file of a saved run.

use serde_json::Value;

use crate::input::saved::{SavedReply, SavedTurn};
use crate::model::conversation::{Exchange, Reply, Step, Turn};

/// Headers that are not saved: they name what the org's pages load and where they report to, and are no help here.
const LEFT_OUT: [&str; 3] = [
    "content-security-policy",
    "content-security-policy-report-only",
    "report-to",
];

pub(super) fn saved(step: Step, turn: &Turn) -> SavedTurn {
    let mut saved = SavedTurn {
        step,
        not_taken: None,
        cut_short: None,
        request: None,
        reply: None,
        fault: None,
    };
    match turn {
        Turn::NotTaken(why) => saved.not_taken = Some(why.clone()),
        Turn::CutShort(why) => saved.cut_short = Some(why.clone()),
        Turn::Broken { request, fault } => {
            saved.request = Some(request.clone());
            saved.fault = Some(fault.clone());
        }
        Turn::Answered(exchange) => {
            saved.request = Some(exchange.request.clone());
            saved.reply = Some(reply(step, exchange));
        }
    }
    saved
}

fn reply(step: Step, exchange: &Exchange) -> SavedReply {
    let mut reply = exchange.reply.clone();
    let left_out = |name: &str| LEFT_OUT.contains(&name);
    reply.headers.retain(|(name, _)| !left_out(name));
    if Step::READS.contains(&step) {
        reply.body = counted(&reply);
    }
    SavedReply {
        reply,
        received_at: exchange.received_at,
        took_ms: exchange.took_ms,
    }
}

/// How many people, groups or apps a list holds is evidence; who and which they are is private.
fn counted(reply: &Reply) -> String {
    match reply.json() {
        Some(Value::Array(things)) if things.iter().all(Value::is_object) => {
            format!("[{}]", vec!["{}"; things.len()].join(","))
        }
        _ => reply.body.clone(),
    }
}
