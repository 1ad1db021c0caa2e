//! The certificate in the key belongs to another key.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let Some(member) = jwk.get("x5c") else {
        return Ok(vec![]);
    };
    let first = match &member.value.data {
        Data::Array(chain) => chain.first().and_then(SpannedValue::string),
        _ => None,
    };
    let numbers = jwk.octets("n").zip(jwk.octets("e"));
    let Some(((n, _), (e, _))) = numbers.filter(|_| jwk.family() == KeyFamily::Rsa) else {
        return Err(Missing::Unreadable(
            "the numbers of this key cannot be read".into(),
        ));
    };
    let told = first.and_then(|text| der::certificate_in(text.text()));
    let significant = |octets: &[u8]| {
        octets
            .iter()
            .position(|octet| *octet != 0)
            .map(|at| octets[at..].to_vec())
    };
    let (message, label) = match told {
        None => (
            "\"x5c\" holds no readable RSA certificate",
            "no certificate",
        ),
        Some((cn, ce))
            if significant(&cn) == significant(n) && significant(&ce) == significant(e) =>
        {
            return Ok(vec![]);
        }
        Some(_) => (
            "The certificate in \"x5c\" belongs to another key",
            "of another key",
        ),
    };
    Ok(vec![
        Finding::new(message)
            .label(
                input,
                first.map_or(member.value.span.clone(), SpannedText::whole),
                label,
            )
            .help("Remove \"x5c\": nothing here needs it.")
            .member("x5c"),
    ])
}
