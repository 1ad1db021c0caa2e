//! The JWK has true, false or null in it, and the tool reads it as Python.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let tool = evidence.tool();
    let unknown = |member: &&SpannedMember| matches!(member.value.data, Data::Bool(_) | Data::Null);
    let found = jwk.members().iter().find(unknown);
    let Some(member) = found.filter(|_| tool.json_as_python) else {
        return Ok(vec![]);
    };
    let word = input.quote(member.value.span.clone());
    Ok(vec![
        Finding::new(format!(
            "The JWK has {word} in it, which cannot be read for {TOOL_TITLE}"
        ))
        .label(input, member.value.span.clone(), "unknown to Python")
        .evidence(
            "A JWK given as text is read by Python's rules, where it is spelt True, False or None",
        )
        .help("Remove this member: signing does not need it."),
    ])
}
