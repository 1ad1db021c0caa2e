//! The key is only for signatures that Okta does not take.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let KeyForm::Pem(PemKind::RsaPss, span) = key.form() else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("The key is only for RSASSA-PSS signatures, which Okta does not take")
            .label(input, span.clone(), "an RSASSA-PSS key")
            .help(format!("Generate a plain RSA key: {NEW_KEY}.")),
    ])
}
