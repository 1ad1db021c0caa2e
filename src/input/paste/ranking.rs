//! Puts what was heard in order: what decides first, then what was said beside it.

use super::normalize::Text;
use super::signals::{Heard, NOTE, Told, Utterance, WRAPPER};
use super::{refusals, remarks, shows, silent};
use crate::input::paste::Pasted;
use crate::model::conversation::{Conversation, Request, Step, Turn};
use crate::okta::errors::Cause;

/// More different things are a manual, not an incident.
const MOST: usize = 40;

pub(super) fn decide(
    text: &Text,
    heard: &mut Heard,
    secrets: Vec<&'static str>,
) -> (shows::Shows, Conversation, Pasted) {
    let mut said = Vec::new();
    refusals::refusals(text, heard, &mut said);
    silent::silent_messages(heard, &mut said);
    if heard.messages.is_empty() {
        said.extend(silent::bare_grant(text));
    }
    remarks::remarks(text, heard, &mut said);
    for failure in &heard.faults {
        said.push(remarks::broken(failure));
    }
    if !said.iter().any(|utterance| utterance.weight > 0)
        && text.flat.len() < NOTE
        && let Some(common) = super::known_errors::find_common(text)
    {
        let entry = common.entry;
        said.push(refusals::refusal(
            text,
            heard,
            &common.span,
            entry.code,
            entry.text,
        ));
    }
    // A wrapper's code says nothing beside what it wraps.
    if said.iter().any(|utterance| utterance.weight >= 10) {
        said.retain(|utterance| utterance.weight != WRAPPER);
    }
    if !said.iter().any(|utterance| utterance.weight > 0) {
        said.extend(silent::bare_status(text));
    }
    if !said.iter().any(|utterance| utterance.weight > 0) && text.flat.len() < NOTE {
        said.extend(silent::topics(&remarks::told_by_people(text, heard)));
    }
    let story = story(&said);
    // What decides comes first; of two that decide alike, the later, since the earlier did not end the story.
    said.sort_by_key(|utterance| std::cmp::Reverse((utterance.weight, utterance.at)));
    let shows = shows::Shows {
        client_id: shows::client_id(&text.flat),
        scopes: shows::scopes(&text.flat),
        base_url: shows::host(text, heard),
    };
    let pasted = Pasted {
        secrets,
        story,
        ..Pasted::default()
    };
    let (conversation, pasted) = conversation(said, pasted);
    (shows, conversation, pasted)
}

/// What Okta's answers were for, in the order of the text.
fn story(said: &[Utterance]) -> Vec<Cause> {
    let turns = said
        .iter()
        .filter(|utterance| matches!(utterance.what, Told::Turn(..)));
    let mut causes: Vec<(usize, Cause)> = turns
        .filter_map(|utterance| Some((utterance.at, utterance.cause?)))
        .collect();
    causes.sort_by_key(|(at, _)| *at);
    causes.into_iter().map(|(_, cause)| cause).collect()
}

fn conversation(said: Vec<Utterance>, mut pasted: Pasted) -> (Conversation, Pasted) {
    let mut turns: Vec<(Step, Turn)> = Vec::new();
    let mut known: Vec<(Option<Cause>, String)> = Vec::new();
    for utterance in said {
        let place = match &utterance.what {
            Told::Turn(_, turn) => asked(turn)
                .map_or("", |request| request.url.as_str())
                .to_owned(),
            Told::Remark(_) => String::new(),
        };
        let same = |(cause, at): &(Option<Cause>, String)| {
            *cause == utterance.cause && (*at == place || place.is_empty() || at.is_empty())
        };
        if utterance.cause.is_some() && known.iter().any(same) || pasted.causes.len() == MOST {
            continue;
        }
        if !pasted.causes.contains(&utterance.cause) {
            pasted.causes.push(utterance.cause);
        }
        known.push((utterance.cause, place));
        match utterance.what {
            Told::Turn(step, turn) => {
                let taken = |(of, _): &(Step, Turn)| *of == step;
                // The token endpoint may answer many times; a list is read once, and again as any other call.
                let step = match step {
                    Step::Users | Step::Groups | Step::Apps if turns.iter().any(taken) => {
                        Step::Call
                    }
                    step => step,
                };
                turns.push((step, *turn));
            }
            Told::Remark(refusal) => pasted.remarks.push(refusal),
        }
    }
    // The last turn of a step is the one that counts.
    let mut conversation = Conversation::default();
    for (step, turn) in turns.into_iter().rev() {
        conversation.record(step, turn);
    }
    (conversation, pasted)
}

fn asked(turn: &Turn) -> Option<&Request> {
    match turn {
        Turn::Answered(exchange) => Some(&exchange.request),
        Turn::Broken { request, .. } => Some(request),
        Turn::NotTaken(_) | Turn::CutShort(_) => None,
    }
}
