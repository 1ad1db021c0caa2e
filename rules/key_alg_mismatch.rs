//! The `alg` is one that this key or the tool does not sign with.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let (_, key) = evidence.key()?;
    let Some(alg) = jwk.string("alg") else {
        return Ok(vec![]);
    };
    let tool = evidence.tool();
    if !OKTA_ALGORITHMS.contains(&alg.text()) {
        return Ok(vec![]);
    }
    let (right, message) = match (jwk.family(), key.ec()) {
        (KeyFamily::Rsa, _) if alg.text().starts_with("ES") => (
            tool.rsa_algorithm(),
            "\"alg\" is for elliptic curves, and this is an RSA key".to_owned(),
        ),
        (KeyFamily::Rsa, _) if !tool.algorithms.contains(&alg.text()) => {
            let right = tool.rsa_algorithm();
            let message = format!("{right} signs for {TOOL_TITLE}, not what \"alg\" says");
            (right, message)
        }
        (KeyFamily::Ec, Some(ec)) if alg.text() != ec.curve.algorithm => (
            ec.curve.algorithm,
            format!("\"alg\" does not go with the curve {}", ec.curve.name),
        ),
        _ => return Ok(vec![]),
    };
    let finding = Finding::new(message)
        .label(input, alg.whole(), format!("should be {right}"))
        .help(format!("Write \"alg\": \"{right}\", or remove it."));
    if jwk.family() == KeyFamily::Ec || alg.text().starts_with("ES") {
        return Ok(vec![finding]);
    }
    let finding = finding.severity(Severity::Warning);
    Ok(vec![finding.edit(key, input, alg.whole(), right)])
}
