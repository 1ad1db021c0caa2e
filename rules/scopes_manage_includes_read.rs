//! A read scope is requested beside the manage scope that includes it.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let given = evidence.requested_scopes();
    let includes = |name: &str| {
        let manage = format!("{}.manage", name.strip_suffix(".read")?);
        given.contains(&manage.as_str()).then_some(manage)
    };
    // A scope that is there twice is a finding already.
    let reads = Picked::of(evidence, |before, name| {
        includes(name).is_some() && !before.contains(&name)
    })?;
    let names = reads.listed();
    let finding = Finding::new(format!(
        "A manage scope includes its read scope: {names} adds nothing"
    ));
    let finding = reads.label(finding, |name| {
        format!("included in {}", includes(name).unwrap_or_default())
    });
    let fixed = reads.remove(finding, format!("Remove {names}"));
    Ok(fixed.into_iter().collect())
}
