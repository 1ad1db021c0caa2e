//! The checks as a tree: one branch per group, with its state of health and the experiments that explain it.

use super::experiments::{self, ExperimentLine};
use super::{Run, health};
use crate::engine::group::Group;
use crate::engine::report::{Check, SetAside, Status};

/// The line of one group, and what belongs under it.
pub(super) struct Branch {
    pub group: Group,
    pub status: Status,
    pub said: String,
    /// For the right margin.
    pub aside: String,
    pub lines: Vec<ExperimentLine>,
}

pub(super) fn branch(run: &Run, group: Group) -> Branch {
    let checks = || run.report.checks.iter();
    let checks = || checks().filter(|check| check.rule.group == group);
    let mut ids: Vec<&str> = Vec::new();
    for found in run.report.found_and_alternative().iter() {
        if found.rule.group == group && !ids.contains(&found.rule.id) {
            ids.push(found.rule.id);
        }
    }
    let unselected = checks().filter(|one| one.set_aside == Some(SetAside::NotSelected));
    let (unselected, all) = (unselected.count(), checks().count());
    let counts = |check: &&Check| check.set_aside.is_none();
    let worst = [Status::Fail, Status::Unknown, Status::Warn, Status::Pass];
    let worst = worst
        .into_iter()
        .find(|status| checks().filter(counts).any(|check| check.status == *status));
    // With nothing found and something not looked at, the group is not fine.
    let blocked = |check: &&Check| matches!(check.status, Status::Skip | Status::Unknown);
    let blocked = checks().filter(counts).find(blocked);
    let reason = |check: &Check| check.reason.clone().unwrap_or_default();
    let mut aside = String::new();
    let (status, said) = match (worst, blocked) {
        _ if unselected == all => {
            let said = checks().next().map(reason).unwrap_or_default();
            (Status::Skip, format!("not looked at: {said}"))
        }
        (Some(Status::Pass) | None, Some(check)) => {
            (Status::Skip, format!("not looked at: {}", reason(check)))
        }
        (Some(Status::Unknown), Some(check)) if ids.is_empty() => (Status::Unknown, reason(check)),
        (Some(status @ (Status::Fail | Status::Warn | Status::Unknown)), _) => {
            (status, ids.join(", "))
        }
        _ if unselected > 0 => {
            let looked_at = all - unselected;
            let said = format!("{looked_at} of {all} checks looked at, the rest not selected");
            (Status::Skip, said)
        }
        _ => match ignored(run, group) {
            Some(said) => (Status::Skip, said),
            None => {
                let said;
                (said, aside) = health::statement(group, &run.evidence);
                (Status::Pass, said)
            }
        },
    };
    Branch {
        group,
        status,
        said,
        aside,
        lines: experiments::lines(group, &run.evidence),
    }
}

/// `ignored: key_leading_zero until 2027-01-31`
fn ignored(run: &Run, group: Group) -> Option<String> {
    let its = run
        .report
        .suppressed
        .iter()
        .filter(|one| one.found.rule.group == group);
    let its = its.map(|one| format!("{} until {}", one.found.rule.id, one.until));
    let mut its: Vec<String> = its.collect();
    its.dedup();
    (!its.is_empty()).then(|| format!("ignored: {}", its.join(", ")))
}

pub(super) fn title(group: Group) -> &'static str {
    match group {
        Group::Inputs => "Inputs",
        Group::Key => "Key",
        Group::Domain => "Domain",
        Group::Scopes => "Scopes",
        Group::Org => "Org",
        Group::Token => "Token",
        Group::Api => "API",
    }
}

/// A symbol is never alone: words beside it say the same.
pub(super) fn symbol(status: Status, unicode: bool) -> &'static str {
    match (status, unicode) {
        (Status::Pass, true) => "✓",
        (Status::Pass, false) => "ok",
        (Status::Warn, true) => "⚠",
        (Status::Warn, false) => "! ",
        (Status::Fail, true) => "✗",
        (Status::Fail, false) => "x ",
        (Status::Skip, true) => "–",
        (Status::Skip, false) => "- ",
        (Status::Unknown, true) => "?",
        (Status::Unknown, false) => "? ",
    }
}
