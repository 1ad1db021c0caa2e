//! A member that the tool needs is missing.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let tool = evidence.tool();
    if jwk.is_from_pem() || !jwk.is_whole() || !tool.takes(KeyFormat::Jwk) {
        return Ok(vec![]);
    }
    // A tool that computes the primes' numbers itself needs none of them or all.
    let some = ["p", "q", "dp", "dq", "qi"]
        .iter()
        .any(|name| jwk.get(name).is_some());
    let numbers = if some { &NUMBERS } else { tool.key_members };
    let numbers = numbers.iter().copied();
    // That a public key has no private members is one cause, which its own rule reports.
    let numbers = numbers.filter(|name| !jwk.is_public() || matches!(*name, "n" | "e"));
    let numbers = numbers.filter(|_| jwk.family() == KeyFamily::Rsa);
    let missing = numbers
        .chain(["kty"])
        .filter(|name| jwk.get(name).is_none());
    let findings = missing.map(|name| {
        let help = match name {
            "kty" => "Add \"kty\": \"RSA\".",
            "n" | "e" | "d" => "Copy the whole private JWK again, or let okta-cc fix compute it from the other members.",
            _ => "Let okta-cc fix compute it from n, e and d.",
        };
        Finding::new(format!("The key has no \"{name}\", which is needed for {TOOL_TITLE}"))
            .label(input, jwk.start(), format!("no \"{name}\" in this object"))
            .help(help)
            .member(name)
    });
    Ok(findings.collect())
}
