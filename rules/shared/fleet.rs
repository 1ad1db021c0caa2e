//! Findings across several connections, one for each group of them.

use super::super::prelude::*;

/// A rule about several connections says no more than that.
const MOST_FINDINGS: usize = 50;

/// So many of the connections concerned are named.
const MOST_PLACES: usize = 10;

/// A finding for each group, with the connections in it. Where some are left out, the last finding says so; where none were
/// found among a part of all connections, nothing is known.
pub(in crate::rules) fn each_group(
    fleet: &Fleet,
    groups: &[Vec<&Member>],
    say: impl Fn(&[&Member]) -> Finding,
) -> Verdict {
    if groups.is_empty() && fleet.left_out() > 0 {
        let compared = fleet.len();
        return Err(Missing::Unreadable(format!(
            "only the first {compared} connections were compared"
        )));
    }
    let told = groups.iter().take(MOST_FINDINGS);
    let mut findings: Vec<_> = told.map(|group| places(say(group), group)).collect();
    let more = groups.len() - findings.len();
    if let Some(last) = findings.pop() {
        findings.push(match more {
            0 => last,
            more => last.evidence(format!("{more} more findings like this one are left out")),
        });
    }
    Ok(findings)
}

/// Names the connections that a finding is about.
fn places(finding: Finding, group: &[&Member]) -> Finding {
    let named = group.iter().take(MOST_PLACES).map(|member| member.place());
    let finding = named.fold(finding, Finding::evidence);
    match group.len().saturating_sub(MOST_PLACES) {
        0 => finding,
        more => finding.evidence(format!("and {more} more")),
    }
}
