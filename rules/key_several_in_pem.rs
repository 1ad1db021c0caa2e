//! A PEM holds several private keys.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let (KeyForm::Pem(_, span), Some(count)) = (key.form(), key.several()) else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new(format!("There are {count} private keys in this PEM"))
            .label(input, span.clone(), "this one comes first")
            .evidence(
                "Only the first one was checked: most libraries take that and ignore the others",
            )
            .help(format!(
                "Keep only the one whose public key is registered under {PUBLIC_KEYS}."
            )),
    ])
}
