//! The flags that say how a report is written.

use clap::{Args, ValueEnum};

use crate::render::Choice;

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
