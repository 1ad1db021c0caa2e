//! What a question needs before it may be asked: values, a token with the scope, and a host that may have credentials.

use crate::engine::evidence::Evidence;
use crate::model::connection::ClientIdKind;
use crate::model::conversation::Step;
use crate::model::finding::Missing;
use crate::okta::hosts::{is_loopback, is_of_okta, looks_like_a_cell};

/// Whether `step` can be asked; the error names what the connection or the answers so far lack.
pub(super) fn able(step: Step, evidence: &Evidence) -> Result<(), String> {
    match step {
        Step::Org => host(evidence),
        _ if step.is_token() => able_to_ask_for_a_token(evidence),
        Step::Need(at) => {
            let need = evidence.needs().get(at).map_or("", |need| need.scope());
            let manage = need.replace(".read", ".manage");
            able_to_read([need, &manage], evidence)
        }
        Step::Roles => able_to_read(["okta.roles.read", "okta.roles.manage"], evidence),
        Step::Keys => able_to_read(["okta.apps.read", "okta.apps.manage"], evidence),
        _ => able_to_read(step.list().map_or([""; 2], |list| list.scopes), evidence),
    }
}

fn host(evidence: &Evidence) -> Result<(), String> {
    if evidence.connection().base_url.is_some() {
        return Ok(());
    }
    let (_, domain) = evidence.domain().map_err(|missing| missing.to_string())?;
    let host = domain.host();
    host.map(drop)
        .ok_or_else(|| "the domain names no host".into())
}

/// Credentials go only to a host that has just answered as an Okta org. Since anybody can answer like that, a host
/// whose name imitates Okta's gets none even then.
fn able_to_ask_for_a_token(evidence: &Evidence) -> Result<(), String> {
    let base = evidence.connection().base_url.as_ref();
    if !base.is_some_and(is_loopback) {
        let host = evidence.org_host();
        if !is_of_okta(&host) && looks_like_a_cell(&host) {
            return Err("the host only looks like Okta's: no credentials are sent to it".into());
        }
    }
    if evidence.host_found_in().is_some() {
        return Err("nobody named this host: no credentials are sent to it".into());
    }
    if !evidence
        .is_okta_org()
        .map_err(needs("an answer from the org"))?
    {
        return Err("needs a host that answers as an Okta org".into());
    }
    let (_, client_id) = evidence
        .client_id()
        .map_err(|missing| missing.to_string())?;
    if client_id.kind == ClientIdKind::Secret {
        return Err("needs a client ID, got a secret".into());
    }
    evidence.scopes().map_err(|missing| missing.to_string())?;
    let (_, key) = evidence.key().map_err(|missing| missing.to_string())?;
    if key.can_sign() {
        Ok(())
    } else {
        Err("needs a complete private key to sign with".into())
    }
}

fn able_to_read(either: [&str; 2], evidence: &Evidence) -> Result<(), String> {
    let token = evidence.token().map_err(needs("a token"))?;
    let grant = token.grant().ok_or("needs a token")?;
    if grant.flaw.is_some() {
        return Err("needs a token that can be used".into());
    }
    if !token
        .scopes()
        .iter()
        .any(|scope| either.contains(&scope.as_str()))
    {
        return Err(format!("needs {}", either[0]));
    }
    let bound = evidence.overcame(Step::DpopProof) || evidence.overcame(Step::Nonce);
    let kind = &grant.token_type;
    if kind.eq_ignore_ascii_case("bearer") || (bound && kind.eq_ignore_ascii_case("dpop")) {
        Ok(())
    } else {
        Err(format!("needs a Bearer token, got {kind}"))
    }
}

fn needs(what: &str) -> impl Fn(Missing) -> String {
    move |_| format!("needs {what}")
}
