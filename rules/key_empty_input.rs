//! No private key was given.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let input = evidence.input(Field::Key)?;
    if !key::is_empty(input.text()) {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("No private key is given")
            .label(input, input.span(), "nothing is here")
            .help("Give the private JWK: --private-key-file FILE, or $OKTA_CC_PRIVATE_KEY."),
    ])
}
