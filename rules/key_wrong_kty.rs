//! The key is of a kind that the tool does not sign with, or does not name its kind as it should.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let kty = key
        .jwk()
        .and_then(|jwk| Some((jwk.family(), jwk.string("kty")?)));
    let place = match (key.form(), &kty) {
        (KeyForm::Pem(PemKind::OtherPrivateKey | PemKind::EcPrivateKey, span), _) => span.clone(),
        (_, Some((KeyFamily::Ec | KeyFamily::Other, kty))) => kty.whole(),
        (_, Some((KeyFamily::Rsa, kty))) if kty.text() != "RSA" => {
            let finding = Finding::new("\"kty\" is not exactly \"RSA\"")
                .label(input, kty.whole(), "should be RSA")
                .help("Write \"kty\": \"RSA\", in capitals and without spaces.");
            return Ok(vec![finding.edit(key, input, kty.whole(), "RSA")]);
        }
        _ => return Ok(vec![]),
    };
    let tool = evidence.tool();
    let curves: Vec<_> = tool.curves().collect();
    let is_ec = matches!(key.form(), KeyForm::Pem(PemKind::EcPrivateKey, _))
        || key.jwk().is_some_and(|jwk| jwk.family() == KeyFamily::Ec);
    let crv = || {
        key.jwk()
            .and_then(|jwk: &Jwk| Some(jwk.string("crv")?.text()))
    };
    let curve = key.ec().map(|ec| ec.curve.name).or_else(crv);
    // Of a key that names no curve, key_inconsistent tells that it cannot be read.
    let fits = curve.is_none_or(|curve| curves.contains(&curve));
    if is_ec && fits && !curves.is_empty() {
        return Ok(vec![]);
    }
    let finding = match is_ec && !curves.is_empty() {
        true => Finding::new(format!(
            "The curve of this key does not work for {TOOL_TITLE}: of elliptic curves only {} does",
            curves.join(", ")
        )),
        false => Finding::new(format!(
            "This is not an RSA key, and only RSA works for {TOOL_TITLE}"
        )),
    };
    Ok(vec![
        finding
            .label(input, place, "another kind of key")
            .help(format!(
                "Generate an RSA key: {PUBLIC_KEYS} > Add key > Generate new key."
            )),
    ])
}
