//! The command line as a user meets it, in a process of its own: exit codes, streams, bad input.

mod arguments;
mod control;
mod ending;
mod inputs;
mod readme;
mod streams;
mod terminal;

use crate::support::{Binary, Output};

fn run(arguments: &[&str]) -> Output {
    Binary::of(arguments).output()
}

fn lint(arguments: &[&str]) -> Output {
    let mut all = vec!["lint", "--env-file", "fixtures/good.env"];
    all.extend(arguments);
    run(&all)
}
