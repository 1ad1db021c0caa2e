//! One rule's run, and how it ended.

use super::Reported;
use crate::engine::rule::Rule;
use crate::model::finding::{Missing, Severity, Verdict};
use crate::model::text::named::named;
use crate::tools::Tool;

named! {
    /// How a check ended.
    pub enum Status {
        Pass = "pass",
        Warn = "warn",
        Fail = "fail",
        /// Not looked at.
        Skip = "skip",
        /// Tried, could not tell.
        Unknown = "unknown",
    }
}

impl Status {
    /// Whether this status, and not `other`, is reported for a rule that ended differently for two targets. A check
    /// that was not made for one of them has not passed.
    pub(super) fn outweighs(self, other: Self) -> bool {
        let weight = |status| match status {
            Self::Pass => 0,
            Self::Skip => 1,
            Self::Warn => 2,
            Self::Unknown => 3,
            Self::Fail => 4,
        };
        weight(self) >= weight(other)
    }
}

/// One rule's run.
#[derive(Debug)]
pub struct Check {
    pub rule: &'static Rule,
    pub status: Status,
    /// Why it was skipped, or could not tell.
    pub reason: Option<String>,
    /// Present where it was skipped because a user asked for that.
    pub set_aside: Option<SetAside>,
}

impl Check {
    pub(super) fn passed(rule: &'static Rule) -> Self {
        Self {
            rule,
            status: Status::Pass,
            reason: None,
            set_aside: None,
        }
    }
}

/// Which setting of a user makes a check not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// `--only` or `--skip`: it was not looked at.
    NotSelected,
    /// An ignore covers what it found.
    Ignored,
}

/// One rule's run for one target.
pub(super) fn verdict(
    rule: &'static Rule,
    verdict: Verdict,
    target: &Tool,
) -> (Check, Vec<Reported>) {
    let mut check = Check::passed(rule);
    let mut found = Vec::new();
    match verdict {
        Err(missing) => {
            check.status = match missing {
                Missing::Broken(_) => Status::Unknown,
                Missing::NotAsked(_) | Missing::Unreadable(_) => Status::Skip,
            };
            check.reason = Some(missing.to_string());
        }
        Ok(findings) => {
            for finding in findings {
                let severity = finding.severity.unwrap_or(rule.severity);
                check.status = match severity {
                    _ if finding.undecided => Status::Unknown,
                    Severity::Error => Status::Fail,
                    _ if check.status == Status::Fail => Status::Fail,
                    _ => Status::Warn,
                };
                found.push(Reported {
                    rule,
                    severity,
                    finding,
                    targets: vec![target.name],
                    place: 0,
                });
            }
        }
    }
    (check, found)
}
