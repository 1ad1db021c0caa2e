//! The key has no `kid`, and the target signs nothing without one.

use crate::evidence::{Evidence, Missing};
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let jwk = key
        .jwk()
        .ok_or_else(|| Missing::Unreadable("the private key is no JWK".into()))?;
    if jwk.contains_key("kid") {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The key has no \"kid\"")
            .label(input, 0..1, "no \"kid\" in this object")
            .help("Admin Console > Applications > your app > General > Public keys: copy the key's KID and add \"kid\": \"<that KID>\" to the JWK."),
    ])
}
