//! What network libraries say when no answer came.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::plain::Text;
use super::secrets::may_be_quoted;
use crate::conversation::FaultKind;

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
    (FaultKind::Tls, "PKIX path building failed"),
    (FaultKind::Tls, "unable to find valid certification path"),
    (FaultKind::Tls, "SSLHandshakeException"),
    (FaultKind::Tls, "CERTIFICATE_VERIFY_FAILED"),
    (FaultKind::Tls, "certificate verify failed"),
    (FaultKind::Tls, "unable to get local issuer certificate"),
    (FaultKind::Tls, "self signed certificate"),
    (FaultKind::Tls, "self-signed certificate"),
    (FaultKind::Tls, "SELF_SIGNED_CERT_IN_CHAIN"),
    (FaultKind::Tls, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    (FaultKind::Tls, "unable to verify the first certificate"),
    (FaultKind::Tls, "x509: certificate"),
    (FaultKind::Tls, "certificate signed by unknown authority"),
    (FaultKind::Tls, "certificate has expired"),
    (FaultKind::Tls, "certificate is not trusted"),
    (FaultKind::Tls, "remote certificate is invalid"),
    (FaultKind::Tls, "SSL connection could not be established"),
    (
        FaultKind::Tls,
        "Could not establish trust relationship for the SSL/TLS",
    ),
    (FaultKind::Tls, "ERR_TLS_CERT_ALTNAME_INVALID"),
    (FaultKind::Tls, "Hostname/IP does not match certificate"),
    (FaultKind::Tls, "SSL certificate problem"),
    (FaultKind::Tls, "SSL: WRONG_VERSION_NUMBER"),
    (FaultKind::Tls, "tls: failed to verify certificate"),
    (FaultKind::Tls, "tls handshake failure"),
    (FaultKind::Tls, "tls: handshake failure"),
    (FaultKind::Connect, "Proxy Authentication Required"),
    (FaultKind::Connect, "Unable to tunnel through proxy"),
    (FaultKind::Connect, "Cannot connect to proxy"),
    (
        FaultKind::Connect,
        "tunneling socket could not be established",
    ),
    (FaultKind::Connect, "proxyconnect tcp"),
    (FaultKind::Connect, "Received HTTP code 407 from proxy"),
    (FaultKind::Connect, "Received HTTP code 403 from proxy"),
    (FaultKind::Connect, "ECONNREFUSED"),
    (FaultKind::Connect, "connect: connection refused"),
    (FaultKind::Connect, "Connection refused"),
    (FaultKind::Connect, "network is unreachable"),
    (FaultKind::Connect, "EHOSTUNREACH"),
    (FaultKind::Connect, "Failed to connect to"),
    (FaultKind::Connect, "zscaler"),
    (FaultKind::Connect, "netskope"),
    (FaultKind::Connect, "Blue Coat"),
    (FaultKind::Connect, "ERR_PROXY"),
    (FaultKind::Connect, "ProxyError"),
    (FaultKind::Connect, "407 Proxy"),
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
    (FaultKind::Timeout, "i/o timeout"),
    (FaultKind::Timeout, "ETIMEDOUT"),
    (FaultKind::Timeout, "context deadline exceeded"),
    (FaultKind::Timeout, "Client.Timeout exceeded"),
    (FaultKind::Timeout, "ConnectTimeout"),
    (FaultKind::Timeout, "ReadTimeout"),
    (FaultKind::Timeout, "SocketTimeoutException"),
    (FaultKind::Timeout, "Connection timed out"),
    (FaultKind::Timeout, "Operation timed out"),
    (FaultKind::Http, "ECONNRESET"),
    (FaultKind::Http, "connection reset by peer"),
    (FaultKind::Http, "socket hang up"),
    (FaultKind::Http, "unexpected EOF"),
    (FaultKind::Http, "RemoteDisconnected"),
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
    let start = super::plain::floor(flat, start.max(span.start.saturating_sub(80)));
    let end = flat[span.end..]
        .find('\n')
        .map_or(flat.len(), |at| span.end + at);
    let end = super::plain::floor(flat, end.min(span.end + 120));
    may_be_quoted(&flat[start..end])
}
