//! The PEM is encrypted with a password.

use crate::connection::key::{Form, pem::Kind};
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let Form::Pem(Kind::Encrypted, span) = key.form() else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("The key is encrypted with a password")
            .label(input, span.clone(), "encrypted")
            .help("Decrypt it (openssl pkey -in key.pem -out plain.pem), then convert it to a JWK with okta-cc fix."),
    ])
}
