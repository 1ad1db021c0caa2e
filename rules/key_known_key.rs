//! The private key is public: it was copied from documentation or a test.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    if let Some(ec) = key.ec().filter(|_| evidence.moot().is_none()) {
        let place = key.jwk().map_or_else(|| input.span(), Jwk::start);
        let found = ec.published();
        let finding = |source| published(source).label(input, place, "known to everybody");
        return Ok(found.map(finding).into_iter().collect());
    }
    let faults = evidence.key_faults(&[RsaMember::N], |fault| {
        matches!(fault, RsaFault::KnownKey { .. })
    })?;
    let findings = faults.iter().filter_map(|fault| {
        let RsaFault::KnownKey { source } = fault else {
            return None;
        };
        Some(evidence.point_at_number(published(source), RsaMember::N, "known to everybody"))
    });
    Ok(findings.collect())
}

fn published(source: &str) -> Finding {
    Finding::new(format!("This private key is published in {source}")).help(format!(
        "Remove it from Okta if it is registered there. Generate a key of your own: {NEW_KEY}."
    ))
}
