//! The flags that say how a report is written.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::words::words;
use crate::output::{ColorChoice, Drawing, FORMATS, Format};

const COLORS: [(&str, ColorChoice); 3] = [
    ("auto", ColorChoice::Auto),
    ("always", ColorChoice::Always),
    ("never", ColorChoice::Never),
];

#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// How to write the report
    #[arg(long, value_parser = formats(), default_value = FORMATS[0].name, value_name = "FORMAT")]
    pub format: &'static Format,
    #[arg(
        long = "report",
        help = format!("Also write the report to a file: {}; may be repeated", files("or")),
        value_name = "FORMAT=FILE",
        value_parser = report,
    )]
    pub reports: Vec<ReportFile>,
    /// Show warnings and advice in full too
    #[arg(short, long)]
    pub verbose: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_parser = words(COLORS), default_value = "auto")]
    pub color: ColorChoice,
    /// How to draw: with symbols, in ASCII, or in words for a screen reader
    #[arg(long, value_name = "STYLE", value_parser = drawings(), default_value = "auto")]
    pub style: Drawing,
}

fn drawings() -> impl TypedValueParser<Value = Drawing> {
    let word = PossibleValue::new;
    let auto = word("auto").help("What the terminal can show; narrated if NO_GRAPHICS is set");
    let narrated =
        word("narrated").help("Words instead of symbols and drawings, for screen readers");
    words([
        (auto, Drawing::Auto),
        (word("unicode"), Drawing::Unicode),
        (word("ascii"), Drawing::Ascii),
        (narrated, Drawing::Narrated),
    ])
}

/// `--report`.
#[derive(Clone)]
pub(crate) struct ReportFile {
    pub format: &'static Format,
    pub path: PathBuf,
}

/// What standard output can hold.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let formats = FORMATS.iter().filter(|format| !format.is_whole());
    let values = formats.map(|format| {
        PossibleValue::new(format.name)
            .help(format.about)
            .aliases(format.alias)
    });
    PossibleValuesParser::new(values)
        .map(|name| Format::named(&name).expect("one of the possible values"))
}

/// `json, jsonl or html`
fn files(last: &str) -> String {
    let formats = FORMATS.iter().filter(|format| format.is_for_files());
    let mut names: Vec<_> = formats.map(|format| format.name).collect();
    let end = names.pop().unwrap_or_default();
    format!("{} {last} {end}", names.join(", "))
}

fn report(text: &str) -> Result<ReportFile, String> {
    let why = |what: &str| format!("{what}: write FORMAT=FILE with one of {}", files("and"));
    let (format, path) = text
        .split_once('=')
        .ok_or_else(|| why("no file is named"))?;
    let format = Format::named(format).filter(|format| format.is_for_files());
    let format = format.ok_or_else(|| why("there is no such format"))?;
    match path {
        "" => Err(why("no file is named")),
        "-" => Err("standard output is for --format: name a file, or use --format instead".into()),
        path => Ok(ReportFile {
            format,
            path: path.into(),
        }),
    }
}
