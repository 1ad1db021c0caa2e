//! `okta-cc schema`: the contract of the JSON report.

use std::io::Write;

use super::Done;
use crate::output::json::schema as contract;

/// # Errors
/// When `out` cannot be written to.
pub fn schema(out: &mut dyn Write) -> Done {
    out.write_all(contract().as_bytes())?;
    Ok(0)
}
