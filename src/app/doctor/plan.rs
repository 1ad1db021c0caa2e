//! `okta-cc doctor --plan`: what would be asked, without asking it.

use std::io::Write as _;

use serde_json::json;

use crate::app::command::Done;
use crate::app::out::Outlet;
use crate::engine::evidence::Evidence;
use crate::model::connection::Field;
use crate::model::conversation::{Conversation, Exchange, Reply, Request, Step, Turn};
use crate::model::redact::shown;
use crate::probe::plan::{Budget, next};
use crate::probe::{Limits, Move, Question, ToDo};

pub(crate) fn plan(offline: Evidence<'_>, limits: Limits, out: &mut Outlet) -> Done {
    let budget = Budget {
        reach: limits.reach,
        requests: limits.requests,
        left: limits.deadline,
    };
    let mut conversation = Conversation::default();
    let client = offline.connection().input(Field::ClientId);
    let (org, client) = (shown(&offline.org_address()), client.shown().trim());
    let (requests, seconds) = (limits.requests, limits.deadline.as_secs_f64());
    writeln!(
        out,
        "Would ask {org} as {client}: at most {requests} requests in {seconds} s, and only reads.\n"
    )?;
    // The plan of a real run, with the answers of an org that refuses nothing.
    loop {
        let evidence = offline.after(&conversation);
        let moves = next(&evidence, budget).moves;
        if moves.is_empty() {
            break;
        }
        for Move { step, to_do } in moves {
            let (what, turn) = match to_do {
                ToDo::Leave(why) | ToDo::Stop(why) => {
                    (format!("not asked: {why}"), Turn::NotTaken(why))
                }
                ToDo::Ask(question) => (question.shown(), healthy(step, &question)),
            };
            writeln!(
                out,
                "  {:<7} {}\n          {what}",
                step.name(),
                step.purpose()
            )?;
            conversation.record(step, turn);
        }
    }
    writeln!(out, "\nOnly if an answer makes it necessary:")?;
    let rest = Step::ALL.into_iter();
    for step in rest.filter(|step| conversation.turn(*step).is_none()) {
        writeln!(out, "  {:<7} {}", step.name(), step.purpose())?;
    }
    Ok(0)
}

/// The answer of an org that refuses nothing.
fn healthy(step: Step, question: &Question) -> Turn {
    let body = match question {
        Question::Get { .. } if step == Step::Org => json!({"id": "00o", "pipeline": "idx"}),
        Question::Get { .. } => json!([{}]),
        Question::Token { scopes, .. } => {
            json!({"token_type": "Bearer", "access_token": "*", "scope": scopes.join(" ")})
        }
    };
    let reply = Reply::kept(200, Vec::new(), &body.to_string());
    Turn::Answered(Exchange::new(step, Request::default(), reply, 0.0, 0))
}
