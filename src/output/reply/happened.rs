//! What was seen, without a judgement.

use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::engine::report::Reported;
use crate::model::answer::{Answer, Refusal};
use crate::model::conversation::{Exchange, Step, Turn};
use crate::model::text::listed::listed;
use crate::okta::errors::Cause;

/// Describes the turn that decides: of a pasted text the one that has the first cause, of a run the first that failed,
/// since those after it are experiments.
pub(super) fn happened(evidence: &Evidence, first: Option<&Reported>) -> String {
    let Some(said) = evidence.conversation() else {
        return "Okta was not asked.".into();
    };
    let group = first.map(|found| found.rule.group);
    let mut turns = said.turns();
    let decisive = match evidence.pasted() {
        Some(pasted) => {
            let cause = first.and_then(|found| found.finding.cause);
            // A finding without a cause is about what decides.
            let cause = cause.or_else(|| *pasted.causes.first()?);
            let Some(turn) = turns.find(|(_, turn)| of_cause(turn) == cause) else {
                return match pasted.remark(cause) {
                    Some(remark) => told_of(remark, group),
                    None if first.is_some() => {
                        "The text shows values of a connection, but no answer from Okta.".into()
                    }
                    None => "The text shows no failure that okta-cc knows.".into(),
                };
            };
            Some(turn)
        }
        None => turns
            .find(|(step, turn)| group.is_none_or(|group| is_of(*step, group)) && went_wrong(turn)),
    };
    match decisive {
        Some((step, turn)) => of(step, turn),
        None if first.is_some() => "The values are wrong before Okta is asked.".into(),
        None => "Nothing went wrong in this run.".into(),
    }
}

fn told_of(remark: &Refusal, group: Option<Group>) -> String {
    let words = remark.text.trim_end_matches('.');
    match group {
        _ if remark.text.is_empty() => "The text describes a failure in its own words.".into(),
        Some(Group::Api) => format!("A call to Okta's API failed. The text says: {words}."),
        _ => format!("The text holds no answer from Okta. It says: {words}."),
    }
}

fn is_of(step: Step, group: Group) -> bool {
    match group {
        Group::Org => step == Step::Org,
        Group::Token => step.is_token(),
        Group::Api => Step::READS.contains(&step) || step == Step::Call,
        _ => false,
    }
}

fn went_wrong(turn: &Turn) -> bool {
    match turn {
        Turn::Broken { .. } => true,
        Turn::Answered(exchange) => {
            exchange.reply.status >= 300 || *exchange.answer() == Answer::List(0)
        }
        Turn::NotTaken(_) | Turn::CutShort(_) => false,
    }
}

fn of(step: Step, turn: &Turn) -> String {
    match turn {
        Turn::Broken { fault, .. } => {
            let detail = fault.detail.trim_end_matches('.');
            format!("No answer came from Okta: {detail}.")
        }
        Turn::NotTaken(why) | Turn::CutShort(why) => format!("Okta was not asked: {why}."),
        Turn::Answered(exchange) => answered(step, exchange),
    }
}

fn answered(step: Step, exchange: &Exchange) -> String {
    let (request, reply) = (&exchange.request, &exchange.reply);
    let asked = if request.url.is_empty() {
        String::new()
    } else {
        format!(" ({} {})", request.method, request.url)
    };
    let whom = match step {
        Step::Org => "Okta's host",
        _ if step.is_token() => "Okta's token endpoint",
        _ => "Okta's API",
    };
    match exchange.answer() {
        Answer::List(count) => {
            let things = if *count == 0 {
                "an empty list"
            } else {
                "a list"
            };
            format!("{whom} accepted the token and answered 200 with {things}{asked}.")
        }
        Answer::Grant(grant) => {
            let scopes = match listed(&grant.scopes) {
                scopes if scopes.is_empty() => "the scopes requested".into(),
                scopes => scopes,
            };
            format!("{whom} issued a token for {scopes}{asked}.")
        }
        answer => match answer.words() {
            Some(refusal) => {
                // A sentence of Okta's ends in its quotation marks.
                let end = if refusal.text.ends_with('.') { "" } else { "." };
                format!("{whom} refused{asked}: {}{end}", refusal.words())
            }
            None => {
                let status = reply.status;
                format!("{whom} answered {status} without an error message{asked}.")
            }
        },
    }
}

/// Why a turn went wrong, where that is known.
fn of_cause(turn: &Turn) -> Option<Cause> {
    match turn {
        Turn::Answered(exchange) => match exchange.answer() {
            // The lists that we read are never empty in a healthy org.
            Answer::List(0) => Some(Cause::NoPermission),
            Answer::RateLimited(_) => Some(Cause::RateLimited),
            Answer::ServerError(_) => Some(Cause::ServerError),
            answer => answer.refusal()?.cause(),
        },
        _ => None,
    }
}
