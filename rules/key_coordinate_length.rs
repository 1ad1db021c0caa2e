//! A number of an EC key does not have the length that its curve gives it.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let (_, key) = evidence.key()?;
    let Some(ec) = key.ec() else {
        return Ok(vec![]);
    };
    let wanted = ec.curve.octets;
    let findings = ec.faults().iter().filter_map(|fault| {
        let (name, label, help) = match fault {
            EcFault::Short(name) => (
                name,
                "a zero octet was left out at its start",
                "Let okta-cc fix write the number again, with its zeros.",
            ),
            EcFault::Padded(name) => (
                name,
                "it begins with zero octets that do not belong there",
                "Let okta-cc fix write the number again.",
            ),
            EcFault::TooLong(name) => (
                name,
                "longer than any number of this curve",
                "Copy the whole private key from its source again.",
            ),
            _ => return None,
        };
        let number = jwk.number(name)?;
        let has = number.octets.as_ref()?.len();
        // The point is always looked at; the private number some libraries take in any length.
        let severity = match (*name, fault) {
            ("d", EcFault::Short(_) | EcFault::Padded(_)) => Severity::Warning,
            _ => Severity::Error,
        };
        let finding = Finding::new(format!(
            "\"{name}\" has {has} octets, and on the curve {} it must have {wanted}",
            ec.curve.name
        ));
        let finding = finding.label(input, number.span.clone(), label).help(help);
        Some(finding.severity(severity).member(*name))
    });
    Ok(findings.collect())
}
