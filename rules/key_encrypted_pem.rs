//! The PEM is encrypted with a password.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let KeyForm::Pem(PemKind::Encrypted(lock), span) = key.form() else {
        return Ok(vec![]);
    };
    let mut help = format!("Decrypt it: {}", lock.command());
    if !evidence.tool().takes(KeyFormat::Pem) {
        help += ". Then convert it to a JWK with okta-cc fix";
    }
    Ok(vec![
        Finding::new("The key is encrypted with a password")
            .label(input, span.clone(), "encrypted")
            .help(help),
    ])
}
