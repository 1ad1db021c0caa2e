//! The requests that were made one after another to find a cause, a line each.

use crate::engine::evidence::{Attempt, Evidence, Met};
use crate::engine::group::Group;
use crate::engine::report::Status;
use crate::model::answer::{Answer, Refusal};
use crate::model::conversation::{Step, Turn};
use crate::model::finding::Missing;
use crate::model::need::Need;

/// One request and its result.
pub(super) struct ExperimentLine {
    pub status: Status,
    pub asked: String,
    /// The answer, or why it is missing.
    pub came: String,
    /// Whether it was not asked.
    pub(super) is_unasked: bool,
}

impl ExperimentLine {
    fn new(asked: impl Into<String>, (status, came): (Status, String)) -> Self {
        Self {
            status,
            asked: asked.into(),
            came,
            is_unasked: false,
        }
    }

    /// The result, for formats that do not mark skipped lines by themselves.
    pub(super) fn result(&self) -> String {
        let skip = if self.is_unasked { "skip: " } else { "" };
        format!("{skip}{}", self.came)
    }
}

/// Empty where the first answer already decided.
pub(super) fn lines(group: Group, evidence: &Evidence) -> Vec<ExperimentLine> {
    let lines = match group {
        Group::Token => token(evidence),
        Group::Api => api(evidence),
        _ => Vec::new(),
    };
    let mut lines = if lines.len() > 1 { lines } else { Vec::new() };
    if group == Group::Api && evidence.conversation().is_some() {
        lines.extend(needs(evidence));
    }
    lines
}

fn token(evidence: &Evidence) -> Vec<ExperimentLine> {
    let attempts = evidence.attempts();
    let taken = |step| attempts.iter().any(|one| one.step == step);
    // The challenge is half of a handshake: what came of it is the other half.
    let shown = |one: &&Attempt| one.step != Step::DpopProof || !taken(Step::Nonce);
    let line = |one: &Attempt| ExperimentLine::new(asked(one, evidence), answer(one, evidence));
    attempts.iter().filter(shown).map(line).collect()
}

fn asked(one: &Attempt, evidence: &Evidence) -> String {
    match one.step {
        Step::NoKid => "same request without kid".into(),
        Step::DpopProof | Step::Nonce => "same request with a DPoP proof".into(),
        Step::Scopes => {
            let (some, all) = (&one.exchange.request.scopes, evidence.requested_scopes());
            format!("same request with {} of {} scopes", some.len(), all.len())
        }
        _ => "Bearer request".into(),
    }
}

fn answer(one: &Attempt, evidence: &Evidence) -> (Status, String) {
    match one.answer() {
        Answer::Grant(grant) => {
            let requested = &one.exchange.request.scopes;
            let all: Vec<&str> = match requested.is_empty() {
                true => evidence.requested_scopes(),
                false => requested.iter().map(String::as_str).collect(),
            };
            let granted = all.iter().filter(|scope| grant.covers(scope)).count();
            let came = format!("200, {granted} of {} scopes granted", all.len());
            (Status::Pass, came)
        }
        Answer::Refused(Refusal { status, code, .. }) => (Status::Fail, format!("{status} {code}")),
        _ => {
            let status = one.exchange.reply.status;
            (Status::Unknown, format!("{status}, could not tell"))
        }
    }
}

/// How far each need is met.
pub(super) fn needs(evidence: &Evidence) -> Vec<ExperimentLine> {
    let line = |(at, need): (usize, &Need)| {
        let came = match evidence.met(at) {
            Met::NotRequested => (Status::Fail, "not requested".into()),
            Met::NotGranted => (Status::Fail, "not granted".into()),
            Met::Readable => (Status::Pass, "readable".into()),
            Met::Refused(refusal) => (Status::Fail, format!("{} {}", refusal.status, refusal.code)),
            Met::Hidden => (Status::Fail, "200 []".into()),
            Met::Untried(why) => (Status::Skip, format!("granted; {why}")),
            Met::Unknown(Missing::Broken(why)) => (Status::Unknown, why),
            Met::Unknown(missing) => (Status::Skip, missing.to_string()),
        };
        ExperimentLine::new(format!("needed: {}", need.as_str()), came)
    };
    evidence.needs().iter().enumerate().map(line).collect()
}

/// Only if the lists leave a question open.
fn api(evidence: &Evidence) -> Vec<ExperimentLine> {
    let said = evidence.conversation();
    let Some(second_look) = said.and_then(|said| said.turn(Step::Roles)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for list in evidence.lists().unwrap_or_default() {
        let status = list.exchange.reply.status;
        let came = match list.answer() {
            Answer::List(0) => (Status::Fail, format!("{status} []")),
            Answer::List(_) => (Status::Pass, format!("{status}, readable")),
            Answer::Refused(refusal) => (Status::Fail, format!("{status} {}", refusal.code)),
            _ => (Status::Unknown, format!("{status}, could not tell")),
        };
        lines.push(ExperimentLine::new(list.asked, came));
    }
    let came = match second_look {
        Turn::Answered(exchange) => match exchange.answer() {
            Answer::Roles(roles) if roles.is_empty() => (Status::Fail, "200 []".into()),
            Answer::Roles(roles) => {
                let labels: Vec<_> = roles.iter().map(|role| role.label.as_str()).collect();
                (Status::Pass, labels.join(", "))
            }
            _ => {
                let status = exchange.reply.status;
                (Status::Skip, format!("{status}: this app may not see it"))
            }
        },
        Turn::Broken { .. } => (Status::Unknown, "no answer".into()),
        Turn::NotTaken(why) | Turn::CutShort(why) => (Status::Skip, why.clone()),
    };
    lines.push(ExperimentLine {
        is_unasked: matches!(second_look, Turn::NotTaken(_) | Turn::CutShort(_)),
        ..ExperimentLine::new("admin roles of this app", came)
    });
    lines
}
