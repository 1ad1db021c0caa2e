//! The key is in a key store behind a password.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let out_of_it = "openssl pkcs12 -in key.p12 -nodes -nocerts -out key.pem";
    if matches!(key.seal(), Seal::WrongPassphrase | Seal::OldCipher) {
        return Ok(vec![]);
    }
    let (kind, place, help) = match key.form() {
        KeyForm::Pem(PemKind::Pkcs12, place) => (
            "PKCS #12 (.p12, .pfx)",
            place,
            format!(
                "Let okta-cc fix --target {TOOL_NAME} --passphrase-file FILE take the key out of it, or do so by hand: {out_of_it}."
            ),
        ),
        KeyForm::Pem(PemKind::JavaKeyStore, place) => (
            "a key store of Java's (.jks)",
            place,
            format!(
                "Take the key out of it: keytool -importkeystore -srckeystore key.jks -destkeystore key.p12 \
                 -deststoretype PKCS12, then {out_of_it}."
            ),
        ),
        _ => return Ok(vec![]),
    };
    Ok(vec![
        Finding::new(format!(
            "This is {kind}, and it does not work for {TOOL_TITLE}"
        ))
        .label(
            input,
            place.clone(),
            "keys and certificates behind a password",
        )
        .help(help),
    ])
}
