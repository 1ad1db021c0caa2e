//! The `alg` is one that this key or the target does not sign with.

use crate::connection::key::{Family, jwk::OKTA_ALGORITHMS};
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let Some(alg) = jwk.string("alg") else {
        return Ok(vec![]);
    };
    let target = evidence.target();
    let other = !OKTA_ALGORITHMS.contains(&alg.text()) || alg.text() == target.algorithm;
    if jwk.family() == Family::Other || other {
        return Ok(vec![]);
    }
    let right = target.algorithm;
    let finding = |message: String| {
        Finding::new(message)
            .label(input, alg.whole(), format!("should be {right}"))
            .help(format!("Write \"alg\": \"{right}\", or remove it."))
    };
    if alg.text().starts_with("ES") {
        let message = "\"alg\" is for elliptic curves, and this is an RSA key";
        return Ok(vec![finding(message.to_owned())]);
    }
    let message = format!("{} signs with {right}, not with this \"alg\"", target.title);
    let finding = finding(message).severity(Severity::Warning);
    let (_, key) = evidence.key()?;
    if !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, alg.whole(), right)])
}
