//! Where in the inputs a finding points. An input that was not given is not pointed at.

use super::Evidence;
use crate::model::finding::Finding;
use crate::model::redact::shown_key_id;
use crate::okta::endpoints::TOKEN;
use crate::okta::hosts::is_of_okta;

impl Evidence<'_> {
    pub fn point_at_client_id(&self, finding: Finding, text: &str) -> Finding {
        match self.client_id() {
            Ok((input, client_id)) => finding.label(input, client_id.trimmed.clone(), text),
            Err(_) => finding,
        }
    }

    /// Points at the domain, unless requests went to a base URL: then the finding names that in words.
    pub fn point_at_domain(&self, finding: Finding, text: &str) -> Finding {
        if self.connection().base_url.is_some() {
            let address = self.org_address();
            return finding.evidence(format!(
                "The requests went to the base URL, {address}, not to the host of the domain."
            ));
        }
        match self.domain() {
            Ok((input, _)) => finding.label(input, input.span(), text),
            Err(_) => finding,
        }
    }

    /// Points at the key's `kid`, or at the key's start where it has none.
    pub fn point_at_kid(&self, finding: Finding, text: &str) -> Finding {
        let Ok((input, jwk)) = self.jwk() else {
            return finding;
        };
        let span = jwk
            .get("kid")
            .map_or_else(|| jwk.start(), |kid| kid.value.span.clone());
        finding.label(input, span, text)
    }

    /// The key's `kid`, inside the JWK or beside it, as it may be shown.
    pub fn kid(&self) -> Option<String> {
        let inside = || {
            let (input, jwk) = self.jwk().ok()?;
            Some(input.quote(jwk.string("kid")?.whole()).to_owned())
        };
        inside().or_else(|| self.kid_beside())
    }

    /// The key's ID where the source has it beside the key, as it may be shown.
    pub fn kid_beside(&self) -> Option<String> {
        let key_id = self.connection().key_id.as_ref()?;
        Some(shown_key_id(key_id.text.trim()))
    }

    /// Points at every scope for which `wanted` holds.
    pub fn point_at_scopes(
        &self,
        mut finding: Finding,
        wanted: impl Fn(&str) -> bool,
        text: &str,
    ) -> Finding {
        let Ok((input, scopes)) = self.scopes() else {
            return finding;
        };
        for span in &scopes.names {
            if input.text().get(span.clone()).is_some_and(&wanted) {
                finding = finding.label(input, span.clone(), text);
            }
        }
        finding
    }

    /// The requested scopes for which `wanted` holds, as they may be shown, each once.
    pub fn scopes_where(&self, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        let mut found = Vec::new();
        let Ok((input, scopes)) = self.scopes() else {
            return found;
        };
        for span in &scopes.names {
            let name = input.quote(span.clone());
            if input.text().get(span.clone()).is_some_and(&wanted) && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    /// What to do about a host at which no org answers: `help`, or where a base URL was used, to correct that.
    pub fn help_for_host(&self, help: &str) -> String {
        if self.connection().base_url.is_none() {
            return help.to_owned();
        }
        "Correct the base URL (--base-url, OKTA_CC_BASE_URL or base_url in the file) to where an \
         Okta org answers, or leave it out: then the host of the domain is asked."
            .to_owned()
    }

    /// The file that nobody named and that alone says that a key from elsewhere goes to this host. For one of Okta's own it
    /// does not matter who says so: no other can read there what is sent.
    pub fn host_found_in(&self) -> Option<&str> {
        let file = self.connection().host_found_in.as_deref();
        file.filter(|_| !is_of_okta(&self.org_host()))
    }

    /// The org's host, and the port where it is no usual one.
    pub fn org_address(&self) -> String {
        let base = self.connection().base_url.as_ref();
        match base.and_then(url::Url::port) {
            Some(port) => format!("{}:{port}", self.org_host()),
            None => self.org_host(),
        }
    }

    /// Where the org issues tokens.
    pub fn token_url(&self) -> String {
        let base = self.connection().base_url.as_ref();
        let scheme = base.map_or("https", url::Url::scheme);
        format!("{scheme}://{}{TOKEN}", self.org_address())
    }

    /// Only the org's host.
    pub fn org_host(&self) -> String {
        let connection = self.connection();
        let base = connection.base_url.as_ref().and_then(url::Url::host_str);
        let domain = || self.domain().ok()?.1.host().map(str::to_owned);
        let host = base.map(str::to_owned).or_else(domain);
        host.unwrap_or_else(|| "your Okta domain".into())
    }
}
