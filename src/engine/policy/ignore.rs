//! One `[[ignore]]`: a finding that a team has decided to live with, why, and until when.

use globset::GlobMatcher;
use time::Date;

use super::{RuleSelector, UnknownName};
use crate::engine::evidence::Evidence;
use crate::engine::rule::Rule;
use crate::input::policy::{ConfigError, IgnoreEntry};
use crate::model::connection::Origin;

/// Narrowed to one connection where it names a client ID, a domain or a file.
#[derive(Clone, Debug)]
pub struct Ignore {
    pub rules: RuleSelector,
    pub client_id: Option<String>,
    /// The host, or its first word.
    pub domain: Option<String>,
    pub file: Option<GlobMatcher>,
    pub reason: String,
    /// The last day on which it holds, in UTC.
    pub until: Date,
    /// `okta-cc.toml:12`
    pub place: String,
}

impl Ignore {
    /// # Errors
    /// When no rule is meant by it.
    pub fn read(entry: &IgnoreEntry, rules: &[Rule]) -> Result<Self, ConfigError> {
        let unknown = |error: UnknownName| ConfigError {
            place: entry.rule_place.clone(),
            problem: error.to_string(),
        };
        Ok(Self {
            rules: RuleSelector::read(&entry.rule, rules).map_err(unknown)?,
            client_id: entry.client_id.clone(),
            domain: entry.domain.clone(),
            file: entry.file.clone(),
            reason: entry.reason.clone(),
            until: entry.until,
            place: entry.place.clone(),
        })
    }

    /// Whether it is about this connection.
    pub fn is_about(&self, evidence: &Evidence) -> bool {
        let client = self.client_id.as_deref();
        client.is_none_or(|client| client == evidence.trimmed_client_id())
            && self
                .domain
                .as_deref()
                .is_none_or(|domain| is_host(domain, evidence))
            && self
                .file
                .as_ref()
                .is_none_or(|file| is_from(file, evidence))
    }
}

fn is_host(domain: &str, evidence: &Evidence) -> bool {
    let Some(host) = evidence.connection().domain().host() else {
        return false;
    };
    let first = host.split('.').next().unwrap_or_default();
    domain.eq_ignore_ascii_case(host) || domain.eq_ignore_ascii_case(first)
}

/// Whether one of the four values stands in such a file.
fn is_from(file: &GlobMatcher, evidence: &Evidence) -> bool {
    let inputs = evidence.connection().inputs().into_iter();
    let mut files = inputs.filter_map(|input| match input.origin() {
        origin @ Origin::File { .. } => origin.source(),
        _ => None,
    });
    files.any(|path| file.is_match(path))
}
