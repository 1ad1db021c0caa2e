//! Turns an error of reqwest into a fault.
//!
//! reqwest's own error says little, so the types of the causes inside it are looked at. Only the causes about a proxy
//! have a private type in hyper-util, and are recognised by their words.

use std::error::Error;
use std::io;

use rustls::pki_types::InvalidDnsNameError;
use rustls::{CertificateError, InvalidMessage};

use super::tls::Rejected;
use crate::model::conversation::{Fault, FaultKind};

/// How far the exchange had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the reply's head was there.
    Head,
    /// While the body came; this many bytes of it arrived.
    Body(usize),
}

pub(super) fn fault(error: &reqwest::Error, stage: Stage, time: &str) -> Fault {
    let causes = causes(error);
    let detail = causes.last().map(ToString::to_string).unwrap_or_default();
    if error.is_timeout() {
        return match stage {
            Stage::Head if error.is_connect() => Fault::new(
                FaultKind::ConnectTimeout,
                format!("not connected within {time}"),
            ),
            Stage::Head => Fault::new(FaultKind::AnswerTimeout, format!("no answer within {time}")),
            Stage::Body(here) => Fault::new(
                FaultKind::AnswerTimeout,
                format!("only the first {here} bytes of an answer within {time}"),
            ),
        };
    }
    if let Some(fault) = causes.iter().find_map(|cause| proxy_fault(*cause)) {
        return fault;
    }
    // What does not have the form of a name cannot have an address; DNS is not asked.
    let no_name = causes.iter().any(|cause| cause.is::<InvalidDnsNameError>());
    if error.is_dns() || no_name {
        return Fault::new(FaultKind::Dns, detail);
    }
    if let Some(fault) = causes.iter().find_map(|cause| tlss(*cause)) {
        return fault;
    }
    if let Some(fault) = causes.iter().find_map(|cause| http2s(*cause, stage)) {
        return fault;
    }
    let http = causes
        .iter()
        .find_map(|cause| cause.downcast_ref::<hyper::Error>());
    if http.is_some_and(hyper::Error::is_parse) {
        return Fault::new(FaultKind::Unreadable, format!("not HTTP: {detail}"));
    }
    if let Stage::Body(here) = stage {
        let detail = format!("cut after {here} bytes: {detail}");
        return Fault::new(FaultKind::Truncated, detail);
    }
    // The innermost cause is the most exact.
    let kind = causes
        .iter()
        .rev()
        .find_map(|cause| Some(cause.downcast_ref::<io::Error>()?.kind()));
    let kind = match kind {
        Some(io::ErrorKind::ConnectionRefused) => FaultKind::Refused,
        Some(
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof,
        ) => FaultKind::Reset,
        _ if error.is_connect() => FaultKind::Unreachable,
        _ => FaultKind::Reset,
    };
    Fault::new(kind, detail)
}

/// The error and everything inside it. `io::Error` hides what it was made of from `source`, so that is asked too.
fn causes(error: &reqwest::Error) -> Vec<&(dyn Error + 'static)> {
    let mut found: Vec<&(dyn Error + 'static)> = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        found.push(cause);
        let wrapped = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = wrapped
            .map(|inner| inner as &(dyn Error + 'static))
            .or_else(|| cause.source());
    }
    found
}

/// hyper-util's `TunnelError`, which is not public.
fn proxy_fault(cause: &(dyn Error + 'static)) -> Option<Fault> {
    let words = cause.to_string();
    let fault = match words.strip_prefix("tunnel error: ")? {
        "failed to create underlying connection" => {
            let mut inner = cause.source();
            while let Some(deeper) = inner.and_then(Error::source) {
                inner = Some(deeper);
            }
            let why = inner.map_or(words, ToString::to_string);
            Fault::new(FaultKind::ProxyUnreachable, why)
        }
        "proxy authorization required" => {
            Fault::new(FaultKind::ProxyRefused, "the proxy asks for a login (407)")
        }
        "unsuccessful" => Fault::new(FaultKind::ProxyRefused, "the proxy refuses to connect"),
        other => Fault::new(
            FaultKind::ProxyRefused,
            format!("the proxy broke off: {other}"),
        ),
    };
    Some(fault)
}

/// Where the connection itself broke, HTTP/2 has no code for it.
fn http2s(cause: &(dyn Error + 'static), stage: Stage) -> Option<Fault> {
    let error = cause.downcast_ref::<h2::Error>()?;
    let code = error.reason()?;
    let after = match stage {
        Stage::Head => String::new(),
        Stage::Body(here) => format!(", after {here} bytes of an answer"),
    };
    let detail = format!("{code:?}: {error}{after}");
    Some(Fault::new(FaultKind::Http2, detail))
}

fn tlss(cause: &(dyn Error + 'static)) -> Option<Fault> {
    let error = cause.downcast_ref::<rustls::Error>()?;
    Some(match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(other)) => {
            let rejected = other.0.downcast_ref::<Rejected>();
            let unnamed = || Fault::new(FaultKind::TlsUntrusted, error.to_string());
            rejected.map_or_else(unnamed, |rejected| rejected.0.clone())
        }
        rustls::Error::InvalidCertificate(_) => {
            Fault::new(FaultKind::TlsUntrusted, error.to_string())
        }
        rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
            Fault::new(FaultKind::PlainHttp, "the first bytes are not TLS")
        }
        other => Fault::new(FaultKind::TlsFailed, other.to_string()),
    })
}
