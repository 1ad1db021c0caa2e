//! The key is a JWK, and the tool reads only PEM.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let tool = evidence.tool();
    let is_jwk = *key.form() == KeyForm::Json;
    if tool.takes(KeyFormat::Jwk) || !is_jwk || evidence.moot().is_some() {
        return Ok(vec![]);
    }
    let place = key.jwk().map_or_else(|| input.span(), |jwk| jwk.start());
    Ok(vec![
        Finding::new(format!(
            "This is a JWK, and only a PEM works for {TOOL_TITLE}"
        ))
        .label(input, place, "this is JSON")
        .help(format!(
            "Convert it with okta-cc fix --target {TOOL_NAME}: the kid is then given beside the key."
        )),
    ])
}
