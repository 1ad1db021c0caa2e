//! `okta-cc export`: the same connection as a file of the tool that will use it.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, TypedValueParser};

use crate::app::command::{Context, Done};
use crate::app::flags::{Inputs, SecretOutput, words};
use crate::app::rewrite::{LEFT, read, tell_left};
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::model::connection::{Connection, DomainForm, Field};
use crate::model::finding::Severity;
use crate::repair::RULESET;
use crate::repair::{Obstacle, prove, repair_connection};
use crate::tools::{ExportForm, Tool};

pub(super) const ABOUT: &str = "Write the connection as a file of the tool that will use it";

#[derive(Args)]
pub(super) struct Export {
    /// Connection or .env file; - for standard input
    file: Option<PathBuf>,
    /// What to write
    #[arg(long, value_name = "FORM", value_parser = forms())]
    to: ExportForm,
    #[command(flatten)]
    output: SecretOutput,
    #[command(flatten)]
    inputs: Inputs,
}

fn forms() -> impl TypedValueParser<Value = ExportForm> {
    let word = |form: ExportForm| PossibleValue::new(form.name()).help(form.title());
    words(ExportForm::ALL.map(|form| (word(form), form)))
}

pub(super) fn run(export: &Export, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let ways = "Write it to a file with --out FILE, send it through a pipe, or add --show.";
    export.output.must_not_show(world, ways)?;
    let mut connection = read("export", &export.file, &export.inputs, world, files, err)?;
    let mut lacking = Field::ALL.into_iter().filter(|field| {
        let input = connection.input(*field);
        input.text().trim().is_empty()
    });
    if let Some(field) = lacking.next() {
        writeln!(
            err,
            "Not written: no {} is given, and the file is useless without it.",
            field.title()
        )?;
        return Ok(LEFT);
    }
    let form = export.to;
    if form == ExportForm::Terraform {
        // The block has a field for each half of it.
        connection.domain_form = Some(DomainForm::Hostname);
    }
    let mut tries = form
        .readers()
        .into_iter()
        .map(|readers| convert(&connection, &readers));
    let mut converted = tries.next().expect("every form has a reader");
    for next in tries {
        if !matches!(&converted, Ok((_, report)) if report.found(Severity::Error) == 0) {
            converted = next;
        }
    }
    let (connection, report) = match converted {
        Ok(converted) => converted,
        Err(obstacle) => {
            writeln!(
                err,
                "Not written: the private key cannot be converted: {obstacle}."
            )?;
            return Ok(LEFT);
        }
    };
    if report.found(Severity::Error) > 0 {
        writeln!(
            err,
            "Not written: the connection has errors that a conversion cannot repair."
        )?;
        tell_left(&report, err)?;
        return Ok(LEFT);
    }
    if prove(connection.input(Field::Key).text()).is_none() {
        writeln!(
            err,
            "Not written: the private key makes no signature that verifies."
        )?;
        return Ok(LEFT);
    }
    if connection.base_url.is_some() && !form.has_base_url() {
        writeln!(
            err,
            "Left out: the base URL: this file has no field for it."
        )?;
    }
    let text = match form.write(&connection) {
        Ok(text) => text,
        Err(no_spelling) => {
            writeln!(err, "Not written: {no_spelling}.")?;
            return Ok(LEFT);
        }
    };
    export.output.write(&text, out, err)?;
    Ok(0)
}

/// The connection in the form that all these targets take, and what is left to say of it.
fn convert(
    connection: &Connection,
    readers: &[&'static Tool],
) -> Result<(Connection, Report), Obstacle> {
    let mut converted = repair_connection(connection, readers[0])?.connection;
    for reader in &readers[1..] {
        converted = repair_connection(&converted, reader)?.connection;
    }
    let report = Report::new(RULESET, &Evidence::of_targets(&converted, readers, None));
    Ok((converted, report))
}
