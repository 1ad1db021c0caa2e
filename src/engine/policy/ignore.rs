//! One `[[ignore]]`: a finding that a team has decided to live with, why, and until when.

use globset::GlobMatcher;

use super::RuleSelector;
use crate::engine::evidence::Evidence;
use crate::engine::rule::Rule;
use crate::input::policy::{ConfigError, IgnoreEntry};
use crate::model::connection::Origin;

/// The rules that it names, and what the file says of them.
#[derive(Clone, Debug)]
pub struct Ignore {
    pub rules: RuleSelector,
    pub entry: IgnoreEntry,
}

impl Ignore {
    /// # Errors
    /// When no rule is meant by it.
    pub fn read(entry: &IgnoreEntry, rules: &[Rule]) -> Result<Self, ConfigError> {
        let selector = RuleSelector::read(&entry.rule, rules);
        let selector = selector.map_err(|error| ConfigError {
            place: entry.rule_place.clone(),
            problem: error.to_string(),
        })?;
        Ok(Self {
            rules: selector,
            entry: entry.clone(),
        })
    }

    /// Whether it is about this connection.
    pub fn is_about(&self, evidence: &Evidence) -> bool {
        let entry = &self.entry;
        let client = |client: &str| client == evidence.trimmed_client_id();
        entry.client_id.as_deref().is_none_or(client)
            && (entry.domain.as_deref()).is_none_or(|domain| is_host(domain, evidence))
            && (entry.file.as_ref()).is_none_or(|file| is_from(file, evidence))
    }
}

fn is_host(domain: &str, evidence: &Evidence) -> bool {
    let Some(host) = evidence.connection().domain().host() else {
        return false;
    };
    let first = host.split('.').next().unwrap_or_default();
    domain.eq_ignore_ascii_case(host) || domain.eq_ignore_ascii_case(first)
}

/// Whether such a file can hold one of the four values.
fn is_from(file: &GlobMatcher, evidence: &Evidence) -> bool {
    let inputs = evidence.connection().inputs().into_iter();
    let mut files = inputs.filter_map(|input| match input.origin() {
        origin @ Origin::File { .. } => origin.source(),
        _ => None,
    });
    files.any(|path| file.is_match(path))
}
