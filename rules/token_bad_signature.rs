//! The registered public key does not verify the signature.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::BadSignature)? else {
        return Ok(vec![]);
    };
    let (message, label) = match evidence.app_keys() {
        Some(AppKeys::Ours) => (
            "The kid names another key of the app than the one that signs; the app has both",
            "the KID of another key",
        ),
        Some(AppKeys::Another) => (
            "The private key does not belong to the app's public key: it has only one that is \
             active, and that is another",
            "Okta has another public key under this kid",
        ),
        Some(AppKeys::Several) => (
            "The private key does not belong to the public key that the app has under this kid",
            "Okta has another public key under this kid",
        ),
        None => (
            "The private key does not belong to the public key registered on the app",
            "Okta has another public key under this kid, or this one is inactive",
        ),
    };
    let mut finding = refusal.finding(message).help(format!(
        "{CLIENT_CREDENTIALS} > Public keys: Add key > Generate new key, copy the private key \
             (JSON), Done, Save; then use that JWK."
    ));
    if let Some(line) = evidence.without_kid() {
        finding = finding.evidence(line);
    }
    if let Some(key) = evidence.registered_key() {
        finding = finding.help(format!("Set the JWK's \"kid\" to {}", key.kid));
    }
    Ok(vec![evidence.point_at_kid(finding, label)])
}
