//! The key has more than two primes.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let Some(member) = jwk.get("oth") else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("The key has more than two primes (\"oth\")")
            .label(input, member.name.whole(), "further primes")
            .help(format!(
                "Generate an RSA key with two primes: {PUBLIC_KEYS} > Add key."
            ))
            .member("oth"),
    ])
}
