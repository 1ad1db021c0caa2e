//! From flags and the team's file to what a run checks, tolerates and fails on.

use std::path::Path;

use time::{Date, OffsetDateTime};

use crate::app::command::Failure;
use crate::app::files::{AskedBy, Files, find_upwards, root_around};
use crate::app::flags::{Gate, Needs, Team};
use crate::engine::group::Group;
use crate::engine::policy::{Ignore, Policy, RuleSelector, Selection};
use crate::input::name_of;
use crate::input::policy::{self, PolicyFile};
use crate::model::finding::FailOn;
use crate::model::need::Need;
use crate::probe::now;
use crate::probe::plan::Reach;
use crate::rules::RULES;
use crate::tools::Tool;

/// What was decided before a run.
pub(super) struct Settings {
    pub policy: Policy,
    pub fail_on: FailOn,
    /// The default when no flag is given.
    pub targets: Vec<&'static Tool>,
    /// What a pipeline needs of each connection.
    pub needs: Vec<Need>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: Policy::default(),
            fail_on: FailOn::Error,
            targets: Vec::new(),
            needs: Vec::new(),
        }
    }
}

/// The team's file: the one that is named, or else the one that is found.
///
/// # Errors
/// When it cannot be read, or something in it is wrong.
pub(super) fn team(team: &Team, files: &Files) -> Result<PolicyFile, Failure> {
    let root;
    let (path, by) = match &team.config {
        _ if team.no_config => return Ok(PolicyFile::default()),
        Some(path) => (path.clone(), AskedBy::User),
        None => match find_upwards(policy::NAME) {
            None => return Ok(PolicyFile::default()),
            Some(path) => {
                root = root_around(Path::new("."), None);
                (path, AskedBy::Found(&root))
            }
        },
    };
    let file = PolicyFile::read(&name_of(&path), &files.read(&path, by)?)?;
    // An unknown rule name is an error also for commands that do not use the ignores.
    ignores(&file)?;
    Ok(file)
}

/// What the flags say is needed, or else the file.
///
/// # Errors
/// When there is no such scope or call.
pub(super) fn needs(flags: &Needs, file: &PolicyFile) -> Result<Vec<Need>, Failure> {
    if flags.need.is_empty() {
        return Ok(file.needs.clone());
    }
    let needs = flags.need.iter().map(|text| Need::read(text));
    let needs = needs.collect::<Result<_, _>>();
    needs.map_err(|error| Failure::Usage(format!("--need: {error}")))
}

/// Flags take precedence over the file.
///
/// # Errors
/// When a name is no rule's, or no rule is left.
pub(super) fn settings(gate: &Gate, file: &PolicyFile) -> Result<Settings, Failure> {
    let selection = Selection {
        only: named("--only", &gate.only)?,
        skip: named("--skip", &gate.skip)?,
    };
    if selection.of(RULES).next().is_none() {
        let problem = "--only and --skip exclude every rule. Leave one of them out.";
        return Err(Failure::Usage(problem.into()));
    }
    let fail_on = gate.fail_on.or(file.fail_on);
    Ok(Settings {
        policy: Policy {
            selection,
            ignores: ignores(file)?,
            today: today(),
            strict: false,
        },
        fail_on: fail_on.unwrap_or(FailOn::Error),
        targets: file.targets.clone(),
        needs: Vec::new(),
    })
}

fn ignores(file: &PolicyFile) -> Result<Vec<Ignore>, Failure> {
    let ignores = file.ignores.iter().map(|entry| Ignore::read(entry, RULES));
    Ok(ignores.collect::<Result<_, _>>()?)
}

/// In UTC.
fn today() -> Date {
    let now = OffsetDateTime::from_unix_timestamp(now() as i64);
    now.map_or(Date::MAX, OffsetDateTime::date)
}

fn named(flag: &str, texts: &[String]) -> Result<Vec<RuleSelector>, Failure> {
    let named = texts.iter().map(|text| RuleSelector::read(text, RULES));
    let named = named.collect::<Result<_, _>>();
    named.map_err(|error| Failure::Usage(format!("{flag}: {error}")))
}

impl Settings {
    /// How far the selected rules need the org to be asked.
    pub(super) fn reach(&self) -> Reach {
        let rules = self.policy.selection.of(RULES);
        let reach = rules.map(|rule| match rule.group {
            Group::Org => Reach::Org,
            Group::Token => Reach::Token,
            Group::Api => Reach::Api,
            _ => Reach::Nowhere,
        });
        reach.max().unwrap_or(Reach::Nowhere)
    }
}
