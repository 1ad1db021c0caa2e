//! The key is not for signatures.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let used = jwk.string("use").filter(|used| used.text() != "sig");
    let Some((used, member)) = used.zip(jwk.get("use")) else {
        return Ok(vec![]);
    };
    let help = match used.text() {
        "enc" => format!(
            "Use the key that is registered for signatures: {PUBLIC_KEYS}. If its use is sig there, write \"use\": \"sig\"."
        ),
        // RFC 7517 section 4.2 knows two values.
        _ => "Write \"use\": \"sig\", or remove it.".to_owned(),
    };
    let finding = Finding::new("This key is not for signatures: \"use\" is not \"sig\"")
        .label(input, member.value.span.clone(), "should be \"sig\"")
        .help(help);
    if evidence.tool().minds.contains(&"use") {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.certainty(Certainty::Likely).evidence(format!(
        "\"use\" is not looked at for {TOOL_TITLE}: it signs. Okta refuses the signature where the public key is registered with that use."
    ))])
}
