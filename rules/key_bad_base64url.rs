//! A number is not base64url.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let numbers = jwk.numbers();
    let bad = numbers.filter_map(|(name, number)| Some((name, number.flaw.clone()?)));
    let findings = bad.map(|(name, (flaw, span))| {
        let (what, label) = match flaw {
            Flaw::Empty => ("is empty", "nothing is here"),
            Flaw::Blank => ("has white space in it", "white space"),
            Flaw::StandardAlphabet => ("is base64, not base64url", "- and _ stand for + and /"),
            Flaw::Illegal => ("has a character that base64url does not allow", "not base64url"),
            Flaw::Length => (
                "lacks characters or has one too many",
                "no number has this length",
            ),
        };
        let help = match flaw {
            Flaw::Blank => "Delete the white space. Or let okta-cc fix do it.",
            Flaw::StandardAlphabet => "Write - for + and _ for /. Or let okta-cc fix do it.",
            _ => "Copy the key from its source again. Or let okta-cc fix compute it, if the other members determine it.",
        };
        Finding::new(format!("\"{name}\" {what}"))
            .label(input, span, label)
            .help(help)
            .member(name)
    });
    Ok(findings.collect())
}
