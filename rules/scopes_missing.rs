//! No scope was given.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.input(Field::Scopes)?;
    let scopes = evidence.connection().scopes();
    if !scopes.names.is_empty() || scopes.is_secret {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("No scope is given, and Okta issues no token without one")
            .label(input, input.span(), "nothing here")
            .help(format!(
                "{API_SCOPES}: give the granted ones, with spaces between, such as okta.users.read \
                     okta.groups.read"
            )),
    ])
}
