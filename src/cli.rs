//! The command line: clap's types, and the way from arguments to an exit code.

mod duration;

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands;
use crate::connection::{DomainForm, shown};
use crate::render::Choice;
use crate::report::FailOn;

/// Everything that a command may know of the world: read once, in `main.rs`.
#[derive(Default)]
pub struct World {
    pub arguments: Vec<String>,
    /// Name and value.
    pub environment: Vec<(String, String)>,
    /// Of standard output, in columns; `None` when it is no terminal.
    pub terminal_width: Option<usize>,
    /// Of standard error, where progress is shown; `None` when it is no terminal.
    pub progress_width: Option<usize>,
}

impl World {
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

#[derive(Subcommand)]
enum Command {
    /// Check a connection: the four values, and what Okta says to them
    Doctor(Doctor),
    /// Check the four values offline
    Lint(Lint),
    /// Say what a pasted failure means: an answer, a log, an exception, a note
    Triage(Triage),
    /// Print the repaired key or connection, ready to paste
    Fix(Fix),
    /// List all rules
    Rules,
    /// Print the page of a rule, or of the rule that an Okta error belongs to
    Explain {
        /// A rule's name, as `okta-cc rules` lists it; or what Okta says: an error code or text
        #[arg(value_name = "RULE OR ERROR")]
        rule: String,
    },
    /// Print the JSON Schema of `--format json`
    Schema,
    /// Make a key pair: a private JWK for the product, a public one for Okta
    Keygen(Keygen),
    /// Serve a stand-in Okta org on this machine, and print a connection for it
    #[command(after_help = commands::scenarios())]
    Sandbox(Sandbox),
}

#[derive(Args)]
pub struct Inputs {
    /// Client ID of the API Services app, such as 0oa5wyqjk6Wm148fE1d7
    #[arg(long, value_name = "ID", help_heading = "Inputs")]
    pub client_id: Option<String>,
    /// Okta domain: dev-12345678 of dev-12345678.okta.com
    #[arg(long, value_name = "DOMAIN", help_heading = "Inputs")]
    pub domain: Option<String>,
    /// Scopes, separated by spaces; may be repeated
    #[arg(long, value_name = "SCOPES", help_heading = "Inputs")]
    pub scopes: Vec<String>,
    /// File that holds the private key as a JWK; - for standard input
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub private_key_file: Option<String>,
    /// Refused: arguments can be read by every process on the machine
    #[arg(long, hide = true, num_args = 0.., allow_hyphen_values = true, value_name = "KEY")]
    pub private_key: Option<Vec<String>>,
    /// Connection in JSON: our own form, or a Nango connection record
    #[arg(
        short = 'c',
        long = "connection",
        value_name = "FILE",
        help_heading = "Inputs"
    )]
    pub connection: Option<String>,
    /// File with OKTA_CC_* variables
    #[arg(long, value_name = "FILE", help_heading = "Inputs")]
    pub env_file: Option<String>,
    /// Send every request here instead of to the domain's host: custom domains, test servers
    #[arg(long, value_name = "URL", help_heading = "Inputs")]
    pub base_url: Option<String>,
    /// What the consumer's domain field takes [default: what the target takes]
    #[arg(long, value_name = "FORM", help_heading = "Inputs")]
    pub domain_form: Option<Form>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Form {
    /// dev-12345678
    Subdomain,
    /// dev-12345678.okta.com
    Hostname,
}

impl From<Form> for DomainForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Subdomain => Self::Subdomain,
            Form::Hostname => Self::Hostname,
        }
    }
}

#[derive(Args)]
pub struct Output {
    /// How to write the report
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = "Output"
    )]
    pub format: Format,
    /// Also write the report to a file: markdown=FILE or html=FILE; may be repeated
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = report, help_heading = "Output")]
    pub reports: Vec<ReportFile>,
    /// The least severity that makes the exit code 1
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "SEVERITY",
        help_heading = "Output"
    )]
    pub fail_on: Gate,
    /// Show warnings and advice in full too
    #[arg(short, long, help_heading = "Output")]
    pub verbose: bool,
    /// When to use colour
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Output"
    )]
    pub color: Choice,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Human,
    /// One JSON document per connection, on one line
    Json,
    /// A handful of lines for a chat
    Short,
}

/// `--report`.
#[derive(Clone)]
pub struct ReportFile {
    pub format: ReportFormat,
    pub path: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    #[value(alias = "md")]
    Markdown,
    /// One page that holds all it shows
    Html,
}

fn report(text: &str) -> Result<ReportFile, String> {
    let why = || "write it as markdown=FILE or html=FILE".to_owned();
    let (format, path) = text.split_once('=').ok_or_else(why)?;
    let format = ReportFormat::from_str(format, false).map_err(|_| why())?;
    let path = (!path.is_empty()).then(|| path.to_owned());
    path.map(|path| ReportFile { format, path }).ok_or_else(why)
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Gate {
    #[default]
    Error,
    Warning,
    Never,
}

impl From<Gate> for FailOn {
    fn from(gate: Gate) -> Self {
        match gate {
            Gate::Error => Self::Error,
            Gate::Warning => Self::Warning,
            Gate::Never => Self::Never,
        }
    }
}

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub network: Network,
    #[command(flatten)]
    pub output: Output,
    /// Ask a stand-in org on this machine instead; values not given are its own
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, require_equals = true, default_missing_value = "healthy")]
    pub sandbox: Option<String>,
    /// Requests in one run at most
    #[arg(long, value_name = "N", default_value_t = 12, help_heading = "Limits")]
    pub max_requests: usize,
    /// How long a run may take: 500ms, 10s, 2m
    #[arg(long, value_name = "DURATION", default_value = "60s", value_parser = duration::read, help_heading = "Limits")]
    pub deadline: Duration,
    /// How long one request may take
    #[arg(long, value_name = "DURATION", default_value = "10s", value_parser = duration::read, help_heading = "Limits")]
    pub timeout: Duration,
    /// Ask again for so long while Okta does not judge: an outage, a rate limit, the network
    #[arg(long, value_name = "DURATION", value_parser = duration::read, help_heading = "Limits")]
    pub wait: Option<Duration>,
    /// Print what would be asked, and ask nothing
    #[arg(long, conflicts_with_all = ["wait", "sandbox"])]
    pub plan: bool,
    /// Save the run without its secrets, to be judged again elsewhere
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "plan",
        help_heading = "Output"
    )]
    pub save: Option<String>,
    /// Save with placeholders for the names of org, client and users
    #[arg(long, requires = "save", help_heading = "Output")]
    pub anonymize: bool,
    /// Replace the saved file if it exists
    #[arg(long, requires = "save", help_heading = "Output")]
    pub force: bool,
}

#[derive(Args)]
pub struct Network {
    /// HTTP proxy to go through, before HTTPS_PROXY and NO_PROXY; a login goes into HTTPS_PROXY
    #[arg(long, value_name = "URL", help_heading = "Network")]
    pub proxy: Option<String>,
    /// CA certificates (PEM) to trust beside this machine's own, such as that of a proxy that inspects TLS
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub ca_cert: Option<String>,
}

#[derive(Args)]
pub struct Lint {
    /// Connections, keys or .env files; - for standard input
    pub files: Vec<String>,
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct Triage {
    /// Whatever was captured or copied, in any format; - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<String>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct Fix {
    /// Connection, key or .env file; - for standard input
    pub file: Option<String>,
    #[command(flatten)]
    pub inputs: Inputs,
    /// Print what changes, with secrets masked, instead of the repaired value
    #[arg(long)]
    pub diff: bool,
    /// Write the repaired value to this file, readable by you alone
    #[arg(short, long, value_name = "FILE")]
    pub write: Option<String>,
    /// Replace the file if it exists
    #[arg(long, requires = "write")]
    pub force: bool,
    /// Print a private key even to a terminal
    #[arg(long, conflicts_with = "write")]
    pub show: bool,
}

#[derive(Args)]
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

#[derive(Args)]
pub struct Keygen {
    /// Key size; Okta and its clients take all of these
    #[arg(long, value_enum, default_value_t)]
    pub bits: Bits,
    /// Key ID [default: a UUID]
    #[arg(long, value_name = "KID")]
    pub kid: Option<String>,
    /// Write the private key to this file, readable by you alone
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<String>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    pub force: bool,
    /// Print the private key even to a terminal
    #[arg(long, conflicts_with = "out")]
    pub show: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Bits {
    #[default]
    #[value(name = "2048")]
    B2048,
    #[value(name = "3072")]
    B3072,
    #[value(name = "4096")]
    B4096,
}

impl From<Bits> for u32 {
    fn from(bits: Bits) -> Self {
        match bits {
            Bits::B2048 => 2048,
            Bits::B3072 => 3072,
            Bits::B4096 => 4096,
        }
    }
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
        Command::Triage(triage) => commands::triage(&triage, world, out),
        Command::Fix(fix) => commands::fix(&fix, world, out, err),
        Command::Rules => commands::rules(out),
        Command::Explain { rule } => commands::explain(&rule, out),
        Command::Schema => commands::schema(out),
        Command::Keygen(keygen) => commands::keygen(&keygen, world, out, err),
        Command::Sandbox(sandbox) => commands::sandbox(&sandbox, world, out, err),
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
