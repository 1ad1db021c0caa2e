//! No client ID was given.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.input(Field::ClientId)?;
    let client_id = evidence.connection().client_id();
    if !client_id.bare.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("No client ID is given")
            .label(input, input.span(), "nothing here")
            .help(client_id.advice()),
    ])
}
