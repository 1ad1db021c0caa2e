//! The `alg` is one that this key or the tool does not sign with, or it is not there and the tool takes another one.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let (_, key) = evidence.key()?;
    let tool = evidence.tool();
    if !tool.takes(KeyFormat::Jwk) {
        return Ok(vec![]);
    }
    let Some(alg) = jwk.string("alg") else {
        return Ok(without(evidence));
    };
    if !OKTA_ALGORITHMS.contains(&alg.text()) {
        return Ok(vec![]);
    }
    let is_minded = tool.minds.contains(&"alg");
    let (right, message) = match (jwk.family(), key.ec()) {
        (KeyFamily::Rsa, _) if alg.text().starts_with("ES") => (
            tool.rsa_algorithm(),
            "\"alg\" is for elliptic curves, and this is an RSA key".to_owned(),
        ),
        (KeyFamily::Rsa, _) if !tool.algorithms.contains(&alg.text()) => {
            let right = tool.rsa_algorithm();
            let finding = Finding::new(format!(
                "{right} signs for {TOOL_TITLE}, not what \"alg\" says"
            ));
            let finding = finding
                .label(input, alg.whole(), format!("should be {right}"))
                .help(help(right))
                .severity(Severity::Warning);
            return Ok(vec![finding.edit(key, input, alg.whole(), right)]);
        }
        (KeyFamily::Ec, Some(ec)) if alg.text() != ec.curve.algorithm => (
            ec.curve.algorithm,
            format!("\"alg\" does not go with the curve {}", ec.curve.name),
        ),
        _ => return Ok(vec![]),
    };
    let finding = Finding::new(message)
        .label(input, alg.whole(), format!("should be {right}"))
        .help(help(right));
    if is_minded {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.certainty(Certainty::Likely).evidence(format!(
        "\"alg\" is not looked at for {TOOL_TITLE}. Okta refuses a public key with the same \"alg\"."
    ))])
}

fn help(right: &str) -> String {
    format!("Write \"alg\": \"{right}\", or remove it.")
}

/// The algorithm of an EC key must be that of its curve (RFC 7518 section 3.4), whatever a tool supposes.
fn without(evidence: &Evidence) -> Vec<Finding> {
    let (Ok((input, jwk)), Ok((_, key))) = (evidence.signing_jwk(), evidence.key()) else {
        return vec![];
    };
    let (Some(ec), Some(supposed)) = (key.ec(), evidence.tool().ec_algorithm) else {
        return vec![];
    };
    let right = ec.curve.algorithm;
    if supposed == right || jwk.get("alg").is_some() {
        return vec![];
    }
    let finding = Finding::new(format!(
        "The key has no \"alg\", and {supposed} is then taken for {TOOL_TITLE}, which does not go with the curve {}",
        ec.curve.name
    ));
    vec![
        finding
            .label(input, jwk.start(), "no \"alg\" in this object")
            .help(format!("Add \"alg\": \"{right}\".")),
    ]
}
