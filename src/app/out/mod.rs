//! What a command writes: reports to standard output and to files, secrets to files, progress to a terminal.

pub(crate) mod report_files;
mod report_writer;
pub(crate) mod secret_file;
mod spinner;
mod stderr;
mod step_summary;
mod whole_file;

pub(crate) use report_writer::{ReportWriter, publish};
pub(crate) use spinner::Spinner;
pub(crate) use stderr::Stderr;
