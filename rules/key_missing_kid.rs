//! The key has no `kid`, and the target signs nothing without one.

use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    if jwk.get("kid").is_some() || jwk.is_from_pem() || !jwk.is_whole() {
        return Ok(vec![]);
    }
    let misnamed = jwk.members().iter().find(|member| {
        let name = member.name.text().to_ascii_lowercase();
        matches!(name.as_str(), "kid" | "keyid" | "key_id" | "key-id")
    });
    let mut finding = Finding::new("The key has no \"kid\"").help(
        "Admin Console > Applications > your app > General > Public keys: copy the key's KID and add \"kid\": \"<that KID>\" to the JWK.",
    );
    if let Some(member) = misnamed {
        finding = finding
            .label(input, member.name.whole(), "this is not how it is spelt")
            .help("Rename this member to \"kid\", if its value is the key's KID under Admin Console > Applications > your app > General > Public keys.");
    }
    Ok(vec![finding.label(
        input,
        jwk.start(),
        "no \"kid\" in this object",
    )])
}
