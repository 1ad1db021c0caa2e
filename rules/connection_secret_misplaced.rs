//! A key or a token was given in place of another value.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let place = |field| evidence.input(field);
    let read = evidence.connection().client_id();
    // A custom client ID could look so; nothing like it is a domain or a scope.
    let random = read.is_random && read.kind == ClientIdKind::Plausible;
    let client_id = random || read.kind == ClientIdKind::Secret;
    let domain = evidence.connection().domain().kind == DomainKind::Secret;
    let scopes = evidence.connection().scopes().is_secret;
    let told = [
        (place(Field::ClientId)?, client_id),
        (place(Field::Domain)?, domain),
        (place(Field::Scopes)?, scopes),
    ];
    let findings = told.into_iter().filter(|(_, is_secret)| *is_secret).map(|(input, _)| {
        let title = input.field().title();
        let (severity, certainty) = if random && input.field() == Field::ClientId {
            (Severity::Warning, Certainty::Possible)
        } else {
            (Severity::Error, Certainty::Likely)
        };
        Finding::new(format!("The value given as {title} looks like a key or a token"))
            .label(input, input.span(), "hidden here; keep it out of this field")
            .severity(severity)
            .certainty(certainty)
            .help(format!(
                "Give the {title} here. If the secret was saved or sent this way, replace it: Admin Console > \
                 Applications > your app > General > Public Keys > Add key"
            ))
    });
    Ok(findings.collect())
}
