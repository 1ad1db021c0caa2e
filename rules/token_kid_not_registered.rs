//! No key registered on the app has the `kid` of the assertion.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::KidNotRegistered)? else {
        return Ok(vec![]);
    };
    let kid = evidence.kid().unwrap_or_default();
    let registered = evidence.registered_key();
    let copy = format!(
        "{CLIENT_CREDENTIALS} > Public keys: copy the KID of this key into the JWK's \"kid\""
    );
    let add = format!("{copy}; if the key is not in the list, Add key, Done, Save.");
    let new = format!(
        "{CLIENT_CREDENTIALS} > Public keys: Add key, paste the public half of this JWK, Done, Save; or set this key Active if it is in the list."
    );
    let (message, label, help) = match (evidence.app_keys(), &registered) {
        _ if evidence.pasted().is_some() => (
            "The assertion's kid is not registered on the app, or it has none and the app has \
             several keys"
                .into(),
            "no kid that Okta knows",
            add,
        ),
        _ if !evidence.sent_kid() => (
            "The assertion names no key, and the app has several".into(),
            "no kid that Okta knows",
            add,
        ),
        (Some(AppKeys::Ours), Some(key)) => (
            format!(
                "The key is right, its kid is not: the app has this key under {}",
                key.kid
            ),
            "not the KID of this key",
            format!("Set the JWK's \"kid\" to {}", key.kid),
        ),
        (Some(AppKeys::Ours), None) => (
            format!(
                "The key is right, its kid is not: the app's one key has another KID than {kid}"
            ),
            "not the KID of this key",
            format!("{copy}."),
        ),
        (Some(AppKeys::Another), _) => (
            format!("The app has one active key, and it is not this one: no key has the kid {kid}"),
            "not an active key of this app",
            new,
        ),
        (Some(AppKeys::Several), _) => (
            format!("The app has several active keys, and none has the kid {kid}"),
            "not a KID of this app",
            add,
        ),
        (None, _) => (
            format!("No active key of the app has the kid {kid}"),
            "not a KID of this app",
            add,
        ),
    };
    let mut finding = refusal.finding(message).help(help);
    if kid.is_empty() && evidence.sent_kid() {
        finding = finding.certainty(Certainty::Likely);
    }
    if let Some(line) = evidence.without_kid() {
        finding = finding.evidence(line);
    }
    if let (Some(key), Ok((input, jwk))) = (&registered, evidence.jwk())
        && let Some(value) = jwk.string("kid")
        && evidence.key()?.1.can_be_edited()
    {
        finding = finding.fix(input, value.whole(), key.kid.clone());
    }
    Ok(vec![evidence.point_at_kid(finding, label)])
}
