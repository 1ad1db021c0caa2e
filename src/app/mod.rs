//! The command line: from arguments to an exit code.
//!
//! Only here are arguments, the environment, files and the terminal known; each is read once and handed down. Nothing is
//! judged here. Start with the table of commands below: each command is a file with its arguments and its `run`. `flags`
//! are what several commands take, [`files`] finds and opens files, `batch` goes through many connections, `assess` runs the
//! rules over one, and `out` is the only way to standard output, standard error and files.

mod assess;
mod batch;
mod clock;
mod command;
mod connect;
mod ending;
pub mod files;
mod flags;
mod out;
mod rewrite;
mod sandbox_org;
mod settings;
mod sources;
mod usage;
mod world;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use self::command::{Context, Done, Failure};
pub use self::ending::{Ending, panic_line};
pub use self::out::remove_unfinished;
use self::out::{Outlet, Scrubber};
pub use self::world::World;

/// Of each command its file, which holds an `ABOUT`, the arguments under the command's name, and `run`.
macro_rules! commands {
    ($($file:ident::$command:ident,)*) => {
        $(mod $file;)*

        // Deferred: a command's start makes its own flags and no other's.
        #[derive(Subcommand)]
        #[command(defer = true)]
        enum Command {
            $(#[command(about = $file::ABOUT)] $command($file::$command),)*
        }

        impl Command {
            fn run(&self, context: Context) -> Done {
                match self {
                    $(Self::$command(arguments) => $file::run(arguments, context),)*
                }
            }
        }
    };
}

// In the order of `--help`.
commands! {
    doctor::Doctor,
    lint::Lint,
    can_i::CanI,
    triage::Triage,
    fix::Fix,
    export::Export,
    config::Config,
    rules::Rules,
    explain::Explain,
    schema::Schema,
    keygen::Keygen,
    sandbox::Sandbox,
    completions::Completions,
    man::Man,
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

/// Runs the command. Reports go to `out`, everything else to `err`.
pub fn run(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let scrubber = Scrubber::of(world);
    let mut out = Outlet::new(out, scrubber.clone());
    let mut err = Outlet::new(err, scrubber).returning(world.progress_width.is_some());
    let code = started(world, &mut out, &mut err);
    // There is nowhere left to say that standard error is gone.
    let _ = err.flush();
    code
}

fn started<'s>(world: &World, out: &mut Outlet<'s>, err: &mut Outlet<'s>) -> ExitCode {
    let cli = match Cli::try_parse_from(&world.arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::tell(&error, world, out, err),
    };
    let context = Context {
        world,
        files: &files::Files::default(),
        out: &mut *out,
        err: &mut *err,
        command_line: Cli::command,
    };
    let done = cli.command.run(context);
    let flushed = out.flush().map_err(Failure::from);
    match done.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        // The reader closed the pipe (`| head`).
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // There is nowhere left to say that standard error is gone.
            let _ = writeln!(err, "error: {failure}");
            ExitCode::from(Failure::EXIT_CODE)
        }
    }
}
