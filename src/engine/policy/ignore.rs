//! One `[[ignore]]`: a finding that a team has decided to live with, why, and until when.

use globset::GlobMatcher;
use time::Date;

use super::Named;
use crate::engine::evidence::Evidence;
use crate::model::connection::Origin;

/// Narrowed to one connection where it names a client ID, a domain or a file.
#[derive(Clone, Debug)]
pub struct Ignore {
    pub rules: Named,
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
