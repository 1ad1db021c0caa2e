//! A number of the key does not fit the others.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (_, key) = evidence.key()?;
    match key.ec() {
        Some(ec) if evidence.moot().is_none() => on_curve(evidence, ec),
        _ => of_rsa(evidence),
    }
}

/// The most that a repair can do is to compute the public point: `d` follows from nothing.
fn on_curve(evidence: &Evidence, ec: &Ec) -> Verdict {
    const COMPUTE: &str = "Let okta-cc fix compute it from d.";
    const COPY: &str = "Copy the whole private key from its source again.";
    let (input, key) = evidence.key()?;
    let findings = ec.faults().iter().filter_map(|fault| {
        let (message, label, member, help) = match fault {
            EcFault::Short(_) | EcFault::Padded(_) | EcFault::TooLong(_) => return None,
            EcFault::Swapped => (
                "\"x\" and \"y\" are in each other's place".to_owned(),
                "this is the other coordinate",
                "x",
                "Exchange the two values. Or let okta-cc fix do it.",
            ),
            EcFault::Wrong(name) => (
                format!("\"{name}\" is wrong: the other members prove it"),
                "does not fit the rest of the key",
                *name,
                COMPUTE,
            ),
            EcFault::NotOnCurve => (
                format!("\"x\" and \"y\" are no point of the curve {}", ec.curve.name),
                "not a point, and not of this d",
                "x",
                COPY,
            ),
            EcFault::Foreign => (
                "\"d\" belongs to another key than \"x\" and \"y\"".to_owned(),
                "does not fit x and y",
                "d",
                "Copy the whole private key from its source again: parts of two keys seem to be mixed.",
            ),
            EcFault::NoPrivateNumber => (
                format!("\"d\" is no private number of the curve {}", ec.curve.name),
                "zero, or not less than the order of the curve",
                "d",
                COPY,
            ),
        };
        let jwk = key.jwk();
        let number = jwk.and_then(|jwk| jwk.number(member));
        let place = match (number, jwk) {
            (Some(number), _) => number.span.clone(),
            (None, Some(jwk)) => jwk.start(),
            (None, None) => input.span(),
        };
        let finding = Finding::new(message).label(input, place, label).help(help);
        Some(finding.member(member))
    });
    Ok(findings.collect())
}

fn of_rsa(evidence: &Evidence) -> Verdict {
    let compared = [RsaMember::N, RsaMember::E, RsaMember::D];
    let faults = evidence.key_faults(&compared, |fault| {
        matches!(fault, RsaFault::Inconsistent(_))
    })?;
    if faults.is_empty() {
        evidence.exponents()?;
    }
    let wrong: Vec<RsaMember> = faults.iter().filter_map(|fault| fault.member()).collect();
    let all = &evidence.judgement()?.faults;
    let composite = |fault: &RsaFault| matches!(fault, RsaFault::CompositePrime(_));
    let mixed = wrong.contains(&RsaMember::N) && wrong.contains(&RsaMember::D);
    let help = if mixed || all.iter().any(composite) {
        format!(
            "Copy the whole private JWK from its source again; if it is lost, generate a new key under \
             {PUBLIC_KEYS} > Add key."
        )
    } else if wrong.contains(&RsaMember::N) {
        "Let okta-cc fix compute it from p and q, which it does if only a few characters are wrong. If they are of two keys, copy the whole private JWK again.".into()
    } else {
        "Let okta-cc fix compute it from the other members.".into()
    };
    let findings = wrong.iter().map(|member| {
        let name = member.name();
        let finding = if mixed && matches!(member, RsaMember::N | RsaMember::D) {
            Finding::new(format!("\"{name}\" fits no other member of the key")).evidence(
                "n, d and the primes do not belong together: parts of two keys may be mixed",
            )
        } else {
            Finding::new(format!("\"{name}\" is wrong: the other members prove it"))
        };
        let finding = match member {
            RsaMember::N | RsaMember::E => finding
                .evidence("Node signs with it without an error, and Okta refuses the signature"),
            _ => finding,
        };
        evidence
            .point_at_number(finding, *member, "does not fit the rest of the key")
            .help(help.clone())
            .member(name)
    });
    Ok(findings.collect())
}
