//! The pasted text holds a secret.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let secrets = evidence.pasted().map_or(&[][..], |told| &told.secrets);
    if secrets.is_empty() {
        return Ok(vec![]);
    }
    let finding = Finding::new(format!("The text holds {}", secrets.join(", ")))
        .evidence("This report does not contain it.")
        .help(
            "Anyone who has seen the text can use it: make a new one and revoke the old (Public \
             keys > Add key, then delete the old key; Security > API > Tokens > Revoke). An \
             access token ends by itself within an hour.",
        );
    Ok(vec![finding])
}
