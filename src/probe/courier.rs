//! Sends one request and writes down what came back, without its secrets.

use std::error::Error as _;
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use url::Url;

use super::clock::now;
use super::scribe::Letter;
use crate::conversation::{Exchange, Fault, FaultKind, Reply, Request, Turn};
use crate::source::is_loopback;

pub(super) struct Courier {
    client: Client,
}

impl Courier {
    pub(super) fn new(base: Option<&Url>, timeout: Duration) -> reqwest::Result<Self> {
        let mut builder = Client::builder()
            .user_agent(concat!("okta-cc/", env!("CARGO_PKG_VERSION")))
            // A redirect would carry credentials to a host that nobody named.
            .redirect(Policy::none())
            .timeout(timeout);
        if base.is_some_and(is_loopback) {
            builder = builder.no_proxy();
        }
        Ok(Self {
            client: builder.build()?,
        })
    }

    /// The turn as it may be kept, and the body as it came.
    pub(super) fn deliver(
        &self,
        letter: Letter,
    ) -> impl Future<Output = (Turn, String)> + Send + 'static {
        let mut builder = match letter.form {
            None => self.client.get(letter.url),
            Some(form) => self.client.post(letter.url).body(form),
        };
        for (name, value) in letter.headers {
            builder = builder.header(name, value);
        }
        send(builder, letter.kept)
    }
}

/// The turn as it may be kept, and the body as it came.
#[expect(
    clippy::disallowed_methods,
    reason = "a request is timed where it is sent"
)]
async fn send(builder: RequestBuilder, request: Request) -> (Turn, String) {
    let sent = Instant::now();
    let answered = match builder.send().await {
        Ok(response) => read(response).await,
        Err(error) => Err(fault(error)),
    };
    match answered {
        Ok((reply, body, received_at)) => {
            let took_ms = u64::try_from(sent.elapsed().as_millis()).unwrap_or(u64::MAX);
            (
                Turn::Answered(Exchange {
                    request,
                    reply,
                    received_at,
                    took_ms,
                }),
                body,
            )
        }
        Err(fault) => (Turn::Broken { request, fault }, String::new()),
    }
}

async fn read(mut response: Response) -> Result<(Reply, String, f64), Fault> {
    let received_at = now();
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| {
        (
            name.to_string(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    });
    let headers = headers.collect();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(fault)? {
        if body.len() + chunk.len() > Reply::BODY_LIMIT {
            let detail = format!("the answer is longer than {} bytes", Reply::BODY_LIMIT);
            return Err(Fault {
                kind: FaultKind::TooLong,
                detail,
            });
        }
        body.extend_from_slice(&chunk);
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    let reply = Reply::kept(response.status().as_u16(), headers, &body);
    Ok((reply, body, received_at))
}

fn fault(error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let mut detail = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        detail = inner.to_string();
        source = inner.source();
    }
    let kind = if error.is_timeout() {
        FaultKind::Timeout
    } else if error.is_dns() {
        FaultKind::Dns
    } else if is_tls(&detail) {
        FaultKind::Tls
    } else if error.is_connect() {
        FaultKind::Connect
    } else {
        FaultKind::Http
    };
    Fault { kind, detail }
}

/// reqwest does not tell a failed TLS handshake from a refused connection; rustls's words do.
fn is_tls(detail: &str) -> bool {
    let words = [
        "certificate",
        "InvalidContentType",
        "corrupt message",
        "HandshakeFailure",
        "fatal alert",
    ];
    words.iter().any(|word| detail.contains(word))
}
