//! `okta-cc lint`: the rules that need no network.

use std::io::Write;
use std::num::NonZero;
use std::thread::available_parallelism;

use super::Done;
use super::inputs::{beside_files, given, nothing_given};
use super::judge::Judge;
use super::many::{Feed, Way, many};
use super::press::publish;
use super::settings::{needs, settings, team};
use crate::app::cli::{Lint, World};
use crate::model::connection::Origin;

/// # Errors
/// When an input cannot be read, or the report cannot be written.
pub fn lint(lint: &Lint, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
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
