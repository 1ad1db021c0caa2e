//! No Okta org has this host name.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, _) = evidence.org_answer()?;
    if !is_no_such_org(&exchange.reply) {
        return Ok(vec![]);
    }
    let host = evidence.org_address();
    let finding = Finding::new(format!("There is no Okta org at {host}"))
        .certainty(Certainty::Likely)
        .evidence(
            "Okta answered 404 without x-okta-request-id, as it does for a name that no org \
             has.",
        )
        .help(evidence.help_for_host(
            &format!("{YOUR_NAME}: copy the domain shown there. An org that was deleted or deactivated answers \
                 the same; preview orgs end with .oktapreview.com."),
        ));
    Ok(vec![
        evidence.point_at_domain(finding, "no org has this name"),
    ])
}
