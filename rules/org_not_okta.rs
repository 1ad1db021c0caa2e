//! The host answers, but not as an Okta org does.

use crate::conversation::Reply;
use crate::evidence::Evidence;
use crate::okta::answers::{Answer, is_no_such_org};
use crate::okta::errors::Cause;
use crate::okta::hosts::is_of_okta;
use crate::rule::{Certainty, Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let reply = &exchange.reply;
    let host = evidence.org_host();
    let message = format!("{host} does not answer as an Okta org");
    let finding = match answer {
        Answer::Refused(refusal) if refusal.cause() != Some(Cause::OrgDeactivated) => {
            refusal.finding(message)
        }
        Answer::Foreign if !is_no_such_org(reply) => Finding::new(message).evidence(format!(
            "{} answered {}",
            exchange.request.url,
            reply.described()
        )),
        _ => return Ok(vec![]),
    };
    let finding = evidence
        .point_at_domain(finding, "no Okta org answers here")
        .certainty(Certainty::Likely);
    if !answered_on_the_way(&host, reply) {
        return Ok(vec![finding.help(
            "Use the org's own domain: Admin Console > your name at the top right shows it.",
        )]);
    }
    let finding = finding
        .evidence("A proxy, a firewall or a captive portal answered instead of Okta.")
        .help("Sign in to this network or let the proxy pass this host, then run again.");
    Ok(vec![finding.undecided()])
}

/// Hosts under Okta's domains are all Okta's, so what is not in Okta's words was said by somebody in between.
fn answered_on_the_way(host: &str, reply: &Reply) -> bool {
    // Proxy Authentication Required (RFC 9110) and Network Authentication Required (RFC 6585).
    if matches!(reply.status, 407 | 511) {
        return true;
    }
    let location = reply
        .header("location")
        .and_then(|to| url::Url::parse(to).ok());
    let to_okta = location.is_some_and(|to| to.host_str().is_some_and(is_of_okta));
    let words = reply.header("x-okta-request-id").is_some() || reply.json().is_some();
    is_of_okta(host) && !to_okta && !words
}
