//! The `key_ops` do not allow signing.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let tool = evidence.tool();
    // Who reads the JWK as Python fails at any array.
    let looks = tool.takes(KeyFormat::Jwk) && !tool.json_as_python;
    let Some(member) = jwk.get("key_ops").filter(|_| looks) else {
        return Ok(vec![]);
    };
    let Data::Array(operations) = &member.value.data else {
        return Ok(vec![]);
    };
    let mut names = operations.iter().filter_map(SpannedValue::string);
    if names.any(|name| name.text() == "sign") {
        return Ok(vec![]);
    }
    let finding = Finding::new("\"key_ops\" does not allow this key to sign")
        .label(input, member.value.span.clone(), "\"sign\" is not among these")
        .help("Use the private key: its \"key_ops\" is [\"sign\"]. Or remove \"key_ops\", if the key is for signatures.");
    if tool.minds.contains(&"key_ops") {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.certainty(Certainty::Likely).evidence(format!(
        "\"key_ops\" is not looked at for {TOOL_TITLE}: it signs. But it may be another key than the one that Okta verifies signatures with."
    ))])
}
