//! An SDK's file has the values one level too high.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.read_connection()?.input(Field::ClientId);
    let Some((_, file)) = evidence.own_file() else {
        return Ok(vec![]);
    };
    if !file.lacks_client_level {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new(format!(
            "The values stand under okta, and {TOOL_TITLE} reads them only under okta.client"
        ))
        .label(input, input.span(), "one level too high")
        .help("Put client: below okta:, and move the values in under it."),
    ])
}
