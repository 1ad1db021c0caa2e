//! `okta-cc schema`: the contract of the JSON report.

use std::io::Write;

use crate::app::failure::Done;
use crate::output::json::SCHEMA;

/// # Errors
/// When `out` cannot be written to.
pub(super) fn schema(out: &mut dyn Write) -> Done {
    out.write_all(SCHEMA.as_bytes())?;
    Ok(0)
}
