//! Why no answer could be read.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub kind: FaultKind,
    /// What the network library said, for the evidence.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The host name has no address.
    Dns,
    /// Nobody listens there.
    Refused,
    /// The other side, or something between, cut the connection before it answered.
    Reset,
    /// There is no route to the host.
    Unreachable,
    /// No connection (name look-up, TCP and TLS) within the time allowed for it.
    ConnectTimeout,
    /// Connected, and then no whole answer within the time allowed.
    AnswerTimeout,
    /// This machine does not trust the issuer of the certificate.
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
    /// The proxy refuses to connect us.
    ProxyRefused,
    /// The connection ended before the answer did.
    Truncated,
    /// One of both sides broke off the HTTP/2 stream or connection with an error of that protocol (RFC 9113 section 7).
    Http2,
    /// The answer is longer than [`Reply::BODY_LIMIT`](super::Reply::BODY_LIMIT).
    TooLong,
    /// Not HTTP, compressed although this was not requested, or JSON that is not UTF-8.
    Unreadable,
    /// Nothing was sent: the key could not produce a signature.
    Signing,
}

impl Fault {
    pub fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self { kind, detail }
    }
}
