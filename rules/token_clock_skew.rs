//! Okta says that the assertion is expired or from the future, and the measured clock does not explain it.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionTimes)? else {
        return Ok(vec![]);
    };
    if evidence.clock_breaks_assertion() {
        return Ok(vec![]); // org_clock_skew says it, with the measure.
    }
    let mut finding = refusal
        .finding("The time in the assertion does not fit Okta's clock")
        .certainty(Certainty::Likely);
    let skew = evidence.clock_skew().ok();
    if let Some(skew) = skew {
        finding = finding.evidence(format!("This machine's clock: {}", skew.shown()));
    }
    // Where the clock is right, setting it would change nothing.
    let right = skew.is_some_and(|skew| skew.seconds.abs() <= skew.blur);
    finding = finding.help(if right {
        "Run again: the request may have been held up on its way. If it stays so, give Okta \
         Support the x-okta-request-id."
    } else {
        "Set the clock of the machine that makes the assertion by NTP (timedatectl set-ntp true), \
         then run again."
    });
    let exchange = evidence.token_answer().ok().map(|(exchange, _)| exchange);
    if let Some(assertion) = exchange.and_then(|exchange| exchange.request.assertion.as_ref()) {
        for claim in ["iat", "exp"] {
            if let Some(sent) = assertion.claims.get(claim) {
                finding = finding.evidence(format!("{claim}: {sent}"));
            }
        }
    }
    Ok(vec![finding])
}
