//! The app issues only DPoP-bound tokens, and the tool sends no proof.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    if evidence.pasted().is_some() {
        // The sender is unknown, and nothing was tried.
        let refusal = evidence.refusal_for(Cause::DpopRequired)?;
        let message = "The app issues only DPoP-bound tokens, and no DPoP proof was sent";
        let found = refusal.map(|refusal| {
            let help = refusal.hint_or(CLEAR_DPOP);
            refusal.finding(message).help(help)
        });
        return Ok(found.into_iter().collect());
    }
    let tool = evidence.tool();
    let path = evidence.token_path()?;
    evidence.refusal_for(Cause::DpopRequired)?;
    // A token that was bound although this was not requested.
    let bound = |one: &Attempt| {
        let kind = one.grant().map(|grant| &grant.token_type);
        one.exchange.request.proof.is_none()
            && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("dpop"))
    };
    let refusal = path
        .iter()
        .find(|one| wants_proof(one) && !wants_nonce(one));
    let refusal = refusal.and_then(Attempt::refusal);
    if tool.dpop == Dpop::Yes || (refusal.is_none() && !path.first().is_some_and(bound)) {
        return Ok(vec![]);
    }
    if let Dpop::If(when) = tool.dpop {
        let message =
            format!("This Okta app issues only DPoP-bound tokens: right for {TOOL_TITLE} {when}");
        return Ok(vec![
            Finding::new(message)
                .severity(Severity::Advice)
                .help("See that the version in use sends DPoP proofs."),
        ]);
    }
    let message = format!(
        "This Okta app issues only DPoP-bound tokens, and no DPoP proof is sent for {TOOL_TITLE}"
    );
    let finding = refusal.map_or_else(
        || Finding::new(&message).evidence("Okta issued a token of type DPoP."),
        |refusal| refusal.finding(&message),
    );
    let proved = path
        .iter()
        .any(|one| matches!(one.step, Step::DpopProof | Step::Nonce));
    // With an unknown wording, only a token issued for a proof makes it certain.
    let known = refusal.is_none_or(|refusal| refusal.cause() == Some(Cause::DpopRequired));
    if !known && !proved {
        return Ok(vec![]);
    }
    let finding = if proved {
        // The experiment proves more than the words of the refusal.
        let certainty = Certainty::Certain;
        Finding {
            certainty,
            ..finding.evidence(behind(evidence))
        }
    } else {
        finding.evidence("Other faults show only when this is off: then run again.")
    };
    Ok(vec![finding.help(CLEAR_DPOP)])
}

/// What the same request with a proof showed.
fn behind(evidence: &Evidence) -> String {
    let Ok(token) = evidence.token() else {
        return String::new();
    };
    let Some(grant) = token.grant() else {
        let said = token.refusal().map_or_else(String::new, Refusal::quoted);
        return format!("With a proof Okta refuses for another reason. {said}");
    };
    let path = evidence.token_path().unwrap_or_default();
    let alone =
        path.iter().filter_map(Attempt::refusal).count() == 1 && !evidence.clock_breaks_assertion();
    let requested = evidence.requested_scopes();
    let all = requested.iter().all(|scope| grant.covers(scope));
    let lists = evidence.lists().unwrap_or_default();
    let answered = lists
        .iter()
        .all(|list| matches!(list.answer(), Answer::List(1..)));
    match (alone && all && answered, lists.is_empty()) {
        (true, false) => {
            "Nothing else is wrong: with a proof Okta issued a token and the API answered."
        }
        (true, true) => {
            "With a proof Okta issued a token with all scopes; no read could be tried with them."
        }
        _ => "With a proof Okta issued a token; other faults are reported separately.",
    }
    .into()
}
