//! From the evidence so far, the next questions to ask. A pure function, so a strategy is tested without a network.

use crate::conversation::{Conversation, Step};
use crate::evidence::{Evidence, Missing};
use crate::okta::endpoints::NEVER_EMPTY_LISTS;

/// What to do about a step that has not been taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Ask,
    /// It cannot be asked in this run; the text says what it would need.
    Leave(String),
}

/// The next moves, which may all be made side by side. Empty: the run is complete.
pub fn next(evidence: &Evidence, so_far: &Conversation) -> Vec<(Step, Move)> {
    Step::ALL
        .into_iter()
        .filter(|step| so_far.turn(*step).is_none())
        .filter_map(|step| Some((step, consider(step, evidence, so_far)?)))
        .collect()
}

/// `None`: it depends on a step that is still to be taken.
fn consider(step: Step, evidence: &Evidence, so_far: &Conversation) -> Option<Move> {
    match step {
        Step::Org => Some(ask_or_leave(host(evidence))),
        Step::Token => {
            so_far.turn(Step::Org)?;
            Some(ask_or_leave(able_to_ask_for_a_token(evidence)))
        }
        Step::Users | Step::Groups | Step::Apps => {
            so_far.turn(Step::Token)?;
            Some(ask_or_leave(able_to_read(step, evidence)))
        }
        Step::Call => None,
    }
}

fn ask_or_leave(needs: Result<(), String>) -> Move {
    needs.map_or_else(Move::Leave, |()| Move::Ask)
}

fn host(evidence: &Evidence) -> Result<(), String> {
    if evidence.connection().base_url.is_some() {
        return Ok(());
    }
    let (_, domain) = evidence.domain().map_err(|missing| missing.to_string())?;
    let host = domain.host();
    host.map(drop)
        .ok_or_else(|| "the domain names no host".into())
}

/// Credentials go only to a host that has just answered as an Okta org.
fn able_to_ask_for_a_token(evidence: &Evidence) -> Result<(), String> {
    if !evidence
        .is_okta_org()
        .map_err(needs("an answer from the org"))?
    {
        return Err("needs a host that answers as an Okta org".into());
    }
    evidence
        .client_id()
        .map_err(|missing| missing.to_string())?;
    evidence.scopes().map_err(|missing| missing.to_string())?;
    let (_, key) = evidence.key().map_err(|missing| missing.to_string())?;
    if key.can_sign() {
        Ok(())
    } else {
        Err("needs a complete private JWK to sign with".into())
    }
}

fn able_to_read(step: Step, evidence: &Evidence) -> Result<(), String> {
    let grant = evidence.grant().map_err(needs("a token"))?;
    let grant = grant.ok_or("needs a token")?;
    let list = NEVER_EMPTY_LISTS.iter().find(|list| list.step == step);
    let list = list.expect("every step after the token reads one of these lists");
    let [read, manage] = list.scopes;
    if !grant
        .scopes
        .iter()
        .any(|scope| scope == read || scope == manage)
    {
        return Err(format!("needs {read}"));
    }
    if grant.token_type.eq_ignore_ascii_case("bearer") {
        Ok(())
    } else {
        Err(format!("needs a Bearer token, got {}", grant.token_type))
    }
}

fn needs(what: &str) -> impl Fn(Missing) -> String {
    move |_| format!("needs {what}")
}
