//! SARIF 2.1.0 for code scanning. GitHub shows of it what has one place in a file of the repository.
//!
//! <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>

mod entry;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead as _, BufReader, SeekFrom, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use serde_json::json;
use serde_sarif::sarif::{
    ArtifactLocation, Invocation, Message, MultiformatMessageString, Notification,
    ReportingConfiguration, ReportingDescriptor, Result as Entry, Run, RunAutomationDetails, Sarif,
    Tool, ToolComponent,
};

use entry::{Occurrence, level, literal, result};

use super::file_part::PartBody;
use super::format::FormatKind;
use super::view::FindingView;
use super::whole_document::{Spill, WholeDocument};
use super::{DocumentKind, Failed, Format, clean, earlier};
use crate::engine::report::url;
use crate::engine::rule::Rule;
use crate::model::finding::Severity;
use crate::model::text::chars::capital;
use crate::rules::RULES;

pub(super) const FORMAT: Format = Format::new(
    "sarif",
    "SARIF 2.1.0, for code scanning",
    DocumentKind::Json,
    FormatKind::Whole(|| Box::new(Log::default())),
)
.known_by(earlier::is_sarif);

/// GitHub refuses a run with more.
const MOST: usize = 25_000;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Where the repository begins. GitHub knows it by this name.
const ROOT: &str = "%SRCROOT%";

/// What may be in a path of a URI as it is (RFC 3986 section 3.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Translates paths to paths from the root of the repository.
pub struct Places<'a> {
    /// A file that is there, for findings that are in none.
    pub anchor: Box<dyn Fn() -> String + 'a>,
    /// The path from the root with `/`; `None` for what is no file in the repository.
    pub inside: Inside<'a>,
}

type Inside<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// One log with one run for the whole command.
#[derive(Default)]
struct Log {
    /// How severe each result is that is in the spill.
    results: Vec<Severity>,
    /// How often the same was said of a file.
    seen: HashMap<u64, u32>,
    notifications: Vec<Notification>,
    /// Of the repository, once it was looked for.
    anchor: OnceCell<String>,
}

impl WholeDocument for Log {
    fn add(&mut self, part: &PartBody, places: &Places, spill: &mut dyn Write) -> io::Result<()> {
        let view = match part {
            PartBody::Report(None) => return Ok(()),
            PartBody::Failed(failed) => {
                self.notifications.push(failure(failed));
                return Ok(());
            }
            PartBody::Report(Some(view)) => view,
        };
        let counted = view.findings.iter().map(|found| (found, None));
        let suppressed = view.suppressed.iter();
        let suppressed = suppressed.map(|(found, why)| (found, Some(why.as_str())));
        for (found, why) in counted.chain(suppressed) {
            let file = view.file.as_deref();
            let anchor = self.anchor.get_or_init(|| (places.anchor)());
            let occurrence = Occurrence { found, why, file };
            let result = result(occurrence, places, anchor, &mut self.seen);
            self.results.push(found.severity);
            spill.write_all(indented(&result).as_bytes())?;
        }
        Ok(())
    }

    fn finish(&self, _: &Places, spill: &mut dyn Spill, out: &mut dyn Write) -> io::Result<()> {
        let mut notifications = self.notifications.clone();
        let more = self.results.len().saturating_sub(MOST);
        if more > 0 {
            let said = format!(
                "{more} findings are left out, because GitHub accepts no more; the most severe are kept."
            );
            notifications.push(notification("warning", said));
        }
        let log = log(notifications, self.notifications.is_empty());
        let text = serde_json::to_string_pretty(&log).expect("texts and numbers are JSON");
        let (before, after) = text.split_once(NONE).expect("the run has no results yet");
        write!(out, "{before}\"results\": [")?;
        let kept = if more > 0 {
            let each = [Severity::Error, Severity::Warning, Severity::Advice];
            let mut left = MOST;
            for severity in each {
                left -= self.copy(|of| of == severity, MOST - left, left, spill, out)?;
            }
            MOST
        } else {
            self.copy(|_| true, 0, MOST, spill, out)?
        };
        let end = if kept == 0 { "]" } else { "\n      ]" };
        writeln!(out, "{end}{after}")
    }
}

impl Log {
    /// Copies the results with a wanted severity, as long as there is room; `before` of them stand there already. How many
    /// it were.
    fn copy(
        &self,
        wanted: impl Fn(Severity) -> bool,
        before: usize,
        room: usize,
        spill: &mut dyn Spill,
        out: &mut dyn Write,
    ) -> io::Result<usize> {
        spill.seek(SeekFrom::Start(0))?;
        let mut lines = BufReader::new(spill).lines();
        let mut copied = 0;
        for severity in &self.results {
            let takes = wanted(*severity) && copied < room;
            if takes {
                out.write_all(if before + copied == 0 { b"\n" } else { b",\n" })?;
                copied += 1;
            }
            let mut is_first = true;
            for line in &mut lines {
                let line = line?;
                if takes {
                    let end = if is_first { "" } else { "\n" };
                    write!(out, "{end}{line}")?;
                    is_first = false;
                }
                if line == LAST {
                    break;
                }
            }
        }
        Ok(copied)
    }
}

/// The last line of each result.
const LAST: &str = "        }";

/// Where the results go. It stands nowhere else: in a text the quotes are escaped.
const NONE: &str = "\"results\": []";

/// A result as it stands in the log.
fn indented(result: &Entry) -> String {
    const BEFORE: &str = "        ";
    let text = serde_json::to_string_pretty(result).expect("texts and numbers are JSON");
    // In JSON no text has a line end.
    format!("{BEFORE}{}\n", text.replace('\n', &format!("\n{BEFORE}")))
}

/// The log without its results.
fn log(notifications: Vec<Notification>, is_successful: bool) -> Sarif {
    let run = Run::builder()
        .tool(tool())
        .results(Vec::<Entry>::new())
        .column_kind(json!("unicodeCodePoints"))
        .automation_details(RunAutomationDetails::builder().id("okta-cc/").build())
        .original_uri_base_ids(BTreeMap::from([(ROOT.to_owned(), root())]))
        .invocations(vec![
            Invocation::builder()
                .execution_successful(is_successful)
                .tool_execution_notifications(notifications)
                .build(),
        ])
        .build();
    Sarif::builder()
        .schema(SCHEMA)
        .version(json!("2.1.0"))
        .runs(vec![run])
        .build()
}

fn root() -> ArtifactLocation {
    let said = Message::builder()
        .text("The root of the repository.")
        .build();
    ArtifactLocation::builder().description(said).build()
}

fn tool() -> Tool {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let driver = ToolComponent::builder()
        .name("okta-cc")
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .information_uri(repository)
        .rules(RULES.iter().map(descriptor).collect::<Vec<_>>())
        .build();
    Tool::builder().driver(driver).build()
}

fn descriptor(rule: &'static Rule) -> ReportingDescriptor {
    let plain = |text: &str| {
        MultiformatMessageString::builder()
            .text(text.replace('`', ""))
            .build()
    };
    // What follows are the examples that the tests run.
    let page = rule
        .page
        .split("\n## Fires")
        .next()
        .unwrap_or_default()
        .trim_end();
    let level = json!(level(rule.severity));
    ReportingDescriptor::builder()
        .id(rule.id)
        .name(pascal(rule.id))
        .short_description(plain(rule.title()))
        .full_description(plain(rule.summary()))
        .help(
            MultiformatMessageString::builder()
                .text(page)
                .markdown(page)
                .build(),
        )
        .help_uri(url(rule))
        .default_configuration(ReportingConfiguration::builder().level(level).build())
        .build()
}

/// `KeyMissingKid`, as the standard has names.
fn pascal(id: &str) -> String {
    id.split('_').map(capital).collect()
}

fn failure(failed: &Failed) -> Notification {
    notification("error", clean(&failed.message))
}

fn notification(level: &str, said: String) -> Notification {
    Notification::builder()
        .level(json!(level))
        .message(Message::builder().text(literal(&said)).build())
        .build()
}
