//! `okta-cc triage`: what a pasted failure or a saved run means.

use std::path::PathBuf;

use clap::Args;

use crate::app::assess::{Assessor, Said};
use crate::app::clock::Start;
use crate::app::command::{Context, Done, Failure};
use crate::app::files::AskedBy;
use crate::app::flags::{Gate, Output, Targets};
use crate::app::out::publish;
use crate::app::settings::settings;
use crate::input::paste::{gather, understand};
use crate::input::policy::PolicyFile;
use crate::input::saved;
use crate::input::{SourceError, name_of};

pub(super) const ABOUT: &str =
    "Say what a pasted failure means: an answer, a log, an exception, a note";

#[derive(Args)]
pub(super) struct Triage {
    /// Text that was captured or copied, in any format; - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    gate: Gate,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(triage: &Triage, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    let assessor = Assessor::new("triage", &triage.targets, &triage.output, world);
    publish(&assessor, files, out, err, |writer, _| {
        let assessor = assessor.under(settings(&triage.gate, &PolicyFile::default())?);
        if triage.files.len() > 1 {
            writer.many();
        }
        if triage.files.iter().filter(|file| **file == *"-").count() > 1 {
            return Err(SourceError::StdinTwice.into());
        }
        for path in &triage.files {
            let start = Start::now();
            let name = &name_of(path);
            let text = files.open(path, AskedBy::User).and_then(|stream| {
                gather(stream).map_err(|error| SourceError::unreadable(name, error))
            });
            let text = match text {
                Ok(text) => text,
                Err(error) => {
                    writer.refuse(name, error.into())?;
                    continue;
                }
            };
            if saved::is_one(&text) {
                match saved::read(&text) {
                    Ok(saved) => writer.put(assessor.page_again(&saved))?,
                    Err(error) => {
                        let path = name.clone();
                        writer.refuse(name, Failure::Replay { path, error })?;
                    }
                }
                continue;
            }
            let paste = understand(&text, name, start.at);
            let said = Said {
                conversation: paste.conversation,
                pasted: Some(paste.pasted),
                start,
            };
            writer.put(assessor.page(&paste.connection, Some(&said)))?;
        }
        Ok(())
    })
}
