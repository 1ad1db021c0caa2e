//! `okta-cc explain`: the page of a rule, or of the rule that an Okta error belongs to.

use std::io::Write as _;

use clap::Args;

use crate::app::command::{Context, Done, Failure};
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::engine::rule::Rule;
use crate::model::finding::Severity;
use crate::model::redact::shown_briefly;
use crate::model::text::nearest::nearest;
use crate::repair::RULESET;
use crate::rules::RULES;
use crate::tools::NANGO;

pub(super) const ABOUT: &str =
    "Print the page of a rule, or of the rule that an Okta error belongs to";

#[derive(Args)]
pub(super) struct Explain {
    /// A rule's name, as `okta-cc rules` lists it; or what Okta says: an error code or text
    #[arg(value_name = "RULE OR ERROR")]
    rule: String,
}

pub(super) fn run(explain: &Explain, context: Context) -> Done {
    let Context { out, .. } = context;
    let name = &explain.rule;
    // People write what they see elsewhere: `missing-kid`, `Key_Missing_Kid`.
    let wanted = name.trim().to_ascii_lowercase().replace('-', "_");
    let mut named = RULES
        .iter()
        .filter(|rule| rule.id == wanted || bare(rule) == wanted);
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
    let hint = match like(&wanted).as_slice() {
        [] => "`okta-cc rules` lists them all.".to_owned(),
        near => format!("Nearest: {}.", near.join(", ")),
    };
    let name = shown_briefly(name);
    Err(Failure::Usage(format!("unknown rule {name:?}. {hint}")))
}

fn bare(rule: &Rule) -> &'static str {
    rule.id.split_once('_').map_or(rule.id, |(_, bare)| bare)
}

/// The rules that speak of an error text or code; none when it is no error that is known.
fn meant(text: &str) -> Result<Vec<&'static Rule>, Failure> {
    let paste = crate::input::paste::read(text.as_bytes(), "", 0.0)?;
    let evidence =
        Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation)).of_paste(&paste.pasted);
    let findings = Report::new(RULESET, &evidence).findings;
    let causes = findings
        .iter()
        .filter(|found| found.severity != Severity::Advice);
    Ok(causes.map(|found| found.rule).collect())
}

/// By the whole name, or by what it is without the place.
fn like(wanted: &str) -> Vec<&'static str> {
    let names = RULES.iter().flat_map(|rule| [rule.id, bare(rule)]);
    let mut ids: Vec<&str> = Vec::new();
    for name in nearest(wanted, names) {
        let rule = RULES
            .iter()
            .find(|rule| rule.id == name || bare(rule) == name);
        let id = rule.expect("the name of a rule").id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
