//! The command line: what the process reads, does and writes; the way from arguments to an exit code.

mod assess;
mod batch;
mod can_i;
mod completions;
mod config;
mod connect;
mod doctor;
mod explain;
mod export;
mod failure;
mod files;
mod fix;
mod flags;
mod given;
mod keygen;
mod lint;
mod man;
mod out;
mod rules;
mod sandbox;
mod schema;
mod settings;
mod triage;
mod world;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use self::can_i::CanI;
use self::completions::Completions;
use self::config::Config;
use self::doctor::Doctor;
use self::export::Export;
use self::failure::Failure;
use self::fix::Fix;
use self::keygen::Keygen;
use self::lint::Lint;
use self::man::Man;
use self::sandbox::Sandbox;
use self::triage::Triage;
pub use self::world::World;
use crate::model::connection::shown;

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

/// Runs the command. Reports go to `out`, everything else to `err`.
pub fn run(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let cli = match Cli::try_parse_from(&world.arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, world, out, err),
    };
    let done = match cli.command {
        Command::Doctor(doctor) => doctor::doctor(&doctor, world, out, err),
        Command::Lint(lint) => lint::lint(&lint, world, out, err),
        Command::CanI(can_i) => can_i::can_i(&can_i, world, out, err),
        Command::Triage(triage) => triage::triage(&triage, world, out, err),
        Command::Fix(fix) => fix::fix(&fix, world, out, err),
        Command::Export(export) => export::export(&export, world, out, err),
        Command::Config(config) => config::config(&config, world, out),
        Command::Rules => rules::rules(out),
        Command::Explain { rule } => explain::explain(&rule, out),
        Command::Schema => schema::schema(out),
        Command::Keygen(keygen) => keygen::keygen(&keygen, world, out, err),
        Command::Sandbox(sandbox) => sandbox::sandbox(&sandbox, world, out, err),
        Command::Completions(Completions { shell }) => {
            completions::completions(shell, Cli::command(), out)
        }
        Command::Man(man) => man::man(&man, Cli::command(), out, err),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever read the output has had enough of it (`| head`).
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
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
