//! The command line: what the process reads, does and writes.

pub mod cli;
pub mod commands;
