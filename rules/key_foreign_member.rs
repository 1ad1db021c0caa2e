//! The key has numbers that a key of its kind does not have.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let (kind, foreign): (_, &[&str]) = match jwk.family() {
        KeyFamily::Rsa => ("an RSA key", &["x", "y", "k"]),
        KeyFamily::Ec => ("an EC key", &["n", "e", "p", "q", "dp", "dq", "qi", "k"]),
        KeyFamily::Other => return Ok(vec![]),
    };
    let found: Vec<&SpannedMember> = foreign.iter().filter_map(|name| jwk.get(name)).collect();
    let Some(first) = found.first() else {
        return Ok(vec![]);
    };
    let names: Vec<String> = found
        .iter()
        .map(|member| format!("\"{}\"", member.name.text()))
        .collect();
    let places: Vec<_> = found.iter().map(|member| member.name.whole()).collect();
    let finding = Finding::new(format!(
        "{} of this key: {kind} has no such member",
        names.join(", ")
    ));
    Ok(vec![
        finding
            .at_each(input, &places, "of another kind of key")
            .help("Remove it, if the rest is one key. Or copy the whole private key from its source again: parts of two keys may be mixed.")
            .member(first.name.text().to_owned()),
    ])
}
