//! The `key_ops` do not allow signing.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let Some(member) = jwk.get("key_ops") else {
        return Ok(vec![]);
    };
    let Data::Array(operations) = &member.value.data else {
        return Ok(vec![]);
    };
    let mut names = operations.iter().filter_map(SpannedValue::string);
    if names.any(|name| name.text() == "sign") {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("\"key_ops\" does not allow this key to sign")
            .label(input, member.value.span.clone(), "\"sign\" is not among these")
            .help("Use the private key: its \"key_ops\" is [\"sign\"]. Or remove \"key_ops\", if the key is for signatures."),
    ])
}
