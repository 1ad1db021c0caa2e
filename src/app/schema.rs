//! `okta-cc schema`: the contract of the JSON report.

use clap::Args;

use crate::app::command::{Context, Done};
use crate::output::DocumentKind;
use crate::output::json::schema;

pub(super) const ABOUT: &str =
    "Print the JSON Schema of `--format json` and of each line of `--format jsonl`";

#[derive(Args)]
pub(super) struct Schema {}

pub(super) fn run(_: &Schema, context: Context) -> Done {
    let Context { out, .. } = context;
    out.document(DocumentKind::Json, &schema())?;
    Ok(0)
}
