//! One result of SARIF: a finding with its place.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use percent_encoding::utf8_percent_encode;
use serde_json::json;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, PhysicalLocation, Region, Result as Entry, ResultLevel,
    Suppression,
};

use super::{FindingView, PATH, Places, ROOT};
use crate::model::finding::Severity;
use crate::rules::RULES;

pub(super) fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Advice => ResultLevel::Note,
    }
}

/// A finding, with what only its report knows: whether it is suppressed, and a file to point at.
pub(super) struct Occurrence<'a> {
    pub(super) found: &'a FindingView,
    /// Why it is suppressed, if it is.
    pub(super) why: Option<&'a str>,
    /// Where the other values stand, for a finding that has no place, such as a missing value.
    pub(super) file: Option<&'a str>,
}

pub(super) fn result(
    occurrence: Occurrence,
    places: &Places,
    anchor: &str,
    seen: &mut HashMap<u64, u32>,
) -> Entry {
    let Occurrence { found, why, file } = occurrence;
    let place = found.place.as_ref().filter(|place| place.is_file);
    let inside = place.and_then(|place| (places.inside)(&place.source));
    let is_elsewhere = inside.is_none();
    let place = place.filter(|_| !is_elsewhere);
    let file = file
        .filter(|_| found.place.is_none())
        .and_then(|path| (places.inside)(path));
    let path = inside.or(file).unwrap_or_else(|| anchor.to_owned());
    let region = match place {
        Some(place) => region(place.line, place.column, place.end_line, place.end_column),
        None => region(1, 1, 1, 1),
    };
    // The same may be said of two connections in one file: the first one is told from the second.
    let mut hasher = DefaultHasher::new();
    (&found.fingerprint, &path).hash(&mut hasher);
    let count = seen.entry(hasher.finish()).or_default();
    *count += 1;
    let print = format!("{}:{count}", found.fingerprint);
    let artifact = ArtifactLocation::builder()
        .uri(utf8_percent_encode(&path, PATH).to_string())
        .uri_base_id(ROOT)
        .build();
    let physical = PhysicalLocation::builder()
        .artifact_location(artifact)
        .region(region)
        .build();
    let place = Location::builder().physical_location(physical).build();
    let index = RULES.iter().position(|rule| rule.id == found.id);
    // Present and empty in all others: so the standard tells "not suppressed" from "not known" (section 3.27.23).
    let suppressions = why.map(|why| {
        Suppression::builder()
            .kind(json!("external"))
            .status(json!("accepted"))
            .justification(why)
            .build()
    });
    Entry::builder()
        .suppressions(suppressions.into_iter().collect::<Vec<_>>())
        .rule_id(found.id)
        .rule_index(index.map_or(-1, |index| index as i64))
        .level(level(found.severity))
        .message(message(found, is_elsewhere))
        .locations(vec![place])
        .partial_fingerprints(BTreeMap::from([(
            "primaryLocationLineHash".to_owned(),
            print,
        )]))
        .build()
}

pub(super) fn message(found: &FindingView, is_elsewhere: bool) -> Message {
    let mut said = format!("{}.", found.message.trim_end_matches('.'));
    for line in &found.evidence {
        said.push_str(&format!("\n{line}"));
    }
    said.push_str(&format!("\nFix: {}", found.help));
    if let Some(place) = found.place.as_ref().filter(|_| is_elsewhere) {
        said.push_str(&format!("\nIt is at {place}."));
    }
    Message::builder().text(literal(&said)).build()
}

/// In a message, `[text](target)` is a link (section 3.11.6) and `{0}` stands for an argument (section 3.11.5).
pub(super) fn literal(text: &str) -> String {
    let text = if text.contains("](") {
        text.replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]")
    } else {
        text.to_owned()
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(c);
        if c == '{' && rest.peek().is_some_and(char::is_ascii_digit) {
            out.push('{');
        }
    }
    out
}

/// 1-based; the end is exclusive.
pub(super) fn region(line: usize, column: usize, end_line: usize, end_column: usize) -> Region {
    let number = |number: usize| i64::try_from(number.max(1)).unwrap_or(i64::MAX);
    Region::builder()
        .start_line(number(line))
        .start_column(number(column))
        .end_line(number(end_line))
        .end_column(number(end_column))
        .build()
}
