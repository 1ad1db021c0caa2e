//! The key ID beside the key is another one than the `kid` in it.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let Some(beside) = &evidence.connection().key_id else {
        return Ok(vec![]);
    };
    let Some(inside) = jwk.string("kid").filter(|kid| !key::is_empty(kid.text())) else {
        return Ok(vec![]);
    };
    let beside = beside.text.trim();
    if beside.is_empty() || beside == inside.text().trim() {
        return Ok(vec![]);
    }
    let first = evidence.tool().prefers_kid_beside();
    let counts = if first {
        "the one beside the key"
    } else {
        "the one in the JWK"
    };
    let label = if first {
        "this one is ignored"
    } else {
        "this one counts"
    };
    let beside = shown_key_id(beside);
    Ok(vec![
        Finding::new(format!(
            "Two key IDs are given: {beside} beside the key, and another one in the JWK"
        ))
        .label(input, inside.whole(), label)
        .evidence(format!("Of the two, {counts} counts for {TOOL_TITLE}"))
        .help(format!(
            "Keep the one that {PUBLIC_KEYS} shows: okta-cc fix --target {TOOL_NAME} --key-id KID writes it."
        )),
    ])
}
