//! One key is used by several clients.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    each_group(fleet, &fleet.by_key(), |_| {
        Finding::new("One private key is used by several clients").help(format!(
            "Anyone who gets the key of one can use all of them. Make a key for each (okta-cc keygen), add it in \
             {PUBLIC_KEYS}, then remove the old one there."
        ))
    })
}
