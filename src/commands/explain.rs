//! `okta-cc explain`: the page of a rule, or of the rule that an Okta error belongs to.

use std::io::Write;

use super::{Done, Failure};
use crate::evidence::Evidence;
use crate::report::Report;
use crate::rule::{Rule, Severity};
use crate::rules::{RULES, all};
use crate::target::NANGO;

/// Twice as long as any rule's name.
const LONGEST: usize = 80;

/// # Errors
/// When there is no such rule and no such error, or `out` cannot be written to.
pub fn explain(name: &str, out: &mut dyn Write) -> Done {
    // People write what they see elsewhere: `missing-kid`, `Key_Missing_Kid`.
    let wanted = name.trim().to_ascii_lowercase().replace('-', "_");
    let mut named = all().filter(|rule| rule.id == wanted || bare(rule) == wanted);
    if let (Some(rule), None) = (named.next(), named.next()) {
        out.write_all(rule.page.as_bytes())?;
        return Ok(0);
    }
    let meant = meant(name)?;
    if let Some((rule, also)) = meant.split_first() {
        out.write_all(rule.page.as_bytes())?;
        if !also.is_empty() {
            let also: Vec<_> = also.iter().map(|rule| rule.id).collect();
            writeln!(out, "\nSee also: {}.", also.join(", "))?;
        }
        return Ok(0);
    }
    let hint = match nearest(&wanted).as_slice() {
        [] => "`okta-cc rules` lists them all.".to_owned(),
        near => format!("Nearest: {}.", near.join(", ")),
    };
    let name = crate::connection::shown(&crate::triage::shown(name));
    Err(Failure::Usage(format!(
        "no rule is called {name:?}. {hint}"
    )))
}

fn bare(rule: &Rule) -> &'static str {
    rule.id.split_once('_').map_or(rule.id, |(_, bare)| bare)
}

/// The rules that speak of an error text or code; none when it is no error that is known.
fn meant(text: &str) -> Result<Vec<&'static Rule>, Failure> {
    let paste = crate::triage::read(text.as_bytes(), "", 0.0)?;
    let evidence = Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation));
    let findings = Report::new(RULES, &evidence).findings;
    let causes = findings
        .iter()
        .filter(|found| found.severity != Severity::Advice);
    Ok(causes.map(|found| found.rule).collect())
}

fn nearest(wanted: &str) -> Vec<&'static str> {
    // What is pasted here by mistake is no misspelt name, and takes long to compare with each.
    let mut near: Vec<_> = all()
        .filter(|_| wanted.len() <= LONGEST)
        .map(|rule| {
            let likeness = |id: &str| strsim::normalized_damerau_levenshtein(wanted, id);
            (likeness(rule.id).max(likeness(bare(rule))), rule.id)
        })
        .filter(|(likeness, _)| *likeness > 0.4)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.iter().take(3).map(|(_, id)| *id).collect()
}
