//! `okta-cc explain`: the page of a rule.

use std::io::Write;

use super::{Done, Failure};
use crate::rules::RULES;

/// Twice as long as any rule's name.
const LONGEST: usize = 80;

/// # Errors
/// When there is no such rule, or `out` cannot be written to.
pub fn explain(name: &str, out: &mut dyn Write) -> Done {
    // People write what they see elsewhere: `missing-kid`, `Key_Missing_Kid`.
    let wanted = name.trim().to_ascii_lowercase().replace('-', "_");
    let bare = |id: &'static str| id.split_once('_').map_or(id, |(_, bare)| bare);
    let mut named = RULES
        .iter()
        .filter(|rule| rule.id == wanted || bare(rule.id) == wanted);
    if let (Some(rule), None) = (named.next(), named.next()) {
        out.write_all(rule.page.as_bytes())?;
        return Ok(0);
    }
    // What is pasted here by mistake is no misspelt name, and takes long to compare with each.
    let compared = if wanted.len() > LONGEST { &[] } else { RULES };
    let mut near: Vec<_> = compared
        .iter()
        .map(|rule| {
            let likeness = |id: &str| strsim::normalized_damerau_levenshtein(&wanted, id);
            (likeness(rule.id).max(likeness(bare(rule.id))), rule.id)
        })
        .filter(|(likeness, _)| *likeness > 0.4)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let near: Vec<&str> = near.iter().take(3).map(|(_, id)| *id).collect();
    let hint = if near.is_empty() {
        "`okta-cc rules` lists them all.".to_owned()
    } else {
        format!("Nearest: {}.", near.join(", "))
    };
    let name = crate::connection::shown(name);
    Err(Failure::Usage(format!(
        "no rule is called {name:?}. {hint}"
    )))
}
