//! `okta-cc lint`: the rules that need no network.

use std::io::Write;

use super::Done;
use super::inputs::{beside_files, given, nothing_given};
use super::judge::Judge;
use crate::cli::{Lint, World};
use crate::connection::Origin;
use crate::source::{SourceError, document};

/// # Errors
/// When an input cannot be read, or the report cannot be written.
pub fn lint(lint: &Lint, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let mut judge = Judge::new("lint", &lint.output, world);
    if lint.files.is_empty() {
        let given = given(&lint.inputs, world, err)?;
        if given.is_empty() {
            return Err(nothing_given("lint"));
        }
        let connection = given.into_connection(Origin::NotGiven);
        judge.judge(&connection, None, out)?;
        return judge.finish();
    }
    if lint.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(SourceError::StdinTwice.into());
    }
    beside_files(&lint.inputs)?;
    let mut unreadable = Vec::new();
    for file in &lint.files {
        match document(file) {
            Ok(document) => {
                let mut connection = document.under(beside_files(&lint.inputs)?);
                if let Some(form) = lint.inputs.domain_form {
                    connection.domain_form = Some(form.into());
                }
                judge.judge(&connection, None, out)?;
            }
            Err(error) => unreadable.push(error),
        }
    }
    let worst = judge.finish()?;
    // A wrong name is told last, so that it is not lost before a long report.
    out.flush()?;
    for error in &unreadable {
        writeln!(err, "error: {error}")?;
    }
    Ok(if unreadable.is_empty() {
        worst
    } else {
        UNREADABLE
    })
}

/// Not all of what was asked could be judged.
const UNREADABLE: u8 = 2;
