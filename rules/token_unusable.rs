//! A token was issued that no API can be called with.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.token_answer()?;
    let Answer::Grant(grant) = answer else {
        return Err(Missing::NotAsked("no token was issued".into()));
    };
    let Some(flaw) = grant.flaw else {
        return Ok(vec![]);
    };
    let message = match flaw {
        TokenFlaw::Missing => "The answer that issues a token has no access_token".into(),
        TokenFlaw::NotText => "The access_token in the answer is not a text".into(),
        TokenFlaw::Empty => "The access token is empty".into(),
        TokenFlaw::Characters => {
            "The access token has white space or characters outside ASCII in it, which no token may \
             have"
                .into()
        }
        TokenFlaw::NoType => "The answer does not say of which type the token is".into(),
        TokenFlaw::OtherType => format!(
            "The token is of type \"{}\", and only Bearer and DPoP tokens open Okta's APIs",
            grant.token_type
        ),
    };
    let finding = Finding::new(message)
        .evidence(format!(
            "{} answered {}",
            exchange.request.url,
            exchange.reply.described()
        ))
        .evidence("A token was issued all the same: client ID and key were accepted.")
        .help(
            "Okta issues a text of visible ASCII characters with \"token_type\":\"Bearer\" or \"DPoP\". If this is \
             a server in the place of Okta, correct its answer. If it is Okta's own host, another program changes \
             the answer on the way: find it, then run again.",
        );
    Ok(vec![finding])
}
