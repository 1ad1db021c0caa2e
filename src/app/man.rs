//! `okta-cc man`: the manual pages, made of what `--help` says.

use std::io::Write as _;
use std::path::Path;
use std::{fs, iter};

use clap::{Args, ValueHint};

use crate::app::command::{Context, Done, Failure};
use crate::app::out::{Outlet, public_file};
use crate::model::redact::shown;

pub(super) const ABOUT: &str = "Print the manual page, or write all pages";

#[derive(Args)]
pub(super) struct Man {
    /// Write one page for the tool and one per command into this directory
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: Option<String>,
}

pub(super) fn run(man: &Man, context: Context) -> Done {
    let Context {
        out,
        err,
        command_line,
        ..
    } = context;
    let mut command = command_line().disable_help_subcommand(true);
    command.build();
    let Some(directory) = &man.out else {
        let mut text = Vec::new();
        page(&command).render(&mut text)?;
        out.reveal(&String::from_utf8_lossy(&text))?;
        return Ok(0);
    };
    let directory_shown = shown(directory);
    let refused = |error| Failure::Usage(format!("--out {directory_shown}: cannot write: {error}"));
    fs::create_dir_all(directory).map_err(refused)?;
    for one in iter::once(&command).chain(command.get_subcommands()) {
        let page = page(one);
        let mut text = Vec::new();
        page.render(&mut text)?;
        let text = Outlet::revealed(&String::from_utf8_lossy(&text));
        let path = Path::new(directory).join(page.get_filename());
        public_file::write(&path, &text).map_err(refused)?;
    }
    writeln!(
        err,
        "Written to {directory_shown}: okta-cc.1 and a page for each command, such as okta-cc-doctor.1."
    )?;
    Ok(0)
}

fn page(command: &clap::Command) -> clap_mangen::Man {
    // clap knows only a version of the tool.
    clap_mangen::Man::new(command.clone()).source(concat!("okta-cc ", env!("CARGO_PKG_VERSION")))
}
