//! The key has more than two primes.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    if !jwk.has_other_primes() {
        return Ok(vec![]);
    }
    let (place, found) = match jwk.get("oth") {
        Some(member) => (member.name.whole(), " (\"oth\")"),
        None => (jwk.start(), ""),
    };
    let finding = Finding::new(format!("The key has more than two primes{found}"))
        .label(input, place, "further primes")
        .evidence("OpenSSL and Node sign with it; most other libraries refuse it")
        .help(format!(
            "Generate an RSA key with two primes: {PUBLIC_KEYS} > Add key."
        ));
    Ok(vec![match jwk.get("oth") {
        Some(_) => finding.member("oth"),
        None => finding,
    }])
}
