//! `okta-cc triage`: what a pasted failure or a saved run means.

use clap::Args;

use crate::app::assess::{Assessor, Said};
use crate::app::clock::Start;
use crate::app::command::{Context, Done, Failure};
use crate::app::files::open;
use crate::app::flags::{Gate, Output, Targets};
use crate::app::out::publish;
use crate::app::settings::settings;
use crate::input::SourceError;
use crate::input::paste::{gather, understand};
use crate::input::policy::PolicyFile;
use crate::input::saved;

pub(super) const ABOUT: &str =
    "Say what a pasted failure means: an answer, a log, an exception, a note";

#[derive(Args)]
pub(super) struct Triage {
    /// Text that was captured or copied, in any format; - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<String>,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    gate: Gate,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(triage: &Triage, context: Context) -> Done {
    let Context {
        world, out, err, ..
    } = context;
    let assessor = Assessor::new("triage", &triage.targets, &triage.output, world);
    publish(&assessor, &triage.files, out, err, |writer, _| {
        let assessor = assessor.under(settings(&triage.gate, &PolicyFile::default())?);
        if triage.files.len() > 1 {
            writer.many();
        }
        if triage.files.iter().filter(|file| *file == "-").count() > 1 {
            return Err(SourceError::StdinTwice.into());
        }
        for path in &triage.files {
            let start = Start::now();
            let text = open(path).and_then(|(stream, name)| {
                let text = gather(stream).map_err(|error| SourceError::unreadable(name, error))?;
                Ok((text, name))
            });
            let (text, name) = match text {
                Ok(text) => text,
                Err(error) => {
                    writer.refuse(path, error.into())?;
                    continue;
                }
            };
            if saved::is_one(&text) {
                match saved::read(&text) {
                    Ok(saved) => writer.put(assessor.page_again(&saved))?,
                    Err(error) => {
                        let path = name.into();
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
