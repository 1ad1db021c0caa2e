//! The text is no JSON and nothing else that is known.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let syntax = key.damaged(DamageKind::Syntax);
    let finding = match (key.form(), syntax.first()) {
        (KeyForm::NotJson(looks), _) => {
            let what = looks.title();
            Finding::new(format!("The private key is no JWK: this looks like {what}"))
                .label(input, input.span(), format!("this looks like {what}"))
                .help(help(*looks))
        }
        (_, Some(place)) => Finding::new("The private key is not quite JSON")
            .label(input, place.clone(), "this is no JSON")
            .help("Copy the key from its source again."),
        _ => return Ok(vec![]),
    };
    Ok(vec![finding])
}

fn help(looks: Lookalike) -> &'static str {
    match looks {
        Lookalike::Path => "Give the file's content, or name it with --private-key-file.",
        Lookalike::ClientId => {
            "This goes into the client ID. Put the private JWK here: {\"kty\":\"RSA\", …}."
        }
        _ => {
            "Put the private JWK here: the JSON object {\"kty\":\"RSA\", …} that Okta shows once, under Admin Console > Applications > your app > General > Public keys > Add key."
        }
    }
}
