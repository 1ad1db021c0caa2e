//! A number of the key does not fit the others.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let is_ec = |jwk: &Jwk| jwk.family() == KeyFamily::Ec && !jwk.is_public();
    if key.ec().is_some_and(Ec::is_consistent) {
        return Ok(vec![]);
    }
    if key.ec().is_some() || key.jwk().is_some_and(is_ec) {
        let place = key.jwk().map_or_else(|| input.span(), Jwk::start);
        return Ok(vec![
            Finding::new("crv, x, y and d of this key do not belong to one key")
                .label(input, place, "an EC key")
                .help("Copy the whole private key from its source again."),
        ]);
    }
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
