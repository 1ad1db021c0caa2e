//! What a command writes, all of it through one [`Outlet`]: reports to standard output and to files, secrets to files,
//! progress to a terminal.
//!
//! Nothing else in the crate opens a file to write or knows standard output and standard error; `tests/it/architecture`
//! holds that. A command writes text to the gate as to any `Write`, and what is no text by a method that says what it is.

mod guard;
mod outlet;
pub(crate) mod public_file;
pub(crate) mod report_files;
mod report_writer;
mod scrubber;
pub(crate) mod secret_file;
mod spinner;
mod step_summary;
mod unfinished;
mod whole_file;

pub(crate) use outlet::{Outlet, Passed};
pub(crate) use report_writer::{ReportWriter, publish};
pub(crate) use scrubber::Scrubber;
pub(crate) use spinner::Spinner;
pub(crate) use unfinished::Unfinished;
pub use unfinished::remove_unfinished;
