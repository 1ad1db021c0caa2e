//! The primes have a structure by which they can be found.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::P, RsaMember::Q], |fault| {
        matches!(fault, RsaFault::Predictable(_))
    })?;
    let findings = faults.iter().filter_map(|fault| {
        let RsaFault::Predictable(structure) = fault else {
            return None;
        };
        let (what, how, certainty) = told(*structure);
        let finding = Finding::new(format!("The primes can be found: {what}"))
            .evidence(how)
            .certainty(certainty)
            .help(format!(
                "Generate a new key: {NEW_KEY}. This one cannot be repaired."
            ));
        Some(evidence.point_at_number(finding, RsaMember::P, "not drawn at random"))
    });
    Ok(findings.collect())
}

/// What is seen, how anybody could recover the key from its public half, and whether that is sure to work.
fn told(structure: Structure) -> (&'static str, &'static str, Certainty) {
    let (certain, likely) = (Certainty::Certain, Certainty::Likely);
    match structure {
        Structure::Repeated => (
            "octets in one of them repeat others",
            "No generator draws such a number: whoever guesses how it was made tries the few that there are",
            likely,
        ),
        Structure::LongRun => (
            "there is a long run of equal bits in one of them",
            "What is left to guess is short, and half a prime is enough (Coppersmith's method)",
            likely,
        ),
        Structure::FewBits => (
            "nearly all bits of one of them are equal",
            "Few numbers have so few bits, and n tells from its low end which are possible",
            likely,
        ),
        Structure::Text => (
            "the octets of one of them are text",
            "It is a text that somebody wrote, which can be guessed like a password",
            likely,
        ),
        Structure::SharedLowHalf => (
            "their lower halves are the same, or add up to zero",
            "The lower half of n is then a square, whose root is the lower half of a prime; Coppersmith's method finds the rest",
            certain,
        ),
        Structure::RoundSum => (
            "their sum is nearly a power of two",
            "With the sum guessed, n gives both: they are the roots of a quadratic equation",
            certain,
        ),
        Structure::Reversed => (
            "the octets of one are those of the other backwards",
            "Both ends of n then give the octets one by one",
            certain,
        ),
        Structure::NearMultiple => (
            "one is nearly a small multiple, or a simple fraction, of the other",
            "Lehman's method finds them: it is Fermat's with a small multiple of n",
            certain,
        ),
        Structure::Smooth => (
            "one less than one of them has only small factors",
            "Pollard's p - 1 method finds that prime in seconds",
            certain,
        ),
    }
}
