//! `okta-cc rules`: every rule with its severity and the summary of its page.

use std::io::Write as _;

use clap::Args;

use crate::app::command::{Context, Done};
use crate::rules::RULES;

pub(super) const ABOUT: &str = "List all rules";

#[derive(Args)]
pub(super) struct Rules {}

pub(super) fn run(_: &Rules, context: Context) -> Done {
    let Context { out, .. } = context;
    let longest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in RULES {
        let summary = rule.summary();
        writeln!(
            out,
            "{:<longest$}  {:<7}  {summary}",
            rule.id,
            rule.severity.name()
        )?;
    }
    Ok(0)
}
