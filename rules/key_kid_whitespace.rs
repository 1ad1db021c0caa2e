//! White space or a control character in the `kid`.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let Some(kid) = jwk.string("kid").filter(|kid| !key::is_empty(kid.text())) else {
        return Ok(vec![]);
    };
    let text = kid.text();
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let stray = |(at, c): &(usize, char)| {
        let end = *at == 0 || *at == last;
        is_invisible(*c) || c.is_control() || (end && c.is_whitespace())
    };
    let Some((at, c)) = text.char_indices().find(stray) else {
        return Ok(vec![]);
    };
    let code = format!("U+{:04X} stands here", u32::from(c));
    Ok(vec![
        Finding::new("There is a blank or an invisible character in \"kid\"")
            .label(input, kid.span(at..at + c.len_utf8()), code)
            .help(format!("Write the KID exactly as {PUBLIC_KEYS} shows it.")),
    ])
}
