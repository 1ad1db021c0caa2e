//! A member that the tool needs is missing.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let tool = evidence.tool();
    if jwk.is_from_pem() || !jwk.is_whole() || !tool.takes(KeyFormat::Jwk) {
        return Ok(vec![]);
    }
    let numbers: &[&str] = match jwk.family() {
        KeyFamily::Ec => &["crv", "x", "y", "d"],
        // A tool that computes the primes' numbers itself needs none of them or all.
        _ if has_any(jwk, &["p", "q", "dp", "dq", "qi"]) => &NUMBERS,
        _ => tool.key_members,
    };
    let missing = numbers.iter().chain(&["kty"]);
    let missing = missing.filter(|name| jwk.get(name).is_none());
    let findings = missing.map(|name| {
        Finding::new(format!(
            "The key has no \"{name}\", which is needed for {TOOL_TITLE}"
        ))
        .label(input, jwk.start(), format!("no \"{name}\" in this object"))
        .help(help(jwk, name))
        .member(*name)
    });
    Ok(findings.collect())
}

fn has_any(jwk: &Jwk, names: &[&str]) -> bool {
    names.iter().any(|name| jwk.get(name).is_some())
}

fn help(jwk: &Jwk, name: &str) -> String {
    let is_ec = jwk.family() == KeyFamily::Ec;
    match name {
        "kty" if is_ec => "Add \"kty\": \"EC\".".into(),
        "kty" => "Add \"kty\": \"RSA\".".into(),
        "crv" => match Curve::of_jwk(jwk) {
            Some(curve) => format!(
                "Add \"crv\": \"{}\": x and y are a point of that curve.",
                curve.name
            ),
            None => "Copy the whole private key from its source again.".into(),
        },
        "x" | "y" => "Let okta-cc fix compute it from d.".into(),
        "d" if is_ec => "Copy the whole private key from its source again.".into(),
        "n" | "e" | "d" => "Copy the whole private JWK again, or let okta-cc fix compute it from the other members.".into(),
        _ => "Let okta-cc fix compute it from n, e and d.".into(),
    }
}
