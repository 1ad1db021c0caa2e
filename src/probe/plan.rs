//! From the evidence so far, the next questions to ask. A pure function, so a strategy is tested without a network.
//!
//! It asks as an expert would: the plain questions first, and then, where an answer has several explanations, the
//! cheapest question that tells them apart.

use std::time::Duration;

use super::preconditions::able;
use super::question::{Credentials, DpopProof, Move, Question, ToDo};
use super::retry;
use crate::engine::evidence::{Evidence, wants_nonce, wants_proof};
use crate::model::conversation::{Step, Turn};
use crate::okta::endpoints::{ORGANIZATION, client_keys, client_roles};
use crate::okta::errors::Cause;

/// How far a run goes with its questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The org is not asked at all.
    Nowhere,
    /// Whether the host is an Okta org.
    Org,
    /// Also a token, and where that is refused, the experiments that explain it.
    Token,
    /// Also what the token may read.
    Api,
}

impl Reach {
    fn covers(self, step: Step) -> bool {
        let needed = match step {
            Step::Org => Self::Org,
            // The app's keys say which kid is right, once a token was issued without it.
            Step::Keys => Self::Token,
            step if step.is_token() => Self::Token,
            _ => Self::Api,
        };
        self >= needed
    }
}

/// How far a run goes, and what it may still spend.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    pub reach: Reach,
    /// Requests in the whole run, those already made included.
    pub requests: usize,
    /// Until the deadline.
    pub left: Duration,
}

/// Questions that may all be asked side by side, after a pause. Without any, the run is complete.
#[derive(Clone, Debug, Default)]
pub struct Round {
    pub pause: Duration,
    pub moves: Vec<Move>,
}

/// The next round.
pub fn next(evidence: &Evidence, budget: Budget) -> Round {
    let round = again(evidence, budget).unwrap_or_else(|| Round {
        pause: Duration::ZERO,
        moves: further(evidence, budget.reach),
    });
    within(round, evidence, budget)
}

/// Questions that Okta did not judge and that are worth asking again.
fn again(evidence: &Evidence, budget: Budget) -> Option<Round> {
    let mut round = Round::default();
    let is_spent = evidence.requests_made() >= budget.requests;
    for step in Step::ALL.into_iter().chain(needed(evidence)) {
        let Some(pause) = retry::pause(evidence, step) else {
            continue;
        };
        // What came says more than that it cannot be asked again. (A nonce, which takes no pause, is only half an answer.)
        if is_spent && !pause.is_zero() {
            continue;
        }
        if let Some(question) = question(step, evidence)
            && pause < budget.left
        {
            round.pause = round.pause.max(pause);
            round.moves.push(ask(step, question));
        }
    }
    (!round.moves.is_empty()).then_some(round)
}

/// Each step that can be decided now. The token's come one after another, the reads side by side.
fn further(evidence: &Evidence, reach: Reach) -> Vec<Move> {
    let token = || experiment(evidence).map(|step| vec![step]);
    let steps = if !is_taken(evidence, Step::Org) {
        vec![Step::Org]
    } else if !is_taken(evidence, Step::Token) {
        vec![Step::Token]
    } else if let Some(steps) = token() {
        steps
    } else {
        let mut steps = Step::READS.to_vec();
        steps.extend(needed(evidence));
        steps.retain(|step| !is_taken(evidence, *step));
        if steps.is_empty() {
            steps = second_looks(evidence);
        }
        steps
    };
    let moves = steps.into_iter().map(|step| match able(step, evidence) {
        _ if !reach.covers(step) => leave(step, "no selected rule needs it".into()),
        Err(why) => leave(step, why),
        Ok(()) => match question(step, evidence) {
            Some(question) => ask(step, question),
            None => leave(step, "there is nothing to ask".into()),
        },
    });
    moves.collect()
}

/// The calls that try what is needed, beside the lists that are read anyway. Two needs may be tried by one call.
fn needed(evidence: &Evidence) -> Vec<Step> {
    let steps = (0..evidence.needs().len()).filter_map(|at| evidence.step_of(at));
    let mut steps: Vec<Step> = steps.filter(|step| matches!(step, Step::Need(_))).collect();
    steps.sort();
    steps.dedup();
    steps
}

/// The token request that tells apart what the answers so far leave open.
fn experiment(evidence: &Evidence) -> Option<Step> {
    let last = evidence.token().ok()?;
    let cause = last.cause();
    let about_key = matches!(cause, Some(Cause::KidNotRegistered | Cause::BadSignature));
    // Without a kid Okta takes the app's only key, if there is only one. A key that fails then is not tried again.
    if about_key && evidence.sends_kid(&last) && !is_taken(evidence, Step::NoKid) {
        return Some(Step::NoKid);
    }
    if wants_proof(&last) && !is_taken(evidence, Step::DpopProof) {
        return Some(Step::DpopProof);
    }
    let challenged = evidence.attempt(Step::DpopProof);
    if challenged.is_some_and(|proof| wants_nonce(&proof))
        && evidence.nonce().is_some()
        && !is_taken(evidence, Step::Nonce)
    {
        return Some(Step::Nonce);
    }
    let bisection = evidence.scope_bisection()?;
    let open = cause.is_some_and(Cause::is_about_scopes) || last.step == Step::Scopes;
    let stuck = is_unanswered(evidence, Step::Scopes)
        || evidence
            .attempt(Step::Scopes)
            .is_some_and(|one| !one.is_judged());
    (open && !stuck && !bisection.next.is_empty()).then_some(Step::Scopes)
}

/// Questions about what the reads showed. A healthy run has none.
fn second_looks(evidence: &Evidence) -> Vec<Step> {
    let unseen = evidence
        .visibility()
        .is_ok_and(|seen| !seen.hidden.is_empty());
    // Without the scope of any list the roles are all that can be looked at.
    let blind = evidence.lists().is_err() && able(Step::Roles, evidence).is_ok();
    let no_kid = evidence.attempt(Step::NoKid);
    let kid_is_wrong = no_kid.is_some_and(|attempt| attempt.is_past_key());
    let looks = [(Step::Roles, unseen || blind), (Step::Keys, kid_is_wrong)];
    let looks = looks.into_iter().filter(|(_, worth)| *worth);
    let looks = looks.map(|(step, _)| step);
    looks.filter(|step| !is_taken(evidence, *step)).collect()
}

/// What to ask at `step`; `None` where nothing is left to be learnt there.
fn question(step: Step, evidence: &Evidence) -> Option<Question> {
    let get = |path: String, query| Question::Get {
        path,
        query,
        credentials: match (step, evidence.grant()) {
            (Step::Org, _) => Credentials::None,
            (_, Ok(Some(grant))) if grant.token_type.eq_ignore_ascii_case("dpop") => {
                Credentials::Dpop(DpopProof {
                    nonce: nonce_of(step, evidence),
                })
            }
            _ => Credentials::Bearer,
        },
    };
    let scopes = || -> Vec<String> {
        let scopes = evidence.requested_scopes().into_iter();
        scopes.map(str::to_owned).collect()
    };
    let kid = !evidence.overcame(Step::NoKid);
    let plain = |kid, proof| Question::Token {
        kid,
        proof,
        scopes: scopes(),
    };
    Some(match step {
        Step::Org => get(ORGANIZATION.into(), None),
        Step::Token => plain(true, None),
        Step::NoKid => plain(false, None),
        Step::DpopProof => plain(kid, Some(DpopProof { nonce: None })),
        Step::Nonce => plain(kid, Some(with_nonce(evidence))),
        Step::Scopes => {
            let bound = evidence.overcame(Step::DpopProof) || evidence.overcame(Step::Nonce);
            Question::Token {
                kid,
                proof: bound.then(|| with_nonce(evidence)),
                scopes: evidence
                    .scope_bisection()
                    .filter(|bisection| !bisection.next.is_empty())?
                    .next,
            }
        }
        Step::Call => return None,
        Step::Users | Step::Groups | Step::Apps => {
            let list = step.list()?;
            get(list.path.into(), Some(list.query))
        }
        Step::Need(at) => {
            let read = evidence.needs().get(at)?.tried_with()?;
            get(
                read.path.into(),
                Some(read.query).filter(|query| !query.is_empty()),
            )
        }
        Step::Roles => get(client_roles(evidence.trimmed_client_id()), None),
        Step::Keys => get(client_keys(evidence.trimmed_client_id()), None),
    })
}

fn with_nonce(evidence: &Evidence) -> DpopProof {
    DpopProof {
        nonce: evidence.nonce().map(str::to_owned),
    }
}

/// APIs normally want no nonce, but some ask for one as the token endpoint does.
fn nonce_of(step: Step, evidence: &Evidence) -> Option<String> {
    let reply = &evidence.exchange(step).ok()?.reply;
    reply.header("dpop-nonce").map(str::to_owned)
}

/// The budget holds always: what does not fit into it is left out, and says so.
fn within(mut round: Round, evidence: &Evidence, budget: Budget) -> Round {
    let mut left = budget.requests.saturating_sub(evidence.requests_made());
    for one in &mut round.moves {
        if !matches!(one.to_do, ToDo::Ask(_)) {
            continue;
        }
        if budget.left.is_zero() {
            one.to_do = ToDo::Stop("the deadline has passed: raise --deadline".into());
        } else if left == 0 {
            let why = format!(
                "all {} requests are used up: raise --max-requests",
                budget.requests
            );
            one.to_do = ToDo::Stop(why);
        } else {
            left -= 1;
        }
    }
    round
}

fn is_taken(evidence: &Evidence, step: Step) -> bool {
    let turn = evidence.conversation().and_then(|said| said.turn(step));
    turn.is_some()
}

fn is_unanswered(evidence: &Evidence, step: Step) -> bool {
    let turn = evidence.conversation().and_then(|said| said.turn(step));
    turn.is_some_and(|turn| !matches!(turn, Turn::Answered(_)))
}

fn ask(step: Step, question: Question) -> Move {
    let to_do = ToDo::Ask(question);
    Move { step, to_do }
}

fn leave(step: Step, why: String) -> Move {
    let to_do = ToDo::Leave(why);
    Move { step, to_do }
}
