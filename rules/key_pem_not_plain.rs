//! The key is a PEM, but not of a kind that the tool reads.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let tool = evidence.tool();
    let KeyForm::Pem(PemKind::PrivateKey | PemKind::EcPrivateKey, span) = key.form() else {
        return Ok(vec![]);
    };
    // What is around the PEM has rules of its own.
    let packed = !key.damage().is_empty() || !key.containers().is_empty();
    if packed || !tool.takes(KeyFormat::Pem) || evidence.moot().is_some() {
        return Ok(vec![]);
    }
    let finding = match pem::title(input.text(), tool.unescapes_pem) {
        Some(found) if tool.pem_titles.contains(&found.as_str()) => return Ok(vec![]),
        Some(found) => Finding::new(format!(
            "This is a PEM of the kind {found}, which does not work for {TOOL_TITLE}"
        )),
        None => Finding::new(format!(
            "This PEM is not in the form that parsers accept, so it does not work for {TOOL_TITLE}"
        ))
        .evidence("The frame or the line breaks are missing, or it is another format"),
    };
    Ok(vec![
        finding
            .label(input, span.clone(), "should be PKCS #8 or PKCS #1")
            .help(format!("Let okta-cc fix --target {TOOL_NAME} rewrite it.")),
    ])
}
