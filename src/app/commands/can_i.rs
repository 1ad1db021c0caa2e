//! `okta-cc can-i`: whether a connection can do one thing.

use std::io::Write;

use serde_json::json;

use super::connect::connect;
use super::route::route;
use super::settings::team;
use super::{Done, Failure};
use crate::app::cli::{AnswerFormat, CanI, World};
use crate::engine::can_i::Answer;
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::model::need::Need;
use crate::probe::converse;
use crate::probe::plan::Reach;
use crate::rules::RULES;

/// # Errors
/// When there is no such need, an input cannot be read, the network client cannot be set up, or `out` cannot be written
/// to.
pub fn can_i(can_i: &CanI, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let need = Need::read(&can_i.need).map_err(|error| Failure::Usage(error.to_string()))?;
    let file = team(&can_i.team)?;
    let way = route(&can_i.network)?;
    let mut unheard = std::io::sink();
    let told: &mut dyn Write = if can_i.quiet { &mut unheard } else { err };
    let sandbox = can_i.sandbox.as_deref();
    let (mut connection, org) = connect("can-i", &can_i.inputs, sandbox, world, told)?;
    connection.needs = vec![need.clone()];
    let targets = can_i.targets.of(&file.targets, &connection);
    let offline = Evidence::of_targets(&connection, &targets, None);
    // Without the scope there is nothing to ask Okta.
    let reach = match offline.is_requested(&need) {
        Ok(true) => Reach::Api,
        _ => Reach::Nowhere,
    };
    let limits = can_i.spending.limits(&file, reach);
    let conversation = converse(&connection, &targets, limits, &way, &mut |_| {})?;
    drop(org);
    let evidence = Evidence::of_targets(&connection, &targets, Some(&conversation));
    let answer = Answer::of(&evidence, &Report::new(RULES, &evidence));
    let code = answer.verdict.exit_code();
    if can_i.quiet {
        return Ok(code);
    }
    let Answer { verdict, why, fix } = answer;
    match can_i.format {
        AnswerFormat::Human => {
            let fix = if fix.is_empty() {
                fix
            } else {
                format!(" {fix}")
            };
            writeln!(
                out,
                "{}",
                crate::output::clean(&format!("{}: {why}.{fix}", verdict.name()))
            )?;
        }
        AnswerFormat::Json => {
            let answer = json!({
                "schema": "okta-cc/can-i/v1",
                "need": need.as_str(),
                "scope": need.scope(),
                "answer": verdict.name().replace(' ', "_"),
                "why": why,
                "fix": Some(fix).filter(|fix| !fix.is_empty()),
                "exit_code": code,
            });
            writeln!(out, "{answer}")?;
        }
    }
    Ok(code)
}
