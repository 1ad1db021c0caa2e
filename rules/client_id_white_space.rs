//! There is white space around or inside the client ID.

use super::prelude::*;
use std::ops::Range;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let judged = matches!(
        client_id.kind,
        ClientIdKind::Plausible | ClientIdKind::OtherId(_)
    );
    if !judged || client_id.blanks.is_empty() || client_id.bare.is_empty() {
        return Ok(vec![]);
    }
    let inside =
        |blank: &Range<usize>| blank.start > client_id.bare.start && blank.end < client_id.bare.end;
    let place = if client_id.blanks.iter().any(inside) {
        "inside it"
    } else {
        "around it"
    };
    let finding = Finding::new(format!("The client ID has white space {place}"));
    Ok(vec![
        finding
            .at_each_blank(input, &client_id.blanks)
            .help(client_id.advice())
            .value(input, client_id.wanted.as_deref()),
    ])
}
