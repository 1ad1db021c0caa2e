//! The local clock is so far from Okta's that Okta refuses what it makes.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let skew = evidence.clock_skew()?;
    let tool = evidence.tool();
    let lifetime = tool.assertion_lifetime;
    if !skew.breaks(lifetime) {
        return Ok(vec![]);
    }
    let effect = if skew.seconds < 0.0 {
        format!("an assertion that lives {lifetime} s is expired when it arrives")
    } else {
        "an assertion made now is issued in the future".into()
    };
    let mut finding = Finding::new(format!("This machine's clock is {}", skew.shown()))
        .evidence(format!("By the Date of Okta's answer; {effect}."))
        .help(format!(
            "Set the clock by NTP (timedatectl set-ntp true). For {TOOL_TITLE} the clock of the machine \
             counts that makes the assertion."
        ));
    if let Some(zone) = skew.time_zone() {
        finding = finding.evidence(format!(
            "The difference is {zone}, as between time zones: look at the zone of the system \
             or of the container."
        ));
    }
    // Okta has judged the assertion's times, and they passed.
    if let Ok((_, Answer::Grant(_))) = evidence.token_answer() {
        finding = finding.severity(Severity::Warning).evidence(
            "Okta still issued a token, because doctor used Okta's time for it: a program \
             that goes by this machine's clock would be refused.",
        );
    }
    Ok(vec![finding])
}
