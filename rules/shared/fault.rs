//! What a network fault on the way to Okta means for a person. It says nothing about the connection.

use super::super::prelude::*;
use crate::model::conversation::Fault;

impl Fault {
    /// The finding that the network failed on the way to `url`, so that the connection was not judged.
    pub(in crate::rules) fn finding(&self, url: &str) -> Finding {
        let parsed = url::Url::parse(url).ok();
        let parsed = parsed.as_ref();
        // A pasted text may not name the host.
        let host = parsed.and_then(url::Url::host_str);
        let host = host.unwrap_or(if url.is_empty() { "the org" } else { url });
        let port = parsed.and_then(url::Url::port_or_known_default);
        let port = port.unwrap_or(443).to_string();
        let fill = |text: &str| text.replace("{host}", host).replace("{port}", &port);
        let (what, help) = explained(self.kind);
        Finding::new(fill(what))
            .evidence(if url.is_empty() {
                self.detail.clone()
            } else {
                format!("{url}: {}", self.detail)
            })
            .evidence("The connection was not judged.")
            .help(fill(help))
            .undecided()
    }
}

/// The fault on the way to the org, where it is of this kind.
pub(in crate::rules) fn fault(evidence: &Evidence, kind: FaultKind) -> Verdict {
    let faults = evidence.faults(&[Step::Org])?.into_iter();
    let found = faults.filter(|(_, fault)| fault.kind == kind);
    Ok(found
        .map(|(request, fault)| fault.finding(&request.url))
        .collect())
}

/// The faults on the way to what is asked at these steps: asked side by side over one connection they break together, so
/// they are one finding.
pub(in crate::rules) fn unreachable(evidence: &Evidence, steps: &[Step]) -> Verdict {
    let mut faults = evidence.faults(steps)?.into_iter();
    let Some((request, fault)) = faults.next() else {
        return Ok(vec![]);
    };
    let others = faults.map(|(request, fault)| format!("{}: {}", request.url, fault.detail));
    let finding = fault.finding(&request.url);
    Ok(vec![others.fold(finding, Finding::evidence)])
}

/// What happened, and what to do: a row of the table each. (`cargo fmt` leaves the table alone.)
macro_rules! explained {
    ($($kind:ident $what:literal $help:literal;)*) => {
        /// `{host}` and `{port}` are those of the URL.
        fn explained(kind: FaultKind) -> (&'static str, &'static str) {
            match kind { $(FaultKind::$kind => ($what, $help),)* }
        }
    };
}

explained! {
    Dns "The name {host} has no address"
        "Check the spelling of the domain and your DNS or VPN (nslookup {host}), then run again.";
    Refused "{host} refuses the connection"
        "Let this machine reach {host} on port {port}, directly or through the proxy in HTTPS_PROXY, then run again.";
    Reset "The connection to {host} was cut before an answer came"
        "Run again; if it stays so, let the firewall or proxy between this machine and {host} pass HTTPS to it.";
    Unreachable "This machine has no network route to {host}"
        "Check that this machine is online and its VPN is up, then run again.";
    ConnectTimeout "No connection to {host} was made in time"
        "A firewall that drops packets does this: let this machine reach {host} on port {port}, directly or through the proxy in HTTPS_PROXY, then run again. --timeout 30s waits longer.";
    AnswerTimeout "{host} accepted the connection but did not answer in time"
        "Run again with --timeout 30s; if it stays so, check the proxy or firewall between this machine and {host}.";
    TlsUntrusted "The TLS certificate for {host} is not trusted here"
        "If your company's proxy inspects TLS, run again with --ca-cert FILE (its CA certificate as PEM, from your IT), or exempt {host} from inspection. If nobody inspects TLS here, stop here: somebody may be intercepting the connection.";
    TlsExpired "The TLS certificate for {host} is out of date"
        "Check the date of this machine first. If it is right and this is a custom domain, renew its certificate: Admin Console > Customizations > Brands > your brand > Domains.";
    TlsWrongHost "The TLS certificate is not for {host}"
        "Check the spelling of the domain, and whether a proxy answers for every host here. For a custom domain, let its certificate name {host}: Admin Console > Customizations > Brands > your brand > Domains.";
    TlsFailed "No TLS connection to {host} could be agreed on"
        "Okta takes TLS 1.2 and newer: look for a proxy or firewall between this machine and {host} that interferes with TLS, then run again.";
    PlainHttp "The server at {host} does not speak TLS"
        "Use the port that serves HTTPS (443 for Okta). If the port is right, a proxy or captive portal answers instead of {host}: sign in to the network, then run again.";
    ProxyUnreachable "The proxy on the way to {host} cannot be reached"
        "Correct --proxy or HTTPS_PROXY, or name {host} in NO_PROXY to go without, then run again.";
    ProxyRefused "The proxy does not let requests to {host} pass"
        "Allow {host}:{port} on the proxy. If it asks for a login, set HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT in the environment, then run again.";
    Truncated "The answer of {host} ended too early"
        "Run again; if it stays so, check the proxy or firewall between this machine and {host}.";
    Http2 "The exchange with {host} was broken off with an error of HTTP/2"
        "Run again; if it stays so, look in the log of whatever ends HTTP/2 in front of {host} (a load balancer, a gateway, a proxy that inspects TLS) for this error, or let it speak HTTP/1.1.";
    TooLong "{host} sent much more than Okta ever sends"
        "Check that {host} is your Okta domain, and the proxy on the way to it.";
    Unreadable "The answer of {host} cannot be read"
        "Check that {host} is your Okta domain, and the proxy on the way to it, then run again.";
    Signing "The key could not produce a signature"
        "Use the private key as Okta showed it.";
}
