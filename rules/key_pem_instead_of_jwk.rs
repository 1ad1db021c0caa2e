//! The key is a PEM or DER, and the tool reads only JWK.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let KeyForm::Pem(kind, span) = key.form() else {
        return Ok(vec![]);
    };
    let tool = evidence.tool();
    // What is no private key of the kind that is wanted has rules of its own.
    let elsewhere = [PemKind::RsaPss, PemKind::Pkcs12, PemKind::JavaKeyStore];
    let is_told = elsewhere.contains(kind) || evidence.moot().is_some();
    if tool.takes(KeyFormat::Pem) || is_told {
        return Ok(vec![]);
    }
    let help = if key.can_sign() {
        match evidence.kid_beside() {
            Some(kid) => format!(
                "Convert it with okta-cc fix, then add \"kid\": \"{kid}\", the key ID that is given beside the key."
            ),
            None => format!(
                "Convert it with okta-cc fix, then add \"kid\": the KID that Okta shows under {PUBLIC_KEYS}."
            ),
        }
    } else {
        "Put the private JWK here: {\"kty\":\"RSA\", …}.".to_owned()
    };
    Ok(vec![
        Finding::new(format!(
            "This is {}, and only a JWK works for {TOOL_TITLE}",
            key.notation().title()
        ))
        .label(input, span.clone(), "this is not a JWK")
        .help(help),
    ])
}
