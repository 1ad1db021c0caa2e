//! A member stands more than once in the key.

use crate::connection::key::NUMBERS;
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub const SEVERITY: Severity = Severity::Error;

/// Names that may be quoted; others may be anything that was pasted.
const KNOWN: [&str; 9] = [
    "kty", "kid", "use", "alg", "key_ops", "x5c", "x5t", "oth", "ext",
];

pub fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let mut findings = Vec::new();
    for (at, member) in jwk.members().iter().enumerate() {
        let name = member.name.text();
        let earlier = &jwk.members()[..at];
        let Some(first) = earlier.iter().find(|other| other.name.text() == name) else {
            continue;
        };
        let equal = jwk.copies(name).all(|copy| copy.value == first.value);
        let last = jwk.get(name).is_some_and(|last| std::ptr::eq(last, member));
        if !last {
            continue;
        }
        let known = NUMBERS.contains(&name) || KNOWN.contains(&name);
        let shown = if known {
            format!("\"{name}\"")
        } else {
            "A member".to_owned()
        };
        let (severity, values, help) = if equal {
            (Severity::Warning, "twice", "Delete one of them.")
        } else {
            (
                Severity::Error,
                "twice, with different values",
                "Delete the wrong one: programs differ in which of them they take.",
            )
        };
        findings.push(
            Finding::new(format!("{shown} stands in the key {values}"))
                .label(input, member.name.whole(), "again here")
                .label(input, first.name.whole(), "first here")
                .help(help)
                .severity(severity)
                .member(if known { name } else { "" }),
        );
    }
    Ok(findings)
}
