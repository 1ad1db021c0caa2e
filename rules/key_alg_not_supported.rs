//! The `alg` is not one that Okta accepts.

use super::prelude::OKTA_ALGORITHMS as TAKEN;
use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (_, key) = evidence.key()?;
    let (input, jwk) = evidence.signing_jwk()?;
    let tool = evidence.tool();
    let Some(alg) = jwk.string("alg").filter(|_| tool.takes(KeyFormat::Jwk)) else {
        return Ok(vec![]);
    };
    if TAKEN.contains(&alg.text()) {
        return Ok(vec![]);
    }
    let mut finding = Finding::new("Okta does not take the \"alg\" of this key").label(
        input,
        alg.whole(),
        "Okta takes RS256, RS384, RS512, ES256, ES384 and ES512",
    );
    if !tool.minds.contains(&"alg") {
        finding = finding.certainty(Certainty::Likely).evidence(format!(
            "\"alg\" is not looked at for {TOOL_TITLE}. Okta refuses a public key with the same \"alg\"."
        ));
    }
    let Some(meant) = algorithm_meant(alg.text()) else {
        let right = match key.ec() {
            Some(ec) => ec.curve.algorithm,
            None => tool.rsa_algorithm(),
        };
        let help = format!("Remove \"alg\", or write \"{right}\".");
        return Ok(vec![finding.help(help)]);
    };
    let finding = finding.help(format!("Write \"alg\": \"{meant}\"."));
    Ok(vec![finding.edit(key, input, alg.whole(), meant)])
}
