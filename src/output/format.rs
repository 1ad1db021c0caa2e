//! `--format`: what standard output holds.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal
    #[default]
    Human,
    /// A handful of lines for a chat
    Short,
    /// One JSON document: an object, or an array where several connections were named
    Json,
    /// One JSON document per connection, on one line each
    Jsonl,
    /// Workflow commands: annotations in GitHub Actions
    Github,
    /// For an issue, a ticket or a job's summary
    Markdown,
}

impl Format {
    /// Whether standard output is one document, also when the command fails.
    pub fn is_document(self) -> bool {
        !matches!(self, Self::Human | Self::Short)
    }
}
