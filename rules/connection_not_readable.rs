//! Nothing can be read where a connection was expected.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let connection = evidence.connection();
    let Some(problem) = &connection.unreadable else {
        return Ok(vec![]);
    };
    let [input, ..] = connection.inputs();
    // The input is empty and represents the line: formats for machines point there.
    let place = input.locate(0).map_or_else(String::new, |place| {
        format!(
            "{}:{}: ",
            crate::model::redact::shown(&place.source),
            place.line
        )
    });
    let finding = Finding::new(format!("{place}no connection can be read here: {problem}"))
        .label(input, 0..0, "no connection")
        .help(
        "Write each connection on one line, as a JSON object with \"client_id\", \"private_key\", \"domain\" and \
         \"scopes\" (jq -c . connection.json does that), as a Nango connection record, or as a JWK alone.",
    );
    Ok(vec![finding])
}
