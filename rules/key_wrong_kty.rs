//! The key is no RSA key, or does not say so as it should.

use crate::connection::key::{Family, Form, pem::Kind};
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

const NEW: &str = "Generate an RSA key: Admin Console > Applications > your app > General > Public keys > Add key > Generate new key.";

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let title = evidence.target().title;
    if let Form::Pem(Kind::OtherPrivateKey, span) = key.form() {
        let finding = Finding::new(format!(
            "This is no RSA key, and {title} signs only with RSA"
        ));
        return Ok(vec![
            finding
                .label(input, span.clone(), "another kind of key")
                .help(NEW),
        ]);
    }
    let Some((jwk, kty)) = key.jwk().and_then(|jwk| Some((jwk, jwk.string("kty")?))) else {
        return Ok(vec![]);
    };
    if kty.text() == "RSA" {
        return Ok(vec![]);
    }
    if jwk.family() == Family::Other {
        let message = format!("This is no RSA key, and {title} signs only with RSA");
        let finding = Finding::new(message).label(input, kty.whole(), "another kind of key");
        return Ok(vec![finding.help(NEW)]);
    }
    let finding = Finding::new("\"kty\" is not exactly \"RSA\"")
        .label(input, kty.whole(), "should be RSA")
        .help("Write \"kty\": \"RSA\", in capitals and without blanks.");
    if !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, kty.whole(), "RSA")])
}
