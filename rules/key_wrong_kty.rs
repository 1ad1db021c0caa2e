//! The key is of a kind that the tool does not sign with, or does not name its kind as it should.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    if evidence.moot() == Some(Moot::OtherKind) {
        return Ok(vec![other_kind(evidence)?]);
    }
    let named = key
        .jwk()
        .and_then(|jwk| Some((jwk.family(), jwk.string("kty")?)));
    let (right, kty) = match named {
        Some((KeyFamily::Rsa, kty)) => ("RSA", kty),
        Some((KeyFamily::Ec, kty)) => ("EC", kty),
        _ => return Ok(vec![]),
    };
    if kty.text() == right {
        return Ok(vec![]);
    }
    let finding = Finding::new(format!("\"kty\" is not exactly \"{right}\""))
        .label(input, kty.whole(), format!("should be {right}"))
        .help(format!(
            "Write \"kty\": \"{right}\", in capitals and without spaces."
        ));
    Ok(vec![finding.edit(key, input, kty.whole(), right)])
}

/// Told before everything else about the key, and alone.
fn other_kind(evidence: &Evidence) -> Result<Finding, Missing> {
    let (input, key) = evidence.key()?;
    let curves: Vec<_> = evidence.tool().curves().collect();
    let message = match (key.ec(), &curves[..]) {
        (Some(ec), [_, ..]) => format!(
            "The curve {} does not work for {TOOL_TITLE}; of elliptic curves these do: {}",
            ec.curve.name,
            curves.join(", ")
        ),
        (_, curves) => {
            let works = match curves {
                [] => "RSA works",
                _ => "RSA and EC keys work",
            };
            format!(
                "This is {}, and only {works} for {TOOL_TITLE}",
                kind(key).unwrap_or("not an RSA key".into())
            )
        }
    };
    let place = match (key.form(), key.jwk()) {
        (KeyForm::Pem(_, span), _) => span.clone(),
        (_, Some(jwk)) => jwk
            .string("kty")
            .map_or_else(|| jwk.start(), SpannedText::whole),
        _ => input.span(),
    };
    Ok(Finding::new(message)
        .label(input, place, "another kind of key")
        .help(format!("Generate an RSA key: {NEW_KEY}.")))
}

/// What the key is, with an article, where that is known.
fn kind(key: &Key) -> Option<String> {
    if let Some(ec) = key.ec() {
        return Some(format!("an EC key (curve {})", ec.curve.name));
    }
    if matches!(key.form(), KeyForm::Pem(PemKind::EcPrivateKey, _)) {
        return Some("an EC key".into());
    }
    let jwk = key.jwk()?;
    let is = |name: &str, text: &str| jwk.string(name).is_some_and(|found| found.text() == text);
    // RFC 8037 section 2.
    let okp = ["Ed25519", "Ed448", "X25519", "X448"];
    if let Some(curve) = okp.into_iter().find(|curve| is("crv", curve)) {
        let use_of_it = if curve.starts_with('X') {
            ", which cannot even sign"
        } else {
            ""
        };
        return Some(format!("an OKP key ({curve}){use_of_it}"));
    }
    let kinds = [
        ("EC", "an EC key"),
        ("OKP", "an OKP key"),
        ("AKP", "an AKP key"),
        ("oct", "a shared secret (oct), not a key pair"),
    ];
    let known = kinds.into_iter().find(|(kty, _)| is("kty", kty));
    Some(known?.1.into())
}
