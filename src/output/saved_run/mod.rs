//! Writes a run as a file: inputs, conversation and findings, without a secret. `input/saved` reads it again.

mod anonymize;
mod turn;

use super::Run;
use crate::engine::report::{Check, Reported};
use crate::input::saved::{
    FORMAT, Program, RunInfo, SavedCheck, SavedConnection, SavedFinding, SavedInput, SavedRun,
};
use crate::model::connection::{Connection, Field, Origin};
use crate::model::conversation::{Conversation, Step};
use crate::model::key::number::encode;
use crate::model::redact::{Secrets, shown, shown_key_id};

/// A part of a secret would have been in the file.
#[derive(Debug, thiserror::Error)]
#[error(
    "not saved: a part of a secret would be in the file. Please report this as a bug of okta-cc."
)]
pub struct Leaked;

/// The run without a secret; with `anonymize` without the names of org, client and users too.
///
/// # Errors
/// When a part of a secret would be in it: nothing is written then.
///
/// # Panics
/// Never: the structs are plain data, which JSON can hold.
pub fn write(run: &Run, anonymize: bool) -> Result<String, Leaked> {
    let connection = run.evidence.connection();
    let nothing = Conversation::default();
    let said = run.evidence.conversation().unwrap_or(&nothing);
    let kept = connection.inputs().map(|input| match input.field() {
        Field::Key => public_key(connection),
        _ => input.shown().to_owned(),
    });
    let inputs = connection.inputs().into_iter().zip(&kept);
    let inputs = inputs.map(|(input, kept)| SavedInput {
        field: input.field(),
        text: kept.clone(),
        masked: kept != input.text(),
        origin: input.origin().clone(),
    });
    let (targets, needs) = (
        run.evidence.targets().into_iter(),
        run.evidence.needs().iter(),
    );
    let key_id = connection.key_id.as_ref();
    let document = SavedRun {
        schema: FORMAT.into(),
        tool: Program {
            name: "okta-cc".into(),
            version: env!("CARGO_PKG_VERSION").into(),
        },
        run: RunInfo {
            target: run.evidence.tool().name.into(),
            targets: targets.map(|target| target.name.into()).collect(),
            started: run.started,
            duration: run.duration,
            anonymized: anonymize,
        },
        connection: SavedConnection {
            inputs: inputs.collect(),
            domain_form: connection.domain_form,
            tool_file: connection.tool_file.clone(),
            key_id: key_id.map(|key_id| shown_key_id(&key_id.text)),
            base_url: connection.base_url.as_ref().map(ToString::to_string),
            host_found_in: connection.host_found_in.as_deref().map(shown),
            needs: needs.map(|need| need.as_str().to_owned()).collect(),
        },
        conversation: said
            .turns()
            // An answer to a need is not in the file: what was found then is used instead.
            .filter(|(step, _)| !matches!(step, Step::Need(_)))
            .map(|(step, turn)| turn::saved(step, turn))
            .collect(),
        checks: run.report.checks.iter().map(check).collect(),
        findings: run.report.findings.iter().map(finding).collect(),
    };
    let document = if anonymize {
        let mut json = serde_json::to_value(&document).expect("plain data");
        anonymize::replace(&mut json, connection);
        let mut document: SavedRun = serde_json::from_value(json).expect("only texts have changed");
        if let Some(file) = &mut document.connection.host_found_in {
            *file = "file".into();
        }
        for (input, kept) in document.connection.inputs.iter_mut().zip(&kept) {
            // A placeholder must not be judged as a value.
            input.masked |= input.text != *kept;
            // A path may hold the name of a user.
            if let Origin::File { path, .. } = &mut input.origin {
                *path = input.field.name().into();
            }
        }
        document
    } else {
        document
    };
    let mut text = serde_json::to_string_pretty(&document).expect("plain data");
    text.push('\n');
    let mut secrets = Secrets::default();
    secrets.learn_connection(connection);
    match secrets.are_in(&text) {
        true => Err(Leaked),
        false => Ok(text),
    }
}

/// The key as it may be shown, with its public numbers in their places: Okta's list of the app's keys is compared with them.
fn public_key(connection: &Connection) -> String {
    let input = connection.input(Field::Key);
    let mut kept = input.shown().to_owned();
    let Some(jwk) = connection.key().jwk() else {
        return kept;
    };
    for name in ["n", "e"] {
        let number = jwk.get(name).zip(jwk.octets(name));
        let Some((member, (octets, _))) = number else {
            continue;
        };
        let (span, number) = (member.value.span.clone(), encode(octets));
        let text = input.text().get(span.clone()).unwrap_or_default();
        // Inside an encoding, a place in the text may hold something else.
        if let Some(at) = text.find(&number)
            && connection.key().can_be_edited()
        {
            let start = span.start + at;
            kept.replace_range(start..start + number.len(), &number);
        }
    }
    kept
}

fn check(check: &Check) -> SavedCheck {
    SavedCheck {
        id: check.rule.id.into(),
        status: check.status.name().into(),
        reason: check.reason.clone(),
    }
}

fn finding(reported: &Reported) -> SavedFinding {
    SavedFinding {
        id: reported.rule.id.into(),
        finding: reported.finding.clone().severity(reported.severity),
        targets: reported.targets.iter().map(|name| (*name).into()).collect(),
    }
}
