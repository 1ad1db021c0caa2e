//! No domain was given.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.input(Field::Domain)?;
    let domain = evidence.connection().domain();
    // With a base URL the host is known.
    let known = evidence.connection().base_url.is_some();
    if known || !domain.name.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("No domain is given")
            .label(input, input.span(), "nothing here")
            .help(domain.advice(evidence.domain_form())),
    ])
}
