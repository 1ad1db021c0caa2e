//! Why no answer could be read.

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
}

/// The kinds by the names that examples and saved runs have for them.
macro_rules! kinds {
    ($($kind:ident $name:literal)*) => {
        impl FaultKind {
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
    Dns "dns"
    Refused "refused"
    Reset "reset"
    Unreachable "unreachable"
    ConnectTimeout "connect_timeout"
    AnswerTimeout "answer_timeout"
    TlsUntrusted "tls_untrusted"
    TlsExpired "tls_expired"
    TlsWrongHost "tls_wrong_host"
    TlsFailed "tls_failed"
    PlainHttp "plain_http"
    ProxyUnreachable "proxy_unreachable"
    ProxyRefused "proxy_refused"
    Truncated "truncated"
    TooLong "too_long"
    Unreadable "unreadable"
    Signing "signing"
}
