//! The curve is not named as a JWK names it.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let (_, key) = evidence.key()?;
    let Some(crv) = jwk.string("crv").filter(|_| jwk.family() == KeyFamily::Ec) else {
        return Ok(vec![]);
    };
    let known = |curve: Curve| curve.name == crv.text();
    let Some(curve) = Curve::of_jwk(jwk) else {
        return Ok(vec![
            Finding::new("\"crv\" names no curve that Okta takes")
                .label(input, crv.whole(), "not a known curve")
                .help(format!(
                    "{TOOL_TITLE} takes {}. If the key is of another curve, generate a new one: {NEW_KEY}.",
                    evidence.tool().curves().collect::<Vec<_>>().join(", ")
                )),
        ]);
    };
    if known(curve) {
        return Ok(vec![]);
    }
    let right = curve.name;
    let finding = Finding::new(format!("\"crv\" is not written as a JWK has it: {right}"))
        .label(input, crv.whole(), format!("should be {right}"))
        .help(format!("Write \"crv\": \"{right}\"."));
    Ok(vec![finding.edit(key, input, crv.whole(), right)])
}
