//! A member appears more than once in the key.

use super::prelude::*;
use std::collections::BTreeMap;

/// Names that may be quoted; others may be anything that was pasted.
const KNOWN: [&str; 9] = [
    "kty", "kid", "use", "alg", "key_ops", "x5c", "x5t", "oth", "ext",
];
const MOST_FINDINGS: usize = 16;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let mut names: BTreeMap<&str, Vec<&SpannedMember>> = BTreeMap::new();
    for member in jwk.members() {
        names.entry(member.name.text()).or_default().push(member);
    }
    let doubles = names
        .into_iter()
        .filter_map(|(name, copies)| match copies[..] {
            [first, .., last] => Some((name, first, last, copies)),
            _ => None,
        });
    let findings = doubles
        .take(MOST_FINDINGS)
        .map(|(name, first, last, copies)| {
            let known = NUMBERS.contains(&name) || KNOWN.contains(&name);
            let shown = if known {
                format!("\"{name}\"")
            } else {
                "A member".to_owned()
            };
            let equal = copies.iter().all(|copy| copy.value == first.value);
            let (severity, values, help) = if equal {
                (Severity::Warning, "more than once", "Delete all but one.")
            } else {
                let help = "Delete the wrong one: programs differ in which of them they take. Of two numbers, okta-cc fix keeps the one that fits.";
                (Severity::Error, "with different values", help)
            };
            let finding = Finding::new(format!("{shown} appears in the key {values}"))
                .label(input, last.name.whole(), "again here")
                .label(input, first.name.whole(), "first here")
                .help(help)
                .severity(severity);
            if known { finding.member(name) } else { finding }
        });
    Ok(findings.collect())
}
