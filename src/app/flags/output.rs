//! The flags that say how a report is written.

use clap::{Args, ValueEnum};

use crate::output::{Choice, Drawing, Format};

#[derive(Args)]
pub(crate) struct Output {
    /// How to write the report
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = "Output"
    )]
    pub format: Format,
    /// Also write the report to a file: json, jsonl, sarif, junit, markdown or html; may be repeated
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = report, help_heading = "Output")]
    pub reports: Vec<ReportFile>,
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
    /// How to draw: with symbols, in ASCII, or in words for a screen reader
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "STYLE",
        help_heading = "Output"
    )]
    pub style: Drawing,
}

/// `--report`.
#[derive(Clone)]
pub(crate) struct ReportFile {
    pub format: ReportFormat,
    pub path: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// An array with one document per connection
    Json,
    /// One document per connection, on one line each
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for what shows test results
    Junit,
    #[value(alias = "md")]
    Markdown,
    /// One page that holds all it shows
    Html,
}

impl ReportFormat {
    /// Whether it is made of the documents of `--format json`.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

fn report(text: &str) -> Result<ReportFile, String> {
    let formats = ReportFormat::value_variants().iter();
    let formats =
        formats.filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()));
    let formats: Vec<_> = formats.collect();
    let why = |what: &str| {
        format!(
            "{what}: write FORMAT=FILE with one of {}",
            formats.join(", ")
        )
    };
    let (format, path) = text
        .split_once('=')
        .ok_or_else(|| why("no file is named"))?;
    let format =
        ReportFormat::from_str(format, false).map_err(|_| why("there is no such format"))?;
    match path {
        "" => Err(why("no file is named")),
        "-" => Err("standard output is for --format: name a file, or use --format instead".into()),
        path => Ok(ReportFile {
            format,
            path: path.to_owned(),
        }),
    }
}
