//! A scope appears twice.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let doubles = Picked::of(evidence, |before, name| before.contains(&name))?;
    let mut names = doubles.names.clone();
    names.dedup();
    let finding = Finding::new(format!("Named more than once: {}", listed(&names)));
    let finding = doubles.label(finding, |_| "named before".into());
    let fixed = doubles.remove(finding, "Remove the repeated name");
    Ok(fixed.into_iter().collect())
}
