//! The client ID begins almost like those that Okta makes.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let bare = client_id.bare.clone();
    let text = &input.text()[bare.clone()];
    let Some(meant) = ids::with_its_prefix(text) else {
        return Ok(vec![]);
    };
    if client_id.kind != ClientIdKind::Plausible {
        return Ok(vec![]);
    }
    let prefix = bare.start..bare.start + ids::CLIENT_ID.len();
    let finding = Finding::new(format!(
        "The client ID begins with {}, and Okta's own begin with {} (zero, o, a)",
        input.quote(prefix.clone()),
        ids::CLIENT_ID
    ))
    .label(input, prefix, "a typing or reading mistake")
    // An admin may set a custom client ID, which could look like this.
    .certainty(Certainty::Likely);
    // Where all letters are upper case, it is unknown which were lower case.
    if !text.bytes().any(|b| b.is_ascii_lowercase()) {
        return Ok(vec![finding.help(WHERE_IT_IS)]);
    }
    let help = finding.help(format!("Use {meant}"));
    Ok(vec![help.fix(input, bare, meant)])
}
