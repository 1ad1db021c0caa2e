//! A value stands in the file under a name that is not read.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let inputs = evidence.read_connection()?.inputs().into_iter();
    let findings = inputs.filter_map(|input| {
        let Origin::UnreadName { name, wanted, .. } = input.origin() else {
            return None;
        };
        let name = shown(name);
        let finding = Finding::new(format!("{name} is not read: the name is {wanted}"));
        let label = format!("the {} stands here", input.field().title());
        Some(finding.label(input, 0..0, label).help(format!(
            "Rename it to {wanted}, or give the value with a flag. A program of your own may read {name}: okta-cc does not."
        )))
    });
    Ok(findings.collect())
}
