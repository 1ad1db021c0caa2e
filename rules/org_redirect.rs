//! The host redirects elsewhere.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let reply = &exchange.reply;
    let Some(to) = reply.redirect().filter(|_| *answer == Answer::NotFromOkta) else {
        return Ok(vec![]);
    };
    let host = evidence.org_address();
    let finding = Finding::new(format!("{host} redirects elsewhere instead of answering"))
        .certainty(Certainty::Likely)
        .evidence(format!(
            "{} answered {} {to}",
            exchange.request.url, reply.status
        ))
        .evidence("A redirect is never followed: it would carry credentials to another host.");
    let target = url::Url::parse(to).ok();
    let to_okta = target.is_some_and(|to| to.host_str().is_some_and(is_of_okta));
    if evidence.stands_for_okta() && !to_okta {
        return Ok(vec![
            finding
                .evidence("A proxy, a firewall or a captive portal answered instead of Okta.")
                .help("Sign in to this network or let the proxy pass this host, then run again.")
                .undecided(),
        ]);
    }
    let finding = evidence.point_at_domain(finding, "no Okta org answers here");
    Ok(vec![finding.help(evidence.help_for_host(OWN_DOMAIN))])
}
