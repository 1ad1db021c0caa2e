//! `okta-cc sandbox`: a stand-in Okta org on this machine.

use std::io::Write as _;

use clap::Args;

use crate::app::command::{Context, Done};
use crate::app::flags::Inputs;
use crate::app::sandbox_org::start;
use crate::app::sources::{given_to_us, must_be_here};
use crate::output::DocumentKind;
use crate::sandbox::Scenario;

pub(super) const ABOUT: &str =
    "Run a simulated Okta org on this machine, and print a connection for it";

#[derive(Args)]
#[command(after_help = Scenario::list())]
pub(super) struct Sandbox {
    /// What the org does; join several faults with +
    #[arg(long, value_name = "NAME", default_value = "healthy")]
    scenario: String,
    /// Port on 127.0.0.1 [default: any free port]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    #[command(flatten)]
    inputs: Inputs,
}

pub(super) fn run(arguments: &Sandbox, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let given = given_to_us(&arguments.inputs, world, files)?;
    must_be_here(&given)?;
    let own_key = given.key.is_some();
    let (running, demo) = start(&given, &arguments.scenario, arguments.port)?;
    let mut connection = demo.connection(running.base_url());
    if own_key && let Some(members) = connection.as_object_mut() {
        // The private half stays where it is; the user names its file to doctor again.
        members.remove("private_key");
    }
    // Its key was made up for it.
    out.document(DocumentKind::Json, &format!("{connection}\n"))?;
    out.flush()?;
    let url = running.base_url();
    writeln!(
        err,
        "Sandbox: {}, {url}. Ctrl-C ends it.",
        arguments.scenario
    )?;
    if own_key {
        writeln!(
            err,
            "In another terminal: okta-cc doctor --base-url {url}, with the same values"
        )?;
    } else {
        writeln!(
            err,
            "Save the line above as connection.json; then, in another terminal:"
        )?;
        writeln!(err, "  okta-cc doctor -c connection.json")?;
    }
    // The process is ended from outside.
    loop {
        std::thread::park();
    }
}
