//! A file has the scopes as one text where its tool needs a list.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, _) = evidence.scopes()?;
    let Some((lookup, file)) = evidence.own_file() else {
        return Ok(vec![]);
    };
    let (Some(effect), true) = (lookup.scopes_as_text, file.scopes_are_text) else {
        return Ok(vec![]);
    };
    let scopes = evidence.connection().scopes().names.iter();
    let scopes: Vec<String> = scopes
        .map(|name| format!("\"{}\"", input.quote(name.clone())))
        .collect();
    Ok(vec![
        Finding::new(format!(
            "The scopes are one text, and {TOOL_TITLE} needs a list here: {effect}"
        ))
        .label(input, input.span(), "should be a list")
        .help(format!("Write [{}].", scopes.join(", "))),
    ])
}
