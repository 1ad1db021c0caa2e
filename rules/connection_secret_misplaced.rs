//! A key or a token stands in the place of another value.

use crate::connection::{ClientIdKind, DomainKind, Field};
use crate::evidence::Evidence;
use crate::rule::{Certainty, Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let place = |field| evidence.input(field);
    let client_id = evidence.connection().client_id().kind == ClientIdKind::Secret;
    let domain = evidence.connection().domain().kind == DomainKind::Secret;
    let scopes = evidence.connection().scopes().is_secret;
    let told = [
        (place(Field::ClientId)?, client_id),
        (place(Field::Domain)?, domain),
        (place(Field::Scopes)?, scopes),
    ];
    let findings = told.into_iter().filter(|(_, is_secret)| *is_secret).map(|(input, _)| {
        let title = input.field().title();
        Finding::new(format!("What is given as {title} has the look of a key or a token"))
            .label(input, input.span(), "hidden here; keep it out of this field")
            .certainty(Certainty::Likely)
            .help(format!(
                "Give the {title} here. If the secret was saved or sent this way, replace it: Admin Console > \
                 Applications > your app > General > Public Keys > Add key"
            ))
    });
    Ok(findings.collect())
}
