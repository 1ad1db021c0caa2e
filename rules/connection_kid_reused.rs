//! One key ID stands for several keys.

use super::connection_key_shared::{MOST_FINDINGS, cut_off, places};
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Advice;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    let groups = fleet.by_kid();
    let findings = groups.iter().take(MOST_FINDINGS).map(|group| {
        let kid = &group[0].kid;
        let of_one_client = group.iter().enumerate().any(|(at, one)| {
            let mut others = group[at + 1..].iter();
            others.any(|other| one.is_same_client(other) && one.has_other_key(other))
        });
        let finding = if of_one_client {
            Finding::new(format!("The key ID \"{kid}\" stands for several keys of one client"))
                .severity(Severity::Warning)
                .help(
                    "An app in Okta has each key ID once, so at most one of these keys is registered. Compare \"n\" with Admin \
                     Console > Applications > your app > General > Public keys, and remove the connections with the others.",
                )
        } else {
            Finding::new(format!("The key ID \"{kid}\" stands for several keys")).help(
                "Okta looks for a key ID among the keys of one app, so this works. To tell the keys apart in logs and \
                 stores, give each its own: okta-cc keygen makes a UUID.",
            )
        };
        places(finding, group)
    });
    cut_off(findings.collect(), groups.len(), fleet)
}
