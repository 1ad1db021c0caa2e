//! What network libraries say when no answer came.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::normalize::Text;
use crate::model::conversation::FaultKind;
use crate::model::redact::may_be_quoted;

/// A failure of the network in the text.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) span: Range<usize>,
    pub(super) kind: FaultKind,
    /// The words around it.
    pub(super) detail: String,
}

/// As OpenSSL, Java, Go, Node, Python, .NET, curl and rustls word it.
static WORDS: &[(FaultKind, &str)] = &[
    (FaultKind::TlsUntrusted, "PKIX path building failed"),
    (
        FaultKind::TlsUntrusted,
        "unable to find valid certification path",
    ),
    (FaultKind::TlsFailed, "SSLHandshakeException"),
    (FaultKind::TlsUntrusted, "CERTIFICATE_VERIFY_FAILED"),
    (FaultKind::TlsUntrusted, "certificate verify failed"),
    (
        FaultKind::TlsUntrusted,
        "unable to get local issuer certificate",
    ),
    (FaultKind::TlsUntrusted, "self signed certificate"),
    (FaultKind::TlsUntrusted, "self-signed certificate"),
    (FaultKind::TlsUntrusted, "SELF_SIGNED_CERT_IN_CHAIN"),
    (FaultKind::TlsUntrusted, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    (
        FaultKind::TlsUntrusted,
        "unable to verify the first certificate",
    ),
    (FaultKind::TlsUntrusted, "x509: certificate"),
    (
        FaultKind::TlsUntrusted,
        "certificate signed by unknown authority",
    ),
    (FaultKind::TlsExpired, "certificate has expired"),
    (FaultKind::TlsUntrusted, "certificate is not trusted"),
    (FaultKind::TlsUntrusted, "remote certificate is invalid"),
    (
        FaultKind::TlsUntrusted,
        "SSL connection could not be established",
    ),
    (
        FaultKind::TlsUntrusted,
        "Could not establish trust relationship for the SSL/TLS",
    ),
    (FaultKind::TlsWrongHost, "ERR_TLS_CERT_ALTNAME_INVALID"),
    (
        FaultKind::TlsWrongHost,
        "Hostname/IP does not match certificate",
    ),
    (FaultKind::TlsUntrusted, "SSL certificate problem"),
    (FaultKind::PlainHttp, "SSL: WRONG_VERSION_NUMBER"),
    (FaultKind::TlsUntrusted, "tls: failed to verify certificate"),
    (FaultKind::TlsFailed, "tls handshake failure"),
    (FaultKind::TlsFailed, "tls: handshake failure"),
    (FaultKind::ProxyRefused, "Proxy Authentication Required"),
    (FaultKind::ProxyRefused, "Unable to tunnel through proxy"),
    (FaultKind::ProxyUnreachable, "Cannot connect to proxy"),
    (
        FaultKind::ProxyRefused,
        "tunneling socket could not be established",
    ),
    (FaultKind::ProxyUnreachable, "proxyconnect tcp"),
    (FaultKind::ProxyRefused, "Received HTTP code 407 from proxy"),
    (FaultKind::ProxyRefused, "Received HTTP code 403 from proxy"),
    (FaultKind::Refused, "ECONNREFUSED"),
    (FaultKind::Refused, "connect: connection refused"),
    (FaultKind::Refused, "Connection refused"),
    (FaultKind::Unreachable, "network is unreachable"),
    (FaultKind::Unreachable, "EHOSTUNREACH"),
    (FaultKind::Refused, "Failed to connect to"),
    (FaultKind::ProxyRefused, "zscaler"),
    (FaultKind::ProxyRefused, "netskope"),
    (FaultKind::ProxyRefused, "Blue Coat"),
    (FaultKind::ProxyRefused, "Tunnel connection failed"),
    (FaultKind::ProxyUnreachable, "host URL to your proxy"),
    (FaultKind::ProxyUnreachable, "ERR_PROXY"),
    (FaultKind::ProxyUnreachable, "ProxyError"),
    (FaultKind::ProxyRefused, "407 Proxy"),
    (FaultKind::Dns, "no such host"),
    (FaultKind::Dns, "ENOTFOUND"),
    (FaultKind::Dns, "EAI_AGAIN"),
    (FaultKind::Dns, "getaddrinfo"),
    (FaultKind::Dns, "Name or service not known"),
    (FaultKind::Dns, "nodename nor servname"),
    (FaultKind::Dns, "Could not resolve host"),
    (FaultKind::Dns, "UnknownHostException"),
    (FaultKind::Dns, "No such host is known"),
    (FaultKind::Dns, "Failed to resolve"),
    (FaultKind::Dns, "NXDOMAIN"),
    (FaultKind::ConnectTimeout, "i/o timeout"),
    (FaultKind::ConnectTimeout, "ETIMEDOUT"),
    (FaultKind::AnswerTimeout, "context deadline exceeded"),
    (FaultKind::AnswerTimeout, "Client.Timeout exceeded"),
    (FaultKind::ConnectTimeout, "ConnectTimeout"),
    (FaultKind::AnswerTimeout, "ReadTimeout"),
    (FaultKind::AnswerTimeout, "SocketTimeoutException"),
    (FaultKind::ConnectTimeout, "Connection timed out"),
    (FaultKind::ConnectTimeout, "Operation timed out"),
    (FaultKind::TlsFailed, "SSLV3_ALERT_HANDSHAKE_FAILURE"),
    (FaultKind::TlsUntrusted, "invalid peer certificate"),
    (FaultKind::TlsUntrusted, "UntrustedRoot"),
    (FaultKind::TlsUntrusted, "PartialChain"),
    (FaultKind::TlsUntrusted, "unknown_ca"),
    (
        FaultKind::TlsUntrusted,
        "tls: unknown certificate authority",
    ),
    (FaultKind::AnswerTimeout, "HttpClient.Timeout"),
    (FaultKind::AnswerTimeout, "Read timed out"),
    (FaultKind::Reset, "ECONNRESET"),
    (FaultKind::Reset, "connection reset by peer"),
    (FaultKind::Reset, "socket hang up"),
    (FaultKind::Truncated, "unexpected EOF"),
    (FaultKind::Reset, "RemoteDisconnected"),
];

static AUTOMATON: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(WORDS.iter().map(|(_, words)| *words))
        .expect("short literal words")
});

/// More are the same once more.
const MOST: usize = 50;

pub(super) fn find(text: &Text) -> Vec<Failure> {
    let found = AUTOMATON.find_iter(&text.flat).take(MOST);
    found
        .map(|hit| Failure {
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
