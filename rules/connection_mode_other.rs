//! An SDK's file does not set the mode in which the SDK uses the key.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.read_connection()?.input(Field::Key);
    let Some((lookup, file)) = evidence.own_file() else {
        return Ok(vec![]);
    };
    let Some(default) = lookup.default_mode else {
        return Ok(vec![]);
    };
    let any_case = lookup.object.is_some_and(|object| object.any_case);
    let message = match &file.mode {
        Mode::NotGiven => format!(
            "No authorizationMode is set: {TOOL_TITLE} then uses {default}, and not this key"
        ),
        Mode::Given(mode) if !is_private_key(mode, any_case) => {
            format!("The authorizationMode is {mode}, in which {TOOL_TITLE} does not use this key")
        }
        Mode::Given(_) | Mode::Unknown => return Ok(vec![]),
    };
    Ok(vec![
        Finding::new(message)
            .label(input, 0..0, "not used")
            .help("Write authorizationMode: PrivateKey beside clientId."),
    ])
}

/// .NET reads names in any case, the others do not.
fn is_private_key(mode: &str, any_case: bool) -> bool {
    mode == "PrivateKey" || (any_case && mode.eq_ignore_ascii_case("PrivateKey"))
}
