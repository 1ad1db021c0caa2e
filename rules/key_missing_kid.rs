//! The key has no `kid`, and the tool signs nothing without one.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let tool = evidence.tool();
    match tool.kid_beside {
        _ if !tool.kid_needed => Ok(vec![]),
        Some(setting) => beside(evidence, setting),
        None => inside(evidence),
    }
}

fn inside(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    if jwk.get("kid").is_some() || jwk.is_from_pem() || !jwk.is_whole() {
        return Ok(vec![]);
    }
    let misnamed = jwk.members().iter().find(|member| {
        let name = member.name.text().to_ascii_lowercase();
        matches!(name.as_str(), "kid" | "keyid" | "key_id" | "key-id")
    });
    let mut finding = Finding::new("The key has no \"kid\"").help(match evidence.kid_beside() {
        Some(kid) => format!("Add \"kid\": \"{kid}\" to the JWK: a kid beside it is ignored."),
        None => {
            format!("{PUBLIC_KEYS}: copy the key's KID and add \"kid\": \"<that KID>\" to the JWK.")
        }
    });
    if let Some(member) = misnamed {
        finding = finding
            .label(input, member.name.whole(), "this is not how it is spelt")
            .help(format!(
                "Rename this member to \"kid\", if its value is the key's KID under {PUBLIC_KEYS}."
            ));
    }
    Ok(vec![finding.label(
        input,
        jwk.start(),
        "no \"kid\" in this object",
    )])
}

fn beside(evidence: &Evidence, setting: &str) -> Verdict {
    let (input, key) = evidence.key()?;
    let tool = evidence.tool();
    // What a JWK has inside goes there when the key is converted.
    let known = evidence.kid().is_some_and(|kid| !kid.trim().is_empty());
    let can_sign = key.can_sign() && evidence.moot().is_none();
    if known || !can_sign || !tool.takes(KeyFormat::Pem) {
        return Ok(vec![]);
    }
    let finding = Finding::new(format!(
        "The key's ID is not given, and it is needed for {TOOL_TITLE}"
    ));
    Ok(vec![
        finding
            .label(input, input.span(), "a PEM cannot hold a kid")
            .help(format!(
                "{PUBLIC_KEYS}: copy the key's KID into {setting} ($OKTA_CC_KEY_ID, or key_id in the file)."
            )),
    ])
}
