//! A saved run, judged again with the current rules.
//!
//! The conversation and the masked inputs are judged anew. Of the private key only the public members are in the file,
//! so the rules about the key cannot judge again: their old findings are kept, and their checks say so. The same holds
//! for an input that was masked because it held a secret.

use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::engine::policy::Policy;
use crate::engine::report::Report;
use crate::engine::rule::{Rule, Ruleset};
use crate::input::saved::{Saved, SavedFinding};
use crate::model::connection::Field;
use crate::model::finding::{Finding, Missing, Verdict};
use crate::tools::Tool;

impl Saved {
    /// The evidence that the file holds.
    pub fn evidence(&self) -> Evidence<'_> {
        Evidence::of_targets(&self.connection, &self.targets, Some(&self.conversation))
            .needing(&self.needs)
    }

    /// The report of today's rules on it: those that the policy selects, without the findings that it ignores.
    pub fn report_under(&self, policy: &Policy, rules: Ruleset) -> Report {
        let evidence = self.evidence();
        let mut taken = Vec::new();
        let mut report = Report::judged(policy, rules, &evidence, |rule, tool| {
            let evidence = evidence.seen_by(tool);
            let then = self.said_then(rule, tool);
            if !self.can_judge(rule) {
                taken.push(rule.id);
                let unknown =
                    "the rule is newer than the saved run, which lacks what the rule needs";
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

    /// Whether the file holds everything that a rule looks at.
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

    /// The verdict of a rule for a tool in the saved run; `None` where the file has none.
    fn said_then(&self, rule: &Rule, tool: &Tool) -> Option<Verdict> {
        let check = self.checks.iter().find(|check| check.id == rule.id)?;
        let concerns = |finding: &&SavedFinding| {
            let all = finding.targets.is_empty();
            finding.id == rule.id && (all || finding.targets.iter().any(|name| name == tool.name))
        };
        let own = self.findings.iter().filter(concerns);
        let own: Vec<Finding> = own.map(|saved| saved.finding.clone()).collect();
        let reason = || check.reason.clone().unwrap_or_default();
        Some(match check.status.as_str() {
            "skip" => Err(Missing::NotAsked(reason())),
            "unknown" if own.is_empty() => Err(Missing::Broken(reason())),
            _ => Ok(own),
        })
    }
}
