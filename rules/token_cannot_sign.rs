//! The private key could not produce a signature, so nothing was sent.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((_, fault)) = evidence.fault(Step::Token)? else {
        return Ok(vec![]);
    };
    if fault.kind != FaultKind::Signing {
        return Ok(vec![]);
    }
    let finding = Finding::new("The private key cannot sign")
        .evidence(fault.detail.clone())
        .help(
            format!("{CLIENT_CREDENTIALS} > Public keys: Add key > Generate new key, copy the private key (JSON) \
                 whole, Done, Save; use that JWK."),
        );
    let Ok((input, _)) = evidence.key() else {
        return Ok(vec![finding]);
    };
    Ok(vec![finding.label(
        input,
        input.span(),
        "no signature comes from this key",
    )])
}
