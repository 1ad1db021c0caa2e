//! What goes wrong below HTTP.

/// How an answer fails to arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TransportFault {
    NoAnswer,
    Closed,
    Drip,
    Truncated,
    WrongLength,
    Endless,
    NotHttp,
}
