//! The host answers, but not as an Okta org does.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let reply = &exchange.reply;
    let host = evidence.org_address();
    let message = format!("{host} does not answer as an Okta org");
    let refused = matches!(answer, Answer::Refused(_));
    let finding = match answer {
        Answer::Refused(refusal) if refusal.cause() != Some(Cause::OrgDeactivated) => {
            refusal.finding(message)
        }
        Answer::NotFromOkta if !is_no_such_org(reply) && reply.redirect().is_none() => {
            Finding::new(message).evidence(format!(
                "{} answered {}",
                exchange.request.url,
                reply.described()
            ))
        }
        _ => return Ok(vec![]),
    };
    let finding = evidence
        .point_at_domain(finding, "no Okta org answers here")
        .certainty(Certainty::Likely);
    let domain = evidence.help_for_host(OWN_DOMAIN);
    if refused {
        return Ok(vec![finding.help(domain)]);
    }
    // JSON that ends early was cut, whatever sent it.
    if !evidence.is_said_on_the_way(reply) && !reply.is_broken_json() {
        return Ok(vec![finding.help(format!(
            "{domain} If the host is right, a proxy or captive portal may have answered: sign in \
             to this network or let the proxy pass this host, then run again."
        ))]);
    }
    let finding = finding
        .evidence(if reply.is_broken_json() {
            "The answer was cut or changed on the way."
        } else {
            "A proxy, a firewall or a captive portal answered instead of Okta."
        })
        .help("Sign in to this network or let the proxy pass this host, then run again.");
    Ok(vec![finding.undecided()])
}
