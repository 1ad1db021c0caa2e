//! A member has another JSON type than it should.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let mut findings = Vec::new();
    let strings = ["kty", "kid", "alg", "use"].iter();
    let numbers: &[&str] = match jwk.family() {
        KeyFamily::Rsa => &NUMBERS,
        KeyFamily::Ec => &["crv", "x", "y", "d"],
        KeyFamily::Other => &[],
    };
    for &name in strings.chain(numbers).chain(&["key_ops"]) {
        let Some(member) = jwk.get(name) else {
            continue;
        };
        let wanted = match (&member.value.data, name) {
            // A word that only lacks its quotes is no JSON: that has been told.
            (Data::Word(_), _) | (Data::Array(_), "key_ops") => continue,
            (_, "key_ops") => "an array",
            (Data::String(_), _) => continue,
            _ => "a string",
        };
        let found = member.value.type_name();
        let help = match (name, &member.value.data) {
            ("kid", Data::Number(_)) => "Put double quotes around it.".to_owned(),
            _ => format!("Write \"{name}\" as {wanted}, or copy the key from its source again."),
        };
        findings.push(
            Finding::new(format!("\"{name}\" is {found} and should be {wanted}"))
                .label(input, member.value.span.clone(), format!("this is {found}"))
                .help(help)
                .member(name),
        );
    }
    Ok(findings)
}
