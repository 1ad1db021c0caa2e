//! The text is neither JSON nor anything else that is recognised.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let KeyForm::NotJson(looks) = key.form() else {
        return damage(evidence, DamageKind::Syntax);
    };
    let what = looks.name();
    Ok(vec![
        Finding::new(format!(
            "The private key is not a JWK: this looks like {what}"
        ))
        .label(input, input.span(), format!("this looks like {what}"))
        .help(help(*looks)),
    ])
}

fn help(looks: Lookalike) -> String {
    match looks {
        Lookalike::Path => "Give the file's content, or name it with --private-key-file.".into(),
        Lookalike::ClientId => {
            "This goes into the client ID. Put the private JWK here: {\"kty\":\"RSA\", …}.".into()
        }
        _ => format!(
            "Put the private JWK here: the JSON object {{\"kty\":\"RSA\", …}} that Okta shows once, under {PUBLIC_KEYS} > Add key."
        ),
    }
}
