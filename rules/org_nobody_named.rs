//! The host is named by a file that nobody named, and the key is from elsewhere.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    // Another host than an org's gets nothing in any case, and has its own rules.
    let is_org = evidence.is_okta_org()?;
    let Some(file) = evidence.host_found_in().filter(|_| is_org) else {
        return Ok(vec![]);
    };
    let (host, file) = (evidence.org_address(), shown(file));
    let key = evidence.input(Field::Key)?.origin();
    let flag = match &evidence.connection().base_url {
        Some(url) => format!("--base-url {}", shown(url.as_str())),
        None => format!("--domain {}", evidence.org_host()),
    };
    let finding = Finding::new(format!(
        "No credentials were sent to {host}: nobody named this host but {file}, which was found here"
    ))
    .evidence(format!(
        "The private key is from {key}. Whoever wrote {file} would be sent what only the owner of the key may send."
    ))
    .help(format!(
        "If {host} is your org, say so and run again: add {flag}"
    ));
    Ok(vec![evidence.point_at_domain(
        finding,
        "found here, and no host of Okta's own",
    )])
}
