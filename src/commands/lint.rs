//! `okta-cc lint`: the rules that need no network.

use std::io::Write;

use super::Done;
use super::inputs::{beside_files, given, nothing_given};
use super::judge::Judge;
use super::press::publish;
use super::settings::{settings, team};
use crate::cli::{Lint, World};
use crate::connection::Origin;
use crate::source::{SourceError, document};

/// # Errors
/// When an input cannot be read, or the report cannot be written.
pub fn lint(lint: &Lint, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let judge = Judge::new("lint", &lint.targets, &lint.output, world);
    publish(&judge, out, err, |press, err| {
        let judge = judge.under(settings(&lint.gate, &team(&lint.team)?)?);
        if lint.files.is_empty() {
            let given = given(&lint.inputs, world, err)?;
            if given.is_empty() {
                return Err(nothing_given("lint"));
            }
            let connection = given.into_connection(Origin::NotGiven);
            press.put(judge.page(&connection, None))?;
            return judge.warn(err);
        }
        if lint.files.len() > 1 {
            press.many();
        }
        if lint.files.iter().filter(|file| *file == "-").count() > 1 {
            return Err(SourceError::StdinTwice.into());
        }
        beside_files(&lint.inputs)?;
        for file in &lint.files {
            match document(file) {
                Ok(document) => {
                    let mut connection = document.under(beside_files(&lint.inputs)?);
                    if let Some(form) = lint.inputs.domain_form {
                        connection.domain_form = Some(form.into());
                    }
                    press.put(judge.page(&connection, None))?;
                }
                Err(error) => press.refuse(file, error.into())?,
            }
        }
        judge.warn(err)
    })
}
