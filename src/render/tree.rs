//! The checks as a tree: one branch per group, with its state of health and the experiments that explain it.

use super::experiments::{self, Line};
use super::{Run, summary};
use crate::report::{Check, Group, Status};

/// What there is to say of one group.
pub(super) struct Branch {
    pub group: Group,
    pub status: Status,
    pub said: String,
    /// For the right margin.
    pub aside: String,
    pub lines: Vec<Line>,
}

pub(super) fn branch(run: &Run, group: Group) -> Branch {
    let checks = || run.report.checks.iter();
    let checks = || checks().filter(|check| check.group == group);
    let mut ids: Vec<&str> = Vec::new();
    for found in run.report.findings.iter() {
        if found.group == group && !ids.contains(&found.rule.id) {
            ids.push(found.rule.id);
        }
    }
    let worst = [Status::Fail, Status::Unknown, Status::Warn, Status::Pass];
    let worst = worst
        .into_iter()
        .find(|status| checks().any(|check| check.status == *status));
    // With nothing found and something not looked at, the group is not fine.
    let blocked = checks().find(|check| matches!(check.status, Status::Skip | Status::Unknown));
    let reason = |check: &Check| check.reason.clone().unwrap_or_default();
    let (status, said, aside) = match (worst, blocked) {
        (Some(Status::Pass) | None, Some(check)) => (
            Status::Skip,
            format!("not looked at: {}", reason(check)),
            String::new(),
        ),
        (Some(Status::Unknown), Some(check)) if ids.is_empty() => {
            (Status::Unknown, reason(check), String::new())
        }
        (Some(status @ (Status::Fail | Status::Warn | Status::Unknown)), _) => {
            (status, ids.join(", "), String::new())
        }
        _ => {
            let (said, aside) = summary::statement(group, &run.evidence);
            (Status::Pass, said, aside)
        }
    };
    Branch {
        group,
        status,
        said,
        aside,
        lines: experiments::lines(group, &run.evidence),
    }
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

/// A symbol never stands alone: words beside it say the same.
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
