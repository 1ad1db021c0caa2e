//! The key is a PEM, but not in a form that the tool reads.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let tool = evidence.tool();
    let KeyForm::Pem(PemKind::PrivateKey | PemKind::EcPrivateKey, span) = key.form() else {
        return Ok(vec![]);
    };
    // What is around the PEM has rules of its own.
    let packed = !key.damage().is_empty() || !key.containers().is_empty();
    let told = key.seal() == Seal::Opened || evidence.moot().is_some();
    if packed || told || !tool.takes(KeyFormat::Pem) {
        return Ok(vec![]);
    }
    let misfit = tool.pem_misfit(input.text());
    let is_unread = key.jwk().is_none() && key.ec().is_none() && key.notation() == Notation::Pem;
    if is_unread && matches!(misfit, None | Some(PemMisfit::NoFrame)) {
        return Ok(vec![
            Finding::new("The key in this PEM cannot be read: something of it is lost or changed")
                .label(input, span.clone(), "no key")
                .help("Copy the whole key again from where it was made: nothing in it tells what is lost."),
        ]);
    }
    let Some(misfit) = misfit else {
        return Ok(vec![]);
    };
    let (finding, label) = match key.notation() {
        Notation::Pem => words(&misfit),
        other => (
            Finding::new(format!(
                "This is {}, and only a PEM works for {TOOL_TITLE}",
                other.title()
            )),
            "should be PKCS #8 or PKCS #1".to_owned(),
        ),
    };
    let help = match misfit {
        PemMisfit::FirstLineOnly => FIRST_LINE_ONLY.into(),
        _ => format!("Let okta-cc fix --target {TOOL_NAME} rewrite it."),
    };
    Ok(vec![finding.label(input, span.clone(), label).help(help)])
}

const FIRST_LINE_ONLY: &str = "Write the whole PEM into the value. In a .env file: all of it between double quotes, with \\n for \
    each line break.";

/// What the finding says, and what its label says.
fn words(misfit: &PemMisfit) -> (Finding, String) {
    let kinds = "should be PKCS #8 or PKCS #1".to_owned();
    match misfit {
        PemMisfit::OtherTitle(found) => (
            Finding::new(format!(
                "This is a PEM of the kind {found}, which does not work for {TOOL_TITLE}"
            )),
            kinds,
        ),
        PemMisfit::FirstLineOnly => (
            Finding::new("Only the first line of the PEM is here: the other lines are not part of the value"),
            "the value ends here".to_owned(),
        ),
        PemMisfit::NoFrame => (
            Finding::new(format!(
                "This PEM is not in the form that parsers accept, so it does not work for {TOOL_TITLE}"
            ))
            .evidence("The frame or the line breaks are missing, or it is another format"),
            kinds,
        ),
        PemMisfit::WrongTitle { title, content } => (
            Finding::new(format!(
                "The PEM says {title}, and holds {}, so it does not work for {TOOL_TITLE}",
                content.name()
            ))
            .evidence("Its parser is chosen by the title; OpenSSL and Node go by the content"),
            format!("should say {}", content.title()),
        ),
        PemMisfit::NotFirst(first) => (
            Finding::new(format!(
                "The PEM begins with {first}, and only the first block counts for {TOOL_TITLE}"
            )),
            "the private key should come first".to_owned(),
        ),
        PemMisfit::NotAlone => (
            Finding::new(format!(
                "Other text stands around the PEM, which does not work for {TOOL_TITLE}"
            )),
            "only this should be here".to_owned(),
        ),
    }
}
