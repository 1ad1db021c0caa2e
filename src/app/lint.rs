//! `okta-cc lint`: the rules that need no network.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::Args;

use crate::app::assess::Assessor;
use crate::app::batch::{Batch, Expanded};
use crate::app::command::{Context, Done};
use crate::app::flags::{Gate, Inputs, Needs, Output, Targets, Team};
use crate::app::out::publish;
use crate::app::settings::{Settings, needs, settings, team};
use crate::app::sources::{beside_files, some_given};
use crate::input::name_of;
use crate::model::connection::Origin;

pub(super) const ABOUT: &str = "Check the four values offline";

#[derive(Args)]
pub(super) struct Lint {
    /// Connections, keys or .env files: files, folders, quoted patterns, JSON Lines; - for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Skip files that hold no connection, as in a folder: for hooks, which name every changed file
    #[arg(long)]
    ignore_unknown: bool,
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    gate: Gate,
    #[command(flatten)]
    team: Team,
    #[command(flatten)]
    needs: Needs,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(lint: &Lint, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let assessor = Assessor::new("lint", &lint.targets, &lint.output, world);
    publish(&assessor, files, out, err, |writer, err| {
        let file = team(&lint.team, files)?;
        let needs = needs(&lint.needs, &file)?;
        let assessor = assessor.under(Settings {
            needs,
            ..settings(&lint.gate, &file)?
        });
        if lint.files.is_empty() {
            let given = some_given("lint", &lint.inputs, world, files, err)?;
            let connection = given.into_connection(Origin::NotGiven);
            err.learn(&connection);
            writer.put(assessor.page(&connection, None))?;
            return assessor.warn(err);
        }
        let flags = || beside_files(&lint.inputs, files);
        flags()?;
        match Expanded::of(&lint.files, &assessor, files, lint.ignore_unknown)? {
            Expanded::One(Ok(document)) => {
                let document = document.missing_not_asked(&name_of(&lint.files[0]));
                let connection = document.under(flags()?);
                err.learn(&connection);
                writer.put(assessor.page(&connection, None))?;
            }
            Expanded::One(Err(error)) => writer.refuse(&name_of(&lint.files[0]), error.into())?,
            Expanded::Many(items) => {
                writer.many();
                let batch = Batch {
                    assessor: &assessor,
                    files,
                    keyless: true,
                    may_be_none: lint.ignore_unknown,
                    workers: available_parallelism().map_or(1, NonZero::get),
                    flags: &flags,
                    ask: &|_| Ok(None),
                };
                batch.run(&lint.files, items, writer, err)?;
            }
        }
        assessor.warn(err)
    })
}
