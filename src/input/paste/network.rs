//! What network libraries say when no answer came.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::normalize::{Text, finder};
use crate::model::conversation::FaultKind;
use crate::model::redact::may_be_quoted;

/// A failure of the network in the text.
#[derive(Clone, Debug)]
pub(super) struct NetworkFailure {
    pub(super) span: Range<usize>,
    pub(super) kind: FaultKind,
    /// The words around it.
    pub(super) detail: String,
}

/// A row each. (`cargo fmt` leaves the table alone.)
macro_rules! words {
    ($($kind:ident $words:literal;)*) => { &[$((FaultKind::$kind, $words)),*] };
}

/// As OpenSSL, Java, Go, Node, Python, .NET, curl and rustls word it.
static WORDS: &[(FaultKind, &str)] = words! {
    TlsUntrusted "PKIX path building failed";
    TlsUntrusted "unable to find valid certification path";
    TlsFailed "SSLHandshakeException";
    TlsUntrusted "CERTIFICATE_VERIFY_FAILED";
    TlsUntrusted "certificate verify failed";
    TlsUntrusted "unable to get local issuer certificate";
    TlsUntrusted "self signed certificate";
    TlsUntrusted "self-signed certificate";
    TlsUntrusted "SELF_SIGNED_CERT_IN_CHAIN";
    TlsUntrusted "UNABLE_TO_VERIFY_LEAF_SIGNATURE";
    TlsUntrusted "unable to verify the first certificate";
    TlsUntrusted "x509: certificate";
    TlsUntrusted "certificate signed by unknown authority";
    TlsExpired "certificate has expired";
    TlsUntrusted "certificate is not trusted";
    TlsUntrusted "remote certificate is invalid";
    TlsUntrusted "SSL connection could not be established";
    TlsUntrusted "Could not establish trust relationship for the SSL/TLS";
    TlsWrongHost "ERR_TLS_CERT_ALTNAME_INVALID";
    TlsWrongHost "Hostname/IP does not match certificate";
    TlsUntrusted "SSL certificate problem";
    PlainHttp "SSL: WRONG_VERSION_NUMBER";
    TlsUntrusted "tls: failed to verify certificate";
    TlsFailed "tls handshake failure";
    TlsFailed "tls: handshake failure";
    ProxyRefused "Proxy Authentication Required";
    ProxyRefused "Unable to tunnel through proxy";
    ProxyUnreachable "Cannot connect to proxy";
    ProxyRefused "tunneling socket could not be established";
    ProxyUnreachable "proxyconnect tcp";
    ProxyRefused "Received HTTP code 407 from proxy";
    ProxyRefused "Received HTTP code 403 from proxy";
    Refused "ECONNREFUSED";
    Refused "connect: connection refused";
    Refused "Connection refused";
    Unreachable "network is unreachable";
    Unreachable "EHOSTUNREACH";
    Refused "Failed to connect to";
    ProxyRefused "zscaler";
    ProxyRefused "netskope";
    ProxyRefused "Blue Coat";
    ProxyRefused "Tunnel connection failed";
    ProxyUnreachable "host URL to your proxy";
    ProxyUnreachable "ERR_PROXY";
    ProxyUnreachable "ProxyError";
    ProxyRefused "407 Proxy";
    Dns "no such host";
    Dns "ENOTFOUND";
    Dns "EAI_AGAIN";
    Dns "getaddrinfo";
    Dns "Name or service not known";
    Dns "nodename nor servname";
    Dns "Could not resolve host";
    Dns "UnknownHostException";
    Dns "No such host is known";
    Dns "Failed to resolve";
    Dns "NXDOMAIN";
    ConnectTimeout "i/o timeout";
    ConnectTimeout "ETIMEDOUT";
    AnswerTimeout "context deadline exceeded";
    AnswerTimeout "Client.Timeout exceeded";
    ConnectTimeout "ConnectTimeout";
    AnswerTimeout "ReadTimeout";
    AnswerTimeout "SocketTimeoutException";
    ConnectTimeout "Connection timed out";
    ConnectTimeout "Operation timed out";
    TlsFailed "SSLV3_ALERT_HANDSHAKE_FAILURE";
    TlsUntrusted "invalid peer certificate";
    TlsUntrusted "UntrustedRoot";
    TlsUntrusted "PartialChain";
    TlsUntrusted "unknown_ca";
    TlsUntrusted "tls: unknown certificate authority";
    AnswerTimeout "HttpClient.Timeout";
    AnswerTimeout "Read timed out";
    Reset "ECONNRESET";
    Reset "connection reset by peer";
    Reset "socket hang up";
    Truncated "unexpected EOF";
    Reset "RemoteDisconnected";
};

static AUTOMATON: LazyLock<AhoCorasick> =
    LazyLock::new(|| finder(WORDS.iter().map(|(_, words)| *words)));

/// More are the same once more.
const MOST: usize = 50;

pub(super) fn find(text: &Text) -> Vec<NetworkFailure> {
    let found = AUTOMATON.find_iter(&text.flat).take(MOST);
    found
        .map(|hit| NetworkFailure {
            span: hit.range(),
            kind: WORDS[hit.pattern().as_usize()].0,
            detail: detail(text, hit.range()),
        })
        .collect()
}

/// The line in which it stands, shortened.
fn detail(text: &Text, span: Range<usize>) -> String {
    let flat = &text.flat;
    let start = flat[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let start = super::normalize::floor(flat, start.max(span.start.saturating_sub(80)));
    let end = flat[span.end..]
        .find('\n')
        .map_or(flat.len(), |at| span.end + at);
    let end = super::normalize::floor(flat, end.min(span.end + 120));
    may_be_quoted(&flat[start..end])
}
