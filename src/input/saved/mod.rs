//! Reads a saved run: inputs, conversation and findings, without a secret. The current rules judge it again in
//! [`replay`](crate::engine::replay).

mod document;

use std::ops::Range;

use crate::model::connection::{Connection, Field, Input, KeyId, Origin};
use crate::model::conversation::Conversation;
use crate::model::finding::Finding;
use crate::model::need::Need;
use crate::model::redact::shown;
use crate::tools::Tool;

use document::plausible;
pub(crate) use document::{
    FORMAT, Program, RunInfo, SavedCheck, SavedConnection, SavedFinding, SavedInput, SavedReply,
    SavedRun, SavedTurn,
};

/// Why a text cannot be read as a saved run.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    #[error("this is not a saved run")]
    NotOne,
    #[error(
        "this run was saved in the format {0}, which this version of okta-cc does not know. Update okta-cc."
    )]
    Version(String),
    #[error("this saved run is damaged: {0}. Save it again with doctor --save.")]
    Damaged(String),
}

/// A saved run.
pub struct Saved {
    pub connection: Connection,
    /// What a pipeline needed of it.
    pub needs: Vec<Need>,
    pub conversation: Conversation,
    pub targets: Vec<&'static Tool>,
    /// The version that wrote it.
    pub version: String,
    /// In seconds since the Unix epoch.
    pub started: f64,
    /// In seconds.
    pub duration: f64,
    /// The inputs that are not as they were given.
    pub(crate) masked: Vec<Field>,
    pub(crate) checks: Vec<SavedCheck>,
    pub(crate) findings: Vec<SavedFinding>,
}

/// Whether a text looks like a saved run, so that [`read`] is worth trying.
pub fn is_one(text: &str) -> bool {
    let start = text.get(..200).unwrap_or(text);
    text.trim_start().starts_with('{') && start.contains("\"okta-cc/run/")
}

/// # Errors
/// When the text is no saved run, or one of another version.
pub fn read(text: &str) -> Result<Saved, SavedError> {
    let damaged = |error: serde_json::Error| SavedError::Damaged(shown(&error.to_string()));
    let json: serde_json::Value = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) if is_one(text) => return Err(damaged(error)),
        Err(_) => return Err(SavedError::NotOne),
    };
    match json.get("schema").and_then(serde_json::Value::as_str) {
        Some(FORMAT) => {}
        Some(other) if other.starts_with("okta-cc/run/") => {
            return Err(SavedError::Version(shown(other)));
        }
        _ => return Err(SavedError::NotOne),
    }
    let saved: SavedRun = serde_json::from_value(json).map_err(damaged)?;
    let given = saved.connection;
    let masked = given.inputs.iter().filter(|input| input.masked);
    let masked: Vec<Field> = masked.map(|input| input.field).collect();
    let input = |field: Field| {
        let found = given.inputs.iter().find(|input| input.field == field);
        let found = found.ok_or_else(|| SavedError::Damaged(format!("no {}", field.name())))?;
        Ok(Input::new(field, found.text.clone(), found.origin.clone()))
    };
    let mut connection = Connection::new(
        input(Field::ClientId)?,
        input(Field::Key)?,
        input(Field::Domain)?,
        input(Field::Scopes)?,
    );
    connection.domain_form = given.domain_form;
    connection.tool_file = given.tool_file;
    connection.key_id = given.key_id.map(|text| KeyId {
        text,
        origin: Origin::Named("saved run".into()),
    });
    connection.base_url = given.base_url.and_then(|url| url::Url::parse(&url).ok());
    connection.host_found_in = given.host_found_in;
    let needs = given.needs.iter();
    let needs = needs.filter_map(|need| Need::read(need).ok()).collect();
    let mut conversation = Conversation::default();
    for turn in saved.conversation {
        let step = turn.step;
        let neither = || format!("step {} has neither reply nor fault", step.name());
        let turn = turn.read().ok_or_else(|| SavedError::Damaged(neither()))?;
        conversation.record(step, turn);
    }
    let mut findings = saved.findings;
    for saved in &mut findings {
        within(&connection, &mut saved.finding);
    }
    Ok(Saved {
        checks: saved.checks,
        findings,
        connection,
        needs,
        conversation,
        targets: targets(&saved.run)?,
        version: saved.tool.version,
        started: plausible(saved.run.started),
        duration: plausible(saved.run.duration),
        masked,
    })
}

/// Drops labels and fixes that point outside their input's text: anybody may have edited the file.
fn within(connection: &Connection, finding: &mut Finding) {
    let holds = |field, span: &Range<usize>| {
        let text = connection.input(field).text();
        text.get(span.clone()).is_some()
    };
    finding
        .labels
        .retain(|label| holds(label.field, &label.span));
    finding.fix.take_if(|fix| !holds(fix.field, &fix.span));
}

/// The run's targets. A file of an older version has only one.
fn targets(run: &RunInfo) -> Result<Vec<&'static Tool>, SavedError> {
    let names = if run.targets.is_empty() {
        std::slice::from_ref(&run.target)
    } else {
        &run.targets
    };
    let unknown = |name: &str| {
        SavedError::Damaged(format!("no target {}", crate::model::redact::shown(name)))
    };
    let known = |name: &String| Tool::named(name).ok_or_else(|| unknown(name));
    names.iter().map(known).collect()
}
