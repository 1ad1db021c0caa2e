//! One key ID for several keys.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    each_group(fleet, &fleet.by_kid(), |group| {
        let kid = &group[0].kid;
        let of_one_client = group.iter().enumerate().any(|(at, one)| {
            let mut others = group[at + 1..].iter();
            others.any(|other| one.is_same_client(other) && one.has_other_key(other))
        });
        if of_one_client {
            Finding::new(format!("The key ID \"{kid}\" stands for several keys of one client"))
                .severity(Severity::Warning)
                .help(
                    format!("An app in Okta has each key ID once, so at most one of these keys is registered. Compare \
                         \"n\" with {PUBLIC_KEYS}, and remove the connections with the others."),
                )
        } else {
            Finding::new(format!("The key ID \"{kid}\" stands for several keys")).help(
                "Okta looks for a key ID among the keys of one app, so this works. To tell the keys apart in logs and \
                 stores, give each its own: okta-cc keygen makes a UUID.",
            )
        }
    })
}
