//! The DPoP proof is for another URL than the one called.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.refused_anywhere(Cause::DpopHtu)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The DPoP proof's htu is not the URL that was called")
        .evidence(asked)
        .help(
            "Set htu to the URL called, with https, decoded, path parameters filled in, without \
             query and fragment; make it anew for every page. Update the SDK that does otherwise.",
        );
    Ok(vec![finding])
}
