//! One key is used by several clients.

use super::prelude::fleet::Member;
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Warning;

/// A rule about several connections says no more than that.
pub(super) const MOST_FINDINGS: usize = 50;

/// So many of the connections concerned are named.
const MOST_PLACES: usize = 10;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    let groups = fleet.by_key();
    let findings = groups.iter().take(MOST_FINDINGS).map(|group| {
        let finding = Finding::new("One private key is used by several clients").help(
            "Whoever gets the key of one gets into all of them. Make a key for each (okta-cc keygen), add it in Admin Console > \
             Applications > your app > General > Public keys, then remove the old one there.",
        );
        places(finding, group)
    });
    cut_off(findings.collect(), groups.len(), fleet)
}

/// Names the connections that a finding is about.
pub(super) fn places(mut finding: Finding, group: &[&Member]) -> Finding {
    for member in group.iter().take(MOST_PLACES) {
        finding = finding.evidence(member.place());
    }
    match group.len().saturating_sub(MOST_PLACES) {
        0 => finding,
        more => finding.evidence(format!("and {more} more")),
    }
}

/// The findings; where some are left out, the last one says so, and where none were found among a part of all
/// connections, nothing is known.
pub(super) fn cut_off(mut findings: Vec<Finding>, all: usize, fleet: &Fleet) -> Verdict {
    if findings.is_empty() && fleet.left_out() > 0 {
        let compared = fleet.len();
        return Err(Missing::Unreadable(format!(
            "only the first {compared} connections were compared"
        )));
    }
    let more = all - findings.len();
    if let Some(last) = findings.pop() {
        findings.push(match more {
            0 => last,
            more => last.evidence(format!("{more} more findings like this one are left out")),
        });
    }
    Ok(findings)
}
