//! `okta-cc can-i`: whether a connection can do one thing.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::app::command::{Context, Done, Failure};
use crate::app::connect::connect;
use crate::app::flags::{Inputs, Network, SandboxFlag, Spending, Targets, Team, route};
use crate::app::out::Outlet;
use crate::app::settings::team;
use crate::engine::can_i::NeedAnswer;
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::model::need::Need;
use crate::output::{DocumentKind, clean};
use crate::probe::converse;
use crate::probe::plan::Reach;
use crate::repair::RULESET;

pub(super) const ABOUT: &str = "Say whether a connection can do one thing: yes, no, or cannot tell";

#[derive(Args)]
#[command(after_help = "Exit codes: 0 yes, 1 no, 2 usage or unreadable input, 3 cannot tell.")]
pub(super) struct CanI {
    /// A scope (okta.users.read) or a call ("GET /api/v1/groups")
    #[arg(value_name = "NEED")]
    need: String,
    #[command(flatten)]
    sandbox: SandboxFlag,
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    spending: Spending,
    #[command(flatten)]
    team: Team,
    /// Print nothing: the exit code is the answer
    #[arg(short, long, help_heading = "Output")]
    quiet: bool,
    /// How to write the answer
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = "Output"
    )]
    format: AnswerFormat,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// One line
    #[default]
    Human,
    /// One JSON object
    Json,
}

pub(super) fn run(can_i: &CanI, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let need = Need::read(&can_i.need).map_err(|error| Failure::Usage(error.to_string()))?;
    let file = team(&can_i.team, files)?;
    let way = route(&can_i.network, files, world)?;
    let mut unheard = Outlet::nowhere();
    let told = if can_i.quiet { &mut unheard } else { err };
    let sandbox = can_i.sandbox.scenario();
    let (connection, org) = connect("can-i", &can_i.inputs, sandbox, world, files, told)?;
    out.learn(&connection);
    let needs = [need.clone()];
    let targets = can_i.targets.of(&file.targets, &connection);
    let offline = Evidence::of_targets(&connection, &targets, None).needing(&needs);
    // Without the scope the answer is no, whatever Okta says.
    let reach = match offline.is_requested(&need) {
        Ok(true) => Reach::Api,
        _ => Reach::Nowhere,
    };
    let limits = can_i.spending.limits(&file, reach);
    world.must_end_within(limits.deadline);
    let conversation = converse(offline, limits, &way, &mut |_| {})?;
    drop(org);
    let evidence = offline.after(&conversation);
    let answer = NeedAnswer::of(&evidence, &Report::new(RULESET, &evidence));
    let code = answer.verdict.exit_code();
    if can_i.quiet {
        return Ok(code);
    }
    let NeedAnswer { verdict, why, fix } = answer;
    match can_i.format {
        AnswerFormat::Human => {
            let line = format!("{}: {why}. {fix}", verdict.name());
            writeln!(out, "{}", clean(line.trim_end()))?;
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
            out.document(DocumentKind::Json, &format!("{answer}\n"))?;
        }
    }
    Ok(code)
}
