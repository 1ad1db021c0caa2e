//! A run on file: what was given, said and found, without a secret; read again, today's rules judge it anew.
//!
//! The conversation and the shown inputs are replayed. The private key is not in the file, only its public members
//! are, so the rules about the key cannot look again: what they said then is taken over, and their checks say so. The
//! same holds for an input that was masked because it held a secret.

mod document;
mod leak;
mod names;
mod taken;
mod turn;
mod writer;

use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::engine::need::Need;
use crate::engine::policy::Policy;
use crate::engine::report::Report;
use crate::engine::rule::{Rule, Ruleset};
use crate::model::connection::{Connection, Field, Input, KeyId, Origin};
use crate::model::conversation::Conversation;
use crate::model::finding::Missing;
use crate::model::redact::shown;
use crate::tools::Tool;

use document::{Document, FORMAT, RunInfo, SavedCheck, SavedFinding};
pub use writer::{Leaked, write};

/// Why a text is no saved run that can be read.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    #[error("this is no saved run")]
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
    pub conversation: Conversation,
    pub targets: Vec<&'static Tool>,
    /// The version that wrote it.
    pub version: String,
    /// In seconds since the Unix epoch.
    pub started: f64,
    /// In seconds.
    pub duration: f64,
    masked: Vec<Field>,
    checks: Vec<SavedCheck>,
    findings: Vec<SavedFinding>,
}

/// Whether a text has the look of a saved run, so that it is worth a [`read`].
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
    let document: Document = serde_json::from_value(json).map_err(damaged)?;
    let given = document.connection;
    let masked = given.inputs.iter().filter(|input| input.masked);
    let masked: Vec<Field> = masked
        .filter_map(|input| document::field(&input.name))
        .collect();
    let input = |field: Field| {
        let found = given.inputs.iter().find(|input| input.name == field.name());
        let found = found.ok_or_else(|| SavedError::Damaged(format!("no {}", field.name())))?;
        Ok(Input::new(field, found.text.clone(), found.origin.read()))
    };
    let mut connection = Connection::new(
        input(Field::ClientId)?,
        input(Field::Key)?,
        input(Field::Domain)?,
        input(Field::Scopes)?,
    );
    connection.domain_form = given.domain_form.map(Into::into);
    connection.key_id = given.key_id.map(|text| KeyId {
        text,
        origin: Origin::Named("saved run".into()),
    });
    connection.base_url = given.base_url.and_then(|url| url::Url::parse(&url).ok());
    let needs = given.needs.iter();
    connection.needs = needs.filter_map(|need| Need::read(need).ok()).collect();
    let mut conversation = Conversation::default();
    for turn in document.conversation {
        let (step, turn) = turn.read().map_err(SavedError::Damaged)?;
        conversation.record(step, turn);
    }
    Ok(Saved {
        checks: document.checks,
        findings: document.findings,
        connection,
        conversation,
        targets: targets(&document.run)?,
        version: document.tool.version,
        started: document.run.started,
        duration: document.run.duration,
        masked,
    })
}

/// Those of the run, as far as this version knows them; a run of before there were several has one.
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

impl Saved {
    pub fn evidence(&self) -> Evidence<'_> {
        Evidence::of_targets(&self.connection, &self.targets, Some(&self.conversation))
    }

    /// What today's rules say of it.
    pub fn report(&self, rules: Ruleset) -> Report {
        self.report_under(&Policy::default(), rules)
    }

    /// The same of the rules that the policy selects, without the findings that it ignores.
    pub fn report_under(&self, policy: &Policy, rules: Ruleset) -> Report {
        let evidence = self.evidence();
        let mut taken = Vec::new();
        let mut report = Report::judged(policy, rules, &evidence, |rule, target| {
            let evidence = evidence.seen_by(target);
            let then = taken::verdict(&self.checks, &self.findings, &self.connection, rule, target);
            if !self.can_judge(rule) {
                taken.push(rule.id);
                let unknown = "a rule newer than the saved run, which does not hold what it needs";
                return then.unwrap_or_else(|| Err(Missing::NotAsked(unknown.into())));
            }
            match ((rule.check)(&evidence), then) {
                // It saw then what is not in the file.
                (Err(Missing::NotAsked(_) | Missing::Unreadable(_)), Some(Ok(then))) => {
                    taken.push(rule.id);
                    Ok(then)
                }
                (now, _) => now,
            }
        });
        let checks = report.checks.iter_mut();
        for check in checks.filter(|check| taken.contains(&check.rule.id)) {
            let said = || format!("as okta-cc {} found it: not judged again", self.version);
            check.reason.get_or_insert_with(said);
        }
        report
    }

    /// Whether all that a rule looks at is in the file.
    fn can_judge(&self, rule: &Rule) -> bool {
        let whole = |field| !self.masked.contains(&field);
        match rule.group {
            Group::Inputs => rule.id.starts_with("client_id_") && whole(Field::ClientId),
            Group::Key => false,
            Group::Domain => whole(Field::Domain),
            Group::Scopes => whole(Field::Scopes),
            Group::Org | Group::Token | Group::Api => true,
        }
    }
}
