//! A member that the target needs is not there.

use crate::connection::key::Family;
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    if jwk.is_from_pem() || !jwk.is_whole() {
        return Ok(vec![]);
    }
    let target = evidence.target();
    let numbers = target.key_members.iter().copied();
    // What a public key lacks is one cause, and told by its own rule.
    let numbers = numbers.filter(|name| !jwk.is_public() || matches!(*name, "n" | "e"));
    let numbers = numbers.filter(|_| jwk.family() == Family::Rsa);
    let missing = numbers
        .chain(["kty"])
        .filter(|name| jwk.get(name).is_none());
    let findings = missing.map(|name| {
        let help = match name {
            "kty" => "Add \"kty\": \"RSA\".",
            "n" | "e" | "d" => "Copy the whole private JWK again, or let okta-cc fix compute it from the other members.",
            _ => "Let okta-cc fix compute it from n, e and d.",
        };
        Finding::new(format!("The key has no \"{name}\", which {} needs", target.title))
            .label(input, jwk.start(), format!("no \"{name}\" in this object"))
            .help(help)
            .member(name)
    });
    Ok(findings.collect())
}
