//! `okta-cc completions`: what a shell needs to complete commands, flags, and the names of rules and scenarios.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap_complete::{Shell, generate};

use crate::app::command::{Context, Done};
use crate::rules::RULES;
use crate::sandbox::Scenario;

pub(super) const ABOUT: &str =
    "Print a script that lets a shell complete commands, flags and names";

const INSTALL: &str = "\
Where the script goes:
  bash        source <(okta-cc completions bash)                 in ~/.bashrc
  zsh         okta-cc completions zsh > \"${fpath[1]}/_okta-cc\"   then start a new shell
  fish        okta-cc completions fish > ~/.config/fish/completions/okta-cc.fish
  powershell  okta-cc completions powershell | Out-String | Invoke-Expression     in $PROFILE
  elvish      eval (okta-cc completions elvish | slurp)          in ~/.config/elvish/rc.elv";

#[derive(Args)]
#[command(after_help = INSTALL)]
pub(super) struct Completions {
    /// The shell to write the script for
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(completions: &Completions, context: Context) -> Done {
    let Context {
        out, command_line, ..
    } = context;
    // Only here: the commands take more than these names (an error's text, several scenarios), and judge them themselves.
    let rules = PossibleValuesParser::new(RULES.iter().map(|rule| rule.id));
    let faults =
        Scenario::switches().map(|switch| PossibleValue::new(switch.name).help(switch.summary));
    let healthy = PossibleValue::new(Scenario::HEALTHY).help("nothing is wrong");
    let scenarios = PossibleValuesParser::new(std::iter::once(healthy).chain(faults));
    let mut command = command_line();
    command.build();
    let mut command = command.mut_subcommands(|it| {
        it.mut_args(|flag| match flag.get_id().as_str() {
            "rule" | "only" | "skip" => flag.value_parser(rules.clone()),
            "scenario" | "sandbox" => flag.value_parser(scenarios.clone()),
            _ => flag,
        })
    });
    let mut script = Vec::new();
    generate(completions.shell, &mut command, "okta-cc", &mut script);
    let script = String::from_utf8(script).expect("clap writes UTF-8");
    // clap_complete 4.6 calls a command by two names in its script for bash where the binary's name has a hyphen.
    out.reveal(&script.replace("okta__subcmd__cc", "okta__cc"))?;
    Ok(0)
}
