//! Why no answer could be read, and what that means to a person.

use crate::model::finding::Finding;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// What the network library said, for the evidence.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The host name has no address.
    Dns,
    /// Nobody listens there.
    Refused,
    /// The other side, or something between, cut the connection before it answered.
    Reset,
    /// The network itself does not lead there.
    Unreachable,
    /// No connection (name look-up, TCP and TLS) within the time allowed for it.
    ConnectTimeout,
    /// Connected, and then no whole answer within the time allowed.
    AnswerTimeout,
    /// The certificate was issued by nobody whom this machine trusts.
    TlsUntrusted,
    /// The certificate's time is over, or has not begun.
    TlsExpired,
    /// The certificate is for other names.
    TlsWrongHost,
    /// The handshake failed for another reason.
    TlsFailed,
    /// What answered does not speak TLS.
    PlainHttp,
    /// The proxy cannot be reached.
    ProxyUnreachable,
    /// The proxy does not let us through.
    ProxyRefused,
    /// The connection ended before the answer did.
    Truncated,
    /// The answer is longer than [`Reply::BODY_LIMIT`](super::Reply::BODY_LIMIT).
    TooLong,
    /// Not HTTP, compressed though nobody asked for it, or JSON that is not UTF-8.
    Unreadable,
    /// Nothing was sent: the key could not produce a signature.
    Signing,
}

impl Fault {
    pub fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self { kind, detail }
    }

    /// A finding that judges nothing: the network failed on the way to `url`.
    pub fn finding(&self, url: &str) -> Finding {
        let parsed = url::Url::parse(url).ok();
        let parsed = parsed.as_ref();
        // A pasted text may not name the host.
        let host = parsed.and_then(url::Url::host_str);
        let host = host.unwrap_or(if url.is_empty() { "the org" } else { url });
        let port = parsed.and_then(url::Url::port_or_known_default);
        let port = port.unwrap_or(443).to_string();
        let fill = |text: &str| text.replace("{host}", host).replace("{port}", &port);
        let (what, help) = self.kind.explained();
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

/// A table of kinds: the name in examples and captures, what happened, what to do. (`cargo fmt` leaves it alone.)
macro_rules! kinds {
    ($($kind:ident $name:literal $what:literal $help:literal)*) => {
        impl FaultKind {
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// What happened, and what to do. `{host}` and `{port}` stand for those of the URL.
            fn explained(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$kind => ($what, $help),)*
                }
            }
        }
    };
}

kinds! {
    Dns "dns"
        "The name {host} has no address"
        "Check the spelling of the domain and your DNS or VPN (nslookup {host}), then run again."
    Refused "refused"
        "{host} refuses the connection"
        "Let this machine reach {host} on port {port}, directly or through the proxy in HTTPS_PROXY, then run again."
    Reset "reset"
        "The connection to {host} was cut before an answer came"
        "Run again; if it stays so, let the firewall or proxy between this machine and {host} pass HTTPS to it."
    Unreachable "unreachable"
        "No network leads to {host}"
        "Check that this machine is online and its VPN is up, then run again."
    ConnectTimeout "connect_timeout"
        "No connection to {host} came about in time"
        "A firewall that drops packets does this: let this machine reach {host} on port {port}, directly or through the proxy in HTTPS_PROXY, then run again. --timeout 30s waits longer."
    AnswerTimeout "answer_timeout"
        "{host} is connected but did not answer in time"
        "Run again with --timeout 30s; if it stays so, check the proxy or firewall between this machine and {host}."
    TlsUntrusted "tls_untrusted"
        "The TLS certificate for {host} is not trusted here"
        "If your company's proxy inspects TLS, run again with --ca-cert FILE (its CA certificate as PEM, from your IT), or exempt {host} from inspection. If nobody inspects TLS here, do not go on: somebody may be reading along."
    TlsExpired "tls_expired"
        "The TLS certificate for {host} is out of date"
        "Check the date of this machine first. If it is right and this is a custom domain, renew its certificate: Admin Console > Customizations > Brands > your brand > Domains."
    TlsWrongHost "tls_wrong_host"
        "The TLS certificate is not for {host}"
        "Check the spelling of the domain, and whether a proxy answers for everybody here. For a custom domain, let its certificate name {host}: Admin Console > Customizations > Brands > your brand > Domains."
    TlsFailed "tls_failed"
        "No TLS connection to {host} could be agreed on"
        "Okta takes TLS 1.2 and newer: look for a proxy or firewall between this machine and {host} that meddles with TLS, then run again."
    PlainHttp "plain_http"
        "What answers at {host} does not speak TLS"
        "Use the port that serves HTTPS (443 for Okta). If the port is right, a proxy or captive portal answers instead of {host}: sign in to the network, then run again."
    ProxyUnreachable "proxy_unreachable"
        "The proxy on the way to {host} cannot be reached"
        "Correct --proxy or HTTPS_PROXY, or name {host} in NO_PROXY to go without, then run again."
    ProxyRefused "proxy_refused"
        "The proxy does not let requests to {host} pass"
        "Allow {host}:{port} on the proxy. If it asks for a login, set HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT in the environment, then run again."
    Truncated "truncated"
        "The answer of {host} ended too early"
        "Run again; if it stays so, check the proxy or firewall between this machine and {host}."
    TooLong "too_long"
        "{host} sent far more than Okta ever answers"
        "Check that {host} is your Okta domain, and the proxy on the way to it."
    Unreadable "unreadable"
        "What {host} sent cannot be read as an answer"
        "Check that {host} is your Okta domain, and the proxy on the way to it, then run again."
    Signing "signing"
        "The key could not produce a signature"
        "Use the private key as Okta showed it."
}
