//! What the rules said when the run was saved, as verdicts that can be taken over.

use super::document::{SavedCheck, SavedFinding, SavedSpan, field};
use crate::engine::report::{Check, Reported};
use crate::engine::rule::Rule;
use crate::model::connection::Connection;
use crate::model::finding::Missing;
use crate::model::finding::{Certainty, Finding, Fix, Label, Severity, Verdict};
use crate::tools::Tool;

pub(super) fn check(check: &Check) -> SavedCheck {
    SavedCheck {
        id: check.rule.id.into(),
        status: check.status.name().into(),
        reason: check.reason.clone(),
    }
}

pub(super) fn finding(reported: &Reported) -> SavedFinding {
    let finding = &reported.finding;
    let label = |label: &Label| SavedSpan {
        input: label.field.name().into(),
        start: label.span.start,
        end: label.span.end,
        text: label.text.clone(),
    };
    SavedFinding {
        id: reported.rule.id.into(),
        message: finding.message.clone(),
        labels: finding.labels.iter().map(label).collect(),
        help: finding.help.clone(),
        certainty: finding.certainty.name().into(),
        evidence: finding.evidence.clone(),
        fix: finding.fix.as_ref().map(|fix| SavedSpan {
            input: fix.field.name().into(),
            start: fix.span.start,
            end: fix.span.end,
            text: fix.replacement.clone(),
        }),
        member: finding.member.clone(),
        severity: reported.severity.name().into(),
        undecided: finding.undecided,
        targets: reported.targets.iter().map(|name| (*name).into()).collect(),
    }
}

/// What a rule said then for a target; `None` where it said nothing.
pub(super) fn verdict(
    checks: &[SavedCheck],
    findings: &[SavedFinding],
    connection: &Connection,
    rule: &Rule,
    target: &Tool,
) -> Option<Verdict> {
    let check = checks.iter().find(|check| check.id == rule.id)?;
    let concerns = |finding: &&SavedFinding| {
        let all = finding.targets.is_empty();
        finding.id == rule.id && (all || finding.targets.iter().any(|name| name == target.name))
    };
    let own: Vec<Finding> = findings
        .iter()
        .filter(concerns)
        .map(|saved| read(saved, connection))
        .collect();
    let reason = || check.reason.clone().unwrap_or_default();
    Some(match check.status.as_str() {
        "skip" => Err(Missing::NotAsked(reason())),
        "unknown" if own.is_empty() => Err(Missing::Broken(reason())),
        _ => Ok(own),
    })
}

fn read(saved: &SavedFinding, connection: &Connection) -> Finding {
    // A file can be edited: what points outside the text points nowhere.
    let place = |at: &SavedSpan| {
        let field = field(&at.input)?;
        let text = connection.input(field).text();
        text.get(at.start..at.end)
            .map(|_| (field, at.start..at.end))
    };
    let labels = saved.labels.iter().filter_map(|label| {
        let (field, span) = place(label)?;
        let text = label.text.clone();
        Some(Label { field, span, text })
    });
    let fix = saved.fix.as_ref().and_then(|fix| {
        let (field, span) = place(fix)?;
        let replacement = fix.text.clone();
        Some(Fix {
            field,
            span,
            replacement,
        })
    });
    let certainties = [Certainty::Certain, Certainty::Likely];
    let certainty = certainties
        .into_iter()
        .find(|one| one.name() == saved.certainty);
    let severities = [Severity::Error, Severity::Warning];
    let severity = severities
        .into_iter()
        .find(|one| one.name() == saved.severity);
    Finding {
        labels: labels.collect(),
        help: saved.help.clone(),
        certainty: certainty.unwrap_or(Certainty::Possible),
        evidence: saved.evidence.clone(),
        fix,
        member: saved.member.clone(),
        severity: Some(severity.unwrap_or(Severity::Advice)),
        undecided: saved.undecided,
        ..Finding::new(saved.message.clone())
    }
}
