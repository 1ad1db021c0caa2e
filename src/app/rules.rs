//! `okta-cc rules`: every rule with its severity and the summary of its page.

use std::io::Write;

use crate::app::failure::Done;
use crate::rules::RULES;

/// # Errors
/// When `out` cannot be written to.
pub(super) fn rules(out: &mut dyn Write) -> Done {
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
