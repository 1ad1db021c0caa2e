//! The assertion's `exp` is over one hour ahead of Okta's clock.

use super::prelude::*;

/// What Okta allows an assertion, in seconds.
const LONGEST: u32 = 3600;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionExpTooFar)? else {
        return Ok(vec![]);
    };
    if evidence.clock_breaks_assertion() {
        return Ok(vec![]); // org_clock_skew says it, with the measure.
    }
    let mut finding = refusal
        .finding("The assertion's exp is more than one hour ahead of Okta's clock")
        .certainty(Certainty::Likely)
        .help(
            "Set exp to the time now plus 300 seconds (in seconds, not milliseconds), and set \
             the clock of the machine that makes the assertion.",
        );
    let tool = evidence.tool();
    if tool.assertion_lifetime >= LONGEST {
        finding = finding.evidence(format!(
            "Assertions live {} s for {TOOL_TITLE}, so a clock that is one second fast makes them too long",
            tool.assertion_lifetime
        ));
    }
    if let Ok(skew) = evidence.clock_skew() {
        finding = finding.evidence(format!("This machine's clock: {}", skew.shown()));
    }
    Ok(vec![finding])
}
