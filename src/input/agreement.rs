//! Chooses the family of names that is meant where several have values, as long as these agree.

use std::fmt::Write as _;

use super::{SourceError, SourceValues};
use crate::model::connection::fingerprint;
use crate::tools::{Family, OKTA_CC};

/// Our own family first, else the first complete one, else the first; where `flag` is given it decides.
///
/// # Errors
/// When two are complete and differ.
pub(super) fn choose(
    options: &[(&'static Family, SourceValues)],
    flag: Option<&str>,
) -> Result<Option<usize>, SourceError> {
    if options
        .first()
        .is_some_and(|(family, given)| *family == &OKTA_CC && !given.is_empty())
    {
        return Ok(Some(0));
    }
    let complete = options.iter().filter(|(_, given)| given.is_complete());
    let complete: Vec<&(&'static Family, SourceValues)> = complete.collect();
    if let [one, others @ ..] = &complete[..]
        && let Some(other) = others
            .iter()
            .find(|other| !one.1.differences(&other.1).is_empty())
    {
        return Err(SourceError::Disagree(disagreement(one, other, flag)));
    }
    let first = options.iter().position(|(_, given)| given.is_complete());
    Ok(first.or((!options.is_empty()).then_some(0)))
}

fn disagreement(
    (one_name, one): &(&'static Family, SourceValues),
    (other_name, other): &(&'static Family, SourceValues),
    flag: Option<&str>,
) -> String {
    let (one_name, other_name) = (one_name.name, other_name.name);
    let mut text = format!(
        "there are two whole connections, of {one_name} and of {other_name}, and they differ:"
    );
    for field in one.differences(other) {
        for (name, given) in [(one_name, one), (other_name, other)] {
            if let Some(found) = given.get(field) {
                let value = fingerprint(field, &found.text);
                // Writing to a String cannot fail.
                let _ = write!(
                    text,
                    "\n  {:<12} {name}: {value} ({})",
                    field.title(),
                    found.origin
                );
            }
        }
    }
    let _ = match flag {
        Some(flag) => write!(
            text,
            "\nChoose one: {flag} {one_name} or {flag} {other_name}; or unset the variables of the other."
        ),
        None => write!(text, "\nKeep one of them in the file."),
    };
    text
}
