//! There is white space around or inside the domain.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let told = matches!(domain.kind, DomainKind::Secret | DomainKind::Placeholder);
    if told || domain.blanks.is_empty() || domain.name.is_empty() {
        return Ok(vec![]);
    }
    let finding = Finding::new("The domain has white space in it");
    let finding = finding.at_each_blank(input, &domain.blanks);
    Ok(vec![evidence.fix_domain(finding)])
}
