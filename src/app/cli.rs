//! The command line: clap's types, and the way from arguments to an exit code.

mod can_i;
mod config;
mod doctor;
mod gate;
mod inputs;
mod keys;
mod output;
mod setup;
mod targets;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::app::commands;
use crate::model::redact::shown;

pub use can_i::{AnswerFormat, CanI};
pub use config::{Config, ConfigFormat};
pub use doctor::{Doctor, Network, Spending};
pub use gate::{Gate, Least, Needs, Team};
pub use inputs::{Form, Inputs};
pub use keys::{Bits, Export, Fix, Keygen};
pub use output::{Output, ReportFile};
pub use setup::{Completions, Man};
pub use targets::Targets;

/// Everything that a command may know of the world: read once, in `main.rs`.
#[derive(Default)]
pub struct World {
    pub arguments: Vec<String>,
    /// Name and value.
    pub environment: Vec<(String, String)>,
    /// Where a project's files are looked for by their names; `None`: nowhere.
    pub directory: Option<PathBuf>,
    /// Of standard output, in columns; `None` when it is no terminal.
    pub terminal_width: Option<usize>,
    /// Of standard error, where progress is shown; `None` when it is no terminal.
    pub progress_width: Option<usize>,
}

impl World {
    /// The user's own folder, where `.okta/okta.yaml` may be.
    pub fn home(&self) -> Option<&str> {
        let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        self.variable(name).filter(|home| !home.is_empty())
    }

    pub fn variable(&self, name: &str) -> Option<&str> {
        let found = self.environment.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[derive(Parser)]
#[command(
    name = "okta-cc",
    version,
    about = "Finds what is wrong with an Okta client-credentials connection, and says what to change.",
    after_help = "Exit codes: 0 ready, 1 a person must fix something, 2 usage or unreadable input, 3 could not tell (try again)."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

// Deferred: a command's start makes its own flags and no other's.
#[derive(Subcommand)]
#[command(defer = true)]
enum Command {
    /// Check a connection: the four values, and what Okta says to them
    Doctor(Doctor),
    /// Check the four values offline
    Lint(Lint),
    /// Say whether a connection can do one thing: yes, no, cannot tell
    CanI(CanI),
    /// Say what a pasted failure means: an answer, a log, an exception, a note
    Triage(Triage),
    /// Print the repaired key or connection, ready to paste
    Fix(Fix),
    /// Write the connection as a file of the tool that will use it
    Export(Export),
    /// Show each value, where it came from, and what it goes before
    Config(Config),
    /// List all rules
    Rules,
    /// Print the page of a rule, or of the rule that an Okta error belongs to
    Explain {
        /// A rule's name, as `okta-cc rules` lists it; or what Okta says: an error code or text
        #[arg(value_name = "RULE OR ERROR")]
        rule: String,
    },
    /// Print the JSON Schema of `--format json` and of each line of `--format jsonl`
    Schema,
    /// Make a key pair: a private JWK for the product, a public one for Okta
    Keygen(Keygen),
    /// Serve a stand-in Okta org on this machine, and print a connection for it
    Sandbox(Sandbox),
    /// Print a script that lets a shell complete commands, flags and names
    Completions(Completions),
    /// Print the manual page, or write all pages
    Man(Man),
}

#[derive(Args)]
pub struct Lint {
    /// Connections, keys or .env files: files, folders, quoted patterns, JSON Lines; - for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// Pass over files that hold no connection, as in a folder: for hooks, which name every file that changed
    #[arg(long)]
    pub ignore_unknown: bool,
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub targets: Targets,
    #[command(flatten)]
    pub gate: Gate,
    #[command(flatten)]
    pub team: Team,
    #[command(flatten)]
    pub needs: Needs,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct Triage {
    /// Whatever was captured or copied, in any format; - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<String>,
    #[command(flatten)]
    pub targets: Targets,
    #[command(flatten)]
    pub gate: Gate,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
#[command(after_help = commands::scenarios())]
pub struct Sandbox {
    #[command(flatten)]
    pub inputs: Inputs,
    /// What the org does; several faults are joined with +
    #[arg(long, value_name = "NAME", default_value = "healthy")]
    pub scenario: String,
    /// Port on 127.0.0.1 [default: any that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
}

/// The command line as clap knows it, for what is made of it: completions and manual pages.
pub(crate) fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command. Reports go to `out`, everything else to `err`.
pub fn run(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let cli = match Cli::try_parse_from(&world.arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, world, out, err),
    };
    let done = match cli.command {
        Command::Doctor(doctor) => commands::doctor(&doctor, world, out, err),
        Command::Lint(lint) => commands::lint(&lint, world, out, err),
        Command::CanI(can_i) => commands::can_i(&can_i, world, out, err),
        Command::Triage(triage) => commands::triage(&triage, world, out, err),
        Command::Fix(fix) => commands::fix(&fix, world, out, err),
        Command::Export(export) => commands::export(&export, world, out, err),
        Command::Config(config) => commands::config(&config, world, out),
        Command::Rules => commands::rules(out),
        Command::Explain { rule } => commands::explain(&rule, out),
        Command::Schema => commands::schema(out),
        Command::Keygen(keygen) => commands::keygen(&keygen, world, out, err),
        Command::Sandbox(sandbox) => commands::sandbox(&sandbox, world, out, err),
        Command::Completions(Completions { shell }) => commands::completions(shell, out),
        Command::Man(man) => commands::man(&man, out, err),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever read the output has had enough of it (`| head`).
        Err(commands::Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // There is nowhere left to say that standard error is gone.
            let _ = writeln!(err, "error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

/// clap quotes what it was given; a key pasted as an argument must not come out again.
fn usage(error: &clap::Error, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let mut text = error.render().to_string();
    for argument in world.arguments.iter().skip(1) {
        let safe = shown(argument);
        if safe != *argument {
            text = text.replace(argument.as_str(), &safe);
            // Of a list it quotes one element alone.
            let mut at = 0;
            for element in argument.split(',') {
                let end = at + element.len();
                if safe[at..end] != *element {
                    text = text.replace(element, &safe[at..end]);
                }
                at = end + 1;
            }
            // It may quote what stands before or after the first `=` alone.
            if let Some((name, value)) = argument.split_once('=') {
                text = text.replace(name, &safe[..name.len()]);
                text = text.replace(value, &safe[name.len() + 1..]);
            }
        }
    }
    let to: &mut dyn Write = if error.use_stderr() { err } else { out };
    let _ = to.write_all(text.as_bytes());
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
