//! What the rules said when the run was saved, as verdicts that can be taken over.

use super::document::{SavedCheck, SavedFinding};
use crate::engine::report::{Check, Reported};
use crate::engine::rule::Rule;
use crate::model::finding::{Finding, Missing, Verdict};
use crate::tools::Target;

pub(super) fn check(check: &Check) -> SavedCheck {
    SavedCheck {
        id: check.rule.id.into(),
        status: check.status.name().into(),
        reason: check.reason.clone(),
    }
}

pub(super) fn finding(reported: &Reported) -> SavedFinding {
    SavedFinding {
        id: reported.rule.id.into(),
        finding: reported.finding.clone().severity(reported.severity),
        targets: reported.targets.iter().map(|name| (*name).into()).collect(),
    }
}

/// What a rule said then for a target; `None` where it said nothing.
pub(super) fn verdict(
    checks: &[SavedCheck],
    findings: &[SavedFinding],
    rule: &Rule,
    target: &Target,
) -> Option<Verdict> {
    let check = checks.iter().find(|check| check.id == rule.id)?;
    let concerns = |finding: &&SavedFinding| {
        let all = finding.targets.is_empty();
        finding.id == rule.id && (all || finding.targets.iter().any(|name| name == target.name))
    };
    let own = findings.iter().filter(concerns);
    let own: Vec<Finding> = own.map(|saved| saved.finding.clone()).collect();
    let reason = || check.reason.clone().unwrap_or_default();
    Some(match check.status.as_str() {
        "skip" => Err(Missing::NotAsked(reason())),
        "unknown" if own.is_empty() => Err(Missing::Broken(reason())),
        _ => Ok(own),
    })
}
