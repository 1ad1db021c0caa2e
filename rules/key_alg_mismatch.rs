//! The `alg` is one that this key or the target does not sign with.

use crate::connection::key::{Family, jwk::OKTA_ALGORITHMS};
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub const SEVERITY: Severity = Severity::Error;

pub fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let Some((alg, member)) = jwk.string("alg").zip(jwk.get("alg")) else {
        return Ok(vec![]);
    };
    let target = evidence.target();
    let other = !OKTA_ALGORITHMS.contains(&alg.text()) || alg.text() == target.algorithm;
    if jwk.family() == Family::Other || other {
        return Ok(vec![]);
    }
    let (severity, message) = if alg.text().starts_with("ES") {
        let message = "\"alg\" is for elliptic curves, and this is an RSA key".to_owned();
        (Severity::Error, message)
    } else {
        let message = format!(
            "{} signs with {}, not with this \"alg\"",
            target.title, target.algorithm
        );
        (Severity::Warning, message)
    };
    let span = member.value.span.clone();
    let right = format!("\"{}\"", target.algorithm);
    Ok(vec![
        Finding::new(message)
            .label(input, span.clone(), format!("should be {right}"))
            .help(format!("Write \"alg\": {right}, or remove it."))
            .fix(input, span, right)
            .severity(severity),
    ])
}
