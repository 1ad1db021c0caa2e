//! The text for a group in which nothing is wrong: the facts about it that a person wants to know.

use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::model::answer::Answer;
use crate::model::connection::{Field, Input, Origin};
use crate::model::conversation::{Step, Turn};

/// The statement, and an aside for the right margin.
pub(super) fn statement(group: Group, evidence: &Evidence) -> (String, String) {
    match group {
        Group::Inputs => inputs(evidence),
        Group::Key => key(evidence),
        Group::Domain => domain(evidence),
        Group::Scopes => (
            format!("{} requested", evidence.requested_scopes().len()),
            String::new(),
        ),
        Group::Org => org(evidence),
        Group::Token => token(evidence),
        Group::Api => api(evidence),
    }
}

fn inputs(evidence: &Evidence) -> (String, String) {
    let inputs = evidence.connection().inputs();
    let given = inputs
        .iter()
        .filter(|input| !input.text().is_empty())
        .count();
    let mut sources: Vec<String> = Vec::new();
    for source in inputs.iter().filter_map(|input| input.origin().source()) {
        let source = crate::model::redact::shown(source);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    (format!("{given} of 4 values given"), sources.join(", "))
}

/// Said only when every check of the key passed, the arithmetic ones among them.
fn key(evidence: &Evidence) -> (String, String) {
    let bits = evidence.judgement().ok().and_then(|judged| judged.bits);
    let said = bits.map_or_else(String::new, |bits| {
        format!("private RSA {bits}, parts consistent")
    });
    let kid = evidence.kid().map(|kid| format!("kid {}", short(&kid)));
    (said, kid.unwrap_or_default())
}

/// A long name, shortened so that it can still be recognised.
fn short(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    if chars.len() <= 12 {
        return name.to_owned();
    }
    let (front, back) = (&chars[..4], &chars[chars.len() - 3..]);
    format!("{}...{}", String::from_iter(front), String::from_iter(back))
}

fn domain(evidence: &Evidence) -> (String, String) {
    (host(evidence).unwrap_or_default(), String::new())
}

/// The host that is asked, as far as the inputs name one.
pub(super) fn host(evidence: &Evidence) -> Option<String> {
    evidence.connection().host()
}

/// The file that values come from, if it is only one: it distinguishes several reports.
pub(super) fn file(evidence: &Evidence) -> Option<String> {
    let origins = evidence.connection().inputs().map(Input::origin);
    let files = origins
        .into_iter()
        .filter(|origin| matches!(origin, Origin::File { .. } | Origin::Pieces { .. }));
    let mut files: Vec<&str> = files.filter_map(Origin::source).collect();
    files.dedup();
    match files[..] {
        [file] => Some(crate::model::redact::shown(file)),
        _ => None,
    }
}

/// A client ID as it may be shown, without white space around it.
pub(super) fn client(evidence: &Evidence) -> String {
    let input: &Input = evidence.connection().input(Field::ClientId);
    input.shown().trim().to_owned()
}

fn org(evidence: &Evidence) -> (String, String) {
    let Ok(exchange) = evidence.exchange(Step::Org) else {
        return Default::default();
    };
    let said = match exchange.answer() {
        Answer::Organization(org) => match org.pipeline.as_str() {
            "idx" => format!("{}, Identity Engine", org.id),
            "v1" => format!("{}, Classic Engine", org.id),
            _ => org.id.clone(),
        },
        _ => String::new(),
    };
    let clock = match exchange.ahead() {
        // `Date` is cut to whole seconds, so anything under one is agreement.
        Some(ahead) if (-1.0..=1.0).contains(&ahead) => ", clock in sync".into(),
        Some(ahead) => format!(", clock {ahead:+.0} s"),
        None if exchange.reply.date().is_some() => ", its Date is not plausible".into(),
        None => String::new(),
    };
    (format!("{said}{clock}"), took(exchange.took_ms))
}

fn token(evidence: &Evidence) -> (String, String) {
    let (Ok((exchange, _)), Ok(Some(grant))) = (evidence.token_answer(), evidence.grant()) else {
        return Default::default();
    };
    let minutes = grant
        .expires_in
        .map_or_else(String::new, |seconds| format!(", {} min", seconds / 60));
    let requested = evidence.requested_scopes();
    let granted = requested.iter().filter(|scope| grant.covers(scope)).count();
    let scopes = format!(", {granted} of {} scopes granted", requested.len());
    (
        format!("{}{minutes}{scopes}", grant.token_type),
        took(exchange.took_ms),
    )
}

fn api(evidence: &Evidence) -> (String, String) {
    let mut read = Vec::new();
    let mut left: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut slowest = None;
    for (step, list) in Step::lists() {
        match evidence.conversation().and_then(|said| said.turn(step)) {
            Some(Turn::Answered(exchange)) => {
                read.push(list.what);
                slowest = slowest.max(Some(exchange.took_ms));
            }
            Some(Turn::NotTaken(why) | Turn::CutShort(why)) => {
                match left.iter_mut().find(|(reason, _)| reason == why) {
                    Some((_, lists)) => lists.push(list.what),
                    None => left.push((why, vec![list.what])),
                }
            }
            _ => {}
        }
    }
    let mut said = Vec::new();
    if !read.is_empty() {
        let bound = evidence
            .token()
            .is_ok_and(|token| token.exchange.request.proof.is_some());
        let with = if bound { " with the DPoP token" } else { "" };
        said.push(format!("{} readable{with}", read.join(", ")));
    }
    let left = left
        .iter()
        .map(|(why, lists)| format!("{} not asked ({why})", lists.join(", ")));
    said.extend(left);
    (said.join("; "), slowest.map(took).unwrap_or_default())
}

fn took(ms: u64) -> String {
    format!("{ms} ms")
}
