//! What a network fault means to a person.

use super::{Fault, FaultKind};
use crate::rule::Finding;

impl Fault {
    /// A finding that judges nothing: the network failed on the way to `url`.
    pub fn finding(&self, url: &str) -> Finding {
        let host = url::Url::parse(url).ok();
        let host = host.as_ref().and_then(url::Url::host_str).unwrap_or(url);
        // A pasted text may not name the host.
        let (host, said) = if url.is_empty() {
            ("the org", self.detail.clone())
        } else {
            (host, format!("{url}: {}", self.detail))
        };
        let (what, help) = self.kind.explained();
        Finding::new(what.replace("{host}", host))
            .evidence(said)
            .evidence("The connection was not judged.")
            .help(help.replace("{host}", host))
            .undecided()
    }
}

impl FaultKind {
    /// What happened, and what to do. `{host}` stands for the host's name.
    fn explained(self) -> (&'static str, &'static str) {
        match self {
            Self::Dns => (
                "The name {host} has no address",
                "Check the spelling of the domain and your DNS or VPN (nslookup {host}), then run \
             again.",
            ),
            Self::Connect => (
                "Cannot connect to {host}",
                "Let this machine reach {host} on port 443, directly or through the proxy in \
             HTTPS_PROXY, then run again.",
            ),
            Self::Tls => (
                "No secure connection to {host}: its TLS certificate is not accepted",
                "If a proxy of your company inspects TLS, trust its CA certificate here or exempt \
             {host}; if this is a custom domain, renew its certificate. Then run again.",
            ),
            Self::Timeout => (
                "{host} did not answer in time",
                "Check the network, firewall and proxy between this machine and {host}, then run \
             again.",
            ),
            Self::Http => (
                "The connection to {host} broke before a whole answer came",
                "Run again; if it stays so, check the proxy or firewall between this machine and \
             {host}.",
            ),
            Self::TooLong => (
                "{host} sent far more than Okta ever answers",
                "Check that {host} is your Okta domain, and the proxy on the way to it.",
            ),
            Self::Signing => (
                "The key could not produce a signature",
                "Use the private key as Okta showed it.",
            ),
        }
    }
}
