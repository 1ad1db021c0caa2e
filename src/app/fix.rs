//! `okta-cc fix`: the same connection, repaired, ready to paste.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::app::command::{Context, Done, Failure};
use crate::app::flags::{Inputs, SecretOutput, ToolParser};
use crate::app::out::Outlet;
use crate::app::rewrite::{LEFT, read, tell_left};
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::model::finding::Severity;
use crate::model::redact::masked;
use crate::output::{changes, clean};
use crate::repair::RULESET;
use crate::repair::{RepairedConnection, prove, repair_connection};
use crate::tools::Tool;

pub(super) const ABOUT: &str = "Print the repaired key or connection, ready to paste";

#[derive(Args)]
#[command(mut_arg("out", |out| out.short('w').long("write").help("Write the repaired value to this file, readable only by you")))]
#[command(mut_arg("show", |show| show.help("Print a private key even to a terminal")))]
pub(super) struct Fix {
    /// Connection, key or .env file; - for standard input
    file: Option<PathBuf>,
    /// Print what changes, with secrets masked, instead of the repaired value
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    output: SecretOutput,
    #[command(flatten)]
    inputs: Inputs,
    /// The tool that will use the connection: the result is in the form that it takes
    #[arg(long, value_name = "NAME", value_parser = ToolParser, default_value = "nango", help_heading = "Inputs")]
    target: &'static Tool,
}

pub(super) fn run(fix: &Fix, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let connection = read("fix", &fix.file, &fix.inputs, world, files, err)?;
    let mended = match repair_connection(&connection, fix.target) {
        Ok(mended) => mended,
        Err(obstacle) => {
            writeln!(err, "The private key cannot be repaired: {obstacle}.")?;
            return Ok(LEFT);
        }
    };
    let value = mended.value();
    if !fix.diff && masked(&value) != value {
        let ways =
            "Write it to a file with --write FILE, look at the changes with --diff, or add --show.";
        fix.output.must_not_show(world, ways)?;
    }
    let evidence = Evidence::new(&mended.connection, fix.target, None);
    let report = Report::new(RULESET, &evidence);
    let left = report.found(Severity::Error) > 0;
    let proof = match evidence.key() {
        Ok((key, _)) => Some(prove(key.text())),
        Err(_) => None,
    };
    if proof == Some(None) {
        writeln!(
            err,
            "The private key cannot be repaired: its numbers do not fit together, or it makes no signature that another library accepts."
        )?;
        tell_left(&report, err)?;
        return Ok(LEFT);
    }
    tell_changes(&mended, left, err)?;
    if let Some(proof) = proof.flatten() {
        writeln!(err, "Proved: {}.", proof.sentence())?;
    }
    if fix.diff {
        changes::write(&connection, &mended, out)?;
    }
    if fix.output.is_file() || !fix.diff {
        fix.output.write(&format!("{value}\n"), out, err)?;
    }
    tell_left(&report, err)?;
    Ok(if left { LEFT } else { 0 })
}

fn tell_changes(mended: &RepairedConnection, left: bool, err: &mut Outlet) -> Result<(), Failure> {
    if mended.changes.is_empty() {
        let nothing = if left {
            "Nothing that fix can repair."
        } else {
            "Nothing to repair."
        };
        writeln!(err, "{nothing}")?;
    }
    for (field, change) in &mended.changes {
        writeln!(err, "Repaired {}: {}.", field.title(), clean(change))?;
    }
    Ok(())
}
