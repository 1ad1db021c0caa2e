//! Takes the findings that an ignore covers out of a report, and remembers them.

use time::Date;

use super::{Report, Reported, SetAside, Status};
use crate::engine::evidence::Evidence;
use crate::engine::policy::{Ignore, Policy};
use crate::input::policy::IgnoreEntry;

/// A finding that an ignore covers: it is reported, and makes nothing fail.
#[derive(Debug)]
pub struct Suppressed {
    pub found: Reported,
    pub reason: String,
    /// The last day on which it is suppressed, in UTC.
    pub until: Date,
    /// Where the ignore stands: `okta-cc.toml:12`.
    pub place: String,
}

/// What became of one ignore in one report. Over several reports the last of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IgnoreOutcome {
    /// It is about another connection, or its rules could not judge, so that it is unknown whether it is needed.
    Open,
    /// All of its rules judged and found nothing: it can be removed.
    Unused,
    /// It suppressed something.
    Used,
    /// It would have suppressed something, but its last day is over.
    Ended,
}

impl Report {
    /// Moves what the policy's ignores cover to [`Report::suppressed`].
    pub(crate) fn suppress(&mut self, policy: &Policy, evidence: &Evidence) {
        self.ignores = vec![IgnoreOutcome::Open; policy.ignores.len()];
        let all = policy.ignores.iter().enumerate();
        // One that still holds takes precedence over one that has ended.
        let (ended, hold): (Vec<_>, Vec<_>) =
            all.partition(|(_, one)| policy.today > one.entry.until);
        for (at, ignore) in hold.into_iter().chain(ended) {
            self.ignores[at] = self.apply(ignore, policy.today, evidence);
        }
    }

    fn apply(&mut self, ignore: &Ignore, today: Date, evidence: &Evidence) -> IgnoreOutcome {
        if !ignore.is_about(evidence) {
            return IgnoreOutcome::Open;
        }
        let covers = |found: &Reported| ignore.rules.has(found.rule);
        if !self.findings.iter().any(covers) {
            return self.without_finding(ignore);
        }
        let IgnoreEntry {
            until,
            place,
            reason,
            ..
        } = &ignore.entry;
        if today > *until {
            for found in self.findings.iter_mut().filter(|found| covers(found)) {
                let ended =
                    format!("The ignore at {place} ended on {until}: the finding counts again.");
                found.finding.evidence.push(ended);
            }
            return IgnoreOutcome::Ended;
        }
        let (covered, rest) = std::mem::take(&mut self.findings)
            .into_iter()
            .partition(covers);
        self.findings = rest;
        let covered: Vec<Reported> = covered;
        for found in covered {
            self.remove_from_check(&found, format!("ignored until {until}: {reason}"));
            self.suppressed.push(Suppressed {
                found,
                reason: reason.clone(),
                until: *until,
                place: place.clone(),
            });
        }
        IgnoreOutcome::Used
    }

    /// The outcome of an ignore that covers no finding.
    fn without_finding(&self, ignore: &Ignore) -> IgnoreOutcome {
        let mut its = self
            .checks
            .iter()
            .filter(|check| ignore.rules.has(check.rule));
        let looked = |status| matches!(status, Status::Pass | Status::Warn | Status::Fail);
        if its.all(|check| looked(check.status)) {
            IgnoreOutcome::Unused
        } else {
            IgnoreOutcome::Open
        }
    }

    /// A check with nothing left to say was still not passed.
    fn remove_from_check(&mut self, found: &Reported, why: String) {
        let its = self
            .checks
            .iter_mut()
            .find(|check| check.rule.id == found.rule.id);
        if let Some(check) = its {
            check.status = Status::Skip;
            check.reason = Some(why);
            check.set_aside = Some(SetAside::Ignored);
        }
    }
}
