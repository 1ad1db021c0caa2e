//! The JWK has a value in it that is no string, and the tool reads it as Python.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let tool = evidence.tool();
    // A number that should be a string has a rule of its own for every tool.
    let no_string = |member: &&SpannedMember| {
        matches!(
            member.value.data,
            Data::Bool(_) | Data::Null | Data::Array(_) | Data::Object(_)
        )
    };
    let found = jwk.members().iter().find(no_string);
    let Some(member) = found.filter(|_| tool.json_as_python) else {
        return Ok(vec![]);
    };
    let span = member.value.span.clone();
    let (message, label, why) = match &member.value.data {
        Data::Array(_) | Data::Object(_) => (
            format!(
                "The JWK has {} in it, and only strings work for {TOOL_TITLE}",
                member.value.type_name()
            ),
            "not a string",
            "It takes the white space out of every value, which fails where the value is no string",
        ),
        _ => (
            format!(
                "The JWK has {} in it, which cannot be read for {TOOL_TITLE}",
                input.quote(span.clone())
            ),
            "unknown to Python",
            "A JWK given as text is read by Python's rules, where it is spelt True, False or None",
        ),
    };
    Ok(vec![
        Finding::new(message)
            .label(input, span, label)
            .evidence(why)
            .help("Remove this member: signing does not need it."),
    ])
}
