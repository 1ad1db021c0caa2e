//! `okta-cc lint`: the rules that need no network.

use std::num::NonZero;
use std::thread::available_parallelism;

use clap::Args;

use crate::app::assess::Judge;
use crate::app::batch::{Feed, Way, many};
use crate::app::context::Context;
use crate::app::failure::Done;
use crate::app::flags::{Gate, Inputs, Needs, Output, Targets, Team};
use crate::app::given::{beside_files, given, nothing_given};
use crate::app::out::publish;
use crate::app::settings::{needs, settings, team};
use crate::model::connection::Origin;

pub(super) const ABOUT: &str = "Check the four values offline";

#[derive(Args)]
pub(super) struct Lint {
    /// Connections, keys or .env files: files, folders, quoted patterns, JSON Lines; - for standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Pass over files that hold no connection, as in a folder: for hooks, which name every file that changed
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

/// # Errors
/// When an input cannot be read, or the report cannot be written.
pub(super) fn run(lint: &Lint, context: Context) -> Done {
    let Context {
        world, out, err, ..
    } = context;
    let judge = Judge::new("lint", &lint.targets, &lint.output, world);
    publish(&judge, out, err, |press, err| {
        let file = team(&lint.team)?;
        let needs = needs(&lint.needs, &file)?;
        let judge = judge.under(settings(&lint.gate, &file)?);
        if lint.files.is_empty() {
            let given = given(&lint.inputs, world, err)?;
            if given.is_empty() {
                return Err(nothing_given("lint"));
            }
            let mut connection = given.into_connection(Origin::NotGiven);
            connection.needs = needs;
            press.put(judge.page(&connection, None))?;
            return judge.warn(err);
        }
        let flags = || beside_files(&lint.inputs);
        flags()?;
        match Feed::read(&lint.files, judge.format(), lint.ignore_unknown)? {
            Feed::One(Ok(document)) => {
                let document = document.left_open(&lint.files[0]);
                let mut connection = document.under(flags()?);
                connection.needs = needs;
                press.put(judge.page(&connection, None))?;
            }
            Feed::One(Err(error)) => press.refuse(&lint.files[0], error.into())?,
            Feed::Many(items) => {
                press.many();
                let way = Way {
                    judge: &judge,
                    keyless: true,
                    may_be_none: lint.ignore_unknown,
                    workers: available_parallelism().map_or(1, NonZero::get),
                    flags: &flags,
                    needs: &needs,
                    must_be_here: false,
                    ask: &|_| Ok(None),
                };
                many(&way, &lint.files, items, press, err)?;
            }
        }
        judge.warn(err)
    })
}
