//! Sends one request and writes down what came back, without its secrets.

use std::error::Error as _;
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::clock::now;
use crate::conversation::{Exchange, Fault, FaultKind, Jwt, Reply, Request, Turn, without_tokens};
use crate::source::is_loopback;

/// RFC 7523 section 2.2.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

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

    pub(super) fn get(
        &self,
        url: Url,
        access_token: Option<&str>,
    ) -> impl Future<Output = Turn> + Send + 'static {
        let request = Request {
            method: "GET",
            url: url.to_string(),
            assertion: None,
        };
        let mut builder = self.client.get(url).header("accept", "application/json");
        if let Some(token) = access_token {
            builder = builder.bearer_auth(token);
        }
        async move { send(builder, request).await.0 }
    }

    /// The turn, and the access token where one was issued.
    pub(super) async fn post_assertion(
        &self,
        url: Url,
        scope: &str,
        compact: &str,
        assertion: Jwt,
    ) -> (Turn, Option<String>) {
        let request = Request {
            method: "POST",
            url: url.to_string(),
            assertion: Some(assertion),
        };
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("scope", scope)
            .append_pair("client_assertion_type", ASSERTION_TYPE)
            .append_pair("client_assertion", compact)
            .finish();
        let builder = self
            .client
            .post(url)
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let (turn, body) = send(builder, request).await;
        let token = serde_json::from_str::<Value>(&body).ok();
        let token = token
            .as_ref()
            .and_then(|json| json.get("access_token")?.as_str());
        (turn, token.map(str::to_owned))
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
        Ok((mut reply, received_at)) => {
            let body = std::mem::take(&mut reply.body);
            reply.body = without_tokens(&body);
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

async fn read(mut response: Response) -> Result<(Reply, f64), Fault> {
    let received_at = now();
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| {
        (
            name.to_string(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    });
    // Cookies are credentials of a kind, and say nothing.
    let headers = headers.filter(|(name, _)| name != "set-cookie").collect();
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
    let token = serde_json::from_str::<Value>(&body).ok();
    let token = token
        .as_ref()
        .and_then(|json| json.get("access_token")?.as_str());
    let access_token = token.and_then(Jwt::read);
    let status = response.status().as_u16();
    Ok((
        Reply {
            status,
            headers,
            body,
            access_token,
        },
        received_at,
    ))
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
