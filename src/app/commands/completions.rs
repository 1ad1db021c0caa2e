//! `okta-cc completions`: what a shell needs to complete commands, flags, and the names of rules and scenarios.

use std::io::Write;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap_complete::{Shell, generate};

use super::Done;
use crate::app::cli;
use crate::rules::RULES;
use crate::sandbox::Scenario;

/// # Errors
/// When `out` cannot be written to.
pub fn completions(shell: Shell, out: &mut dyn Write) -> Done {
    // Here alone: the commands take more than these names (an error's text, several scenarios), and judge them themselves.
    let rules = PossibleValuesParser::new(RULES.iter().map(|rule| rule.id));
    let faults =
        Scenario::switches().map(|switch| PossibleValue::new(switch.name).help(switch.summary));
    let healthy = PossibleValue::new(Scenario::HEALTHY).help("nothing is wrong");
    let scenarios = PossibleValuesParser::new(std::iter::once(healthy).chain(faults));
    let mut command = cli::command();
    command.build();
    let mut command = command.mut_subcommands(|it| {
        it.mut_args(|flag| match flag.get_id().as_str() {
            "rule" | "only" | "skip" => flag.value_parser(rules.clone()),
            "scenario" | "sandbox" => flag.value_parser(scenarios.clone()),
            _ => flag,
        })
    });
    let mut script = Vec::new();
    generate(shell, &mut command, "okta-cc", &mut script);
    let script = String::from_utf8(script).expect("clap writes UTF-8");
    // clap_complete 4.6 calls a command by two names in its script for bash where the binary's name has a hyphen.
    out.write_all(script.replace("okta__subcmd__cc", "okta__cc").as_bytes())?;
    Ok(0)
}
