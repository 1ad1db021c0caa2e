//! Sends one request and writes down what came back, without its secrets.

use std::time::Instant;

use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::breakage::{Stage, fault};
use super::clock::now;
use super::route::Route;
use crate::conversation::{Exchange, Fault, FaultKind, Jwt, Reply, Request, Turn, without_tokens};

/// RFC 7523 section 2.2.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

pub(super) struct Courier {
    client: Client,
    way: Way,
}

/// What a fault says of the way on which it happened.
#[derive(Clone, Debug)]
struct Way {
    /// The time allowed for a request, in words.
    time: String,
    /// `host:port`
    proxy: Option<String>,
}

impl Courier {
    pub(super) fn new(base: Option<&Url>, route: &Route) -> Result<Self, String> {
        let way = Way {
            time: format!("{:?}", route.timeout),
            proxy: base.and_then(|base| route.proxy_to(base)),
        };
        let client = route.client(base)?;
        Ok(Self { client, way })
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
        let way = self.way.clone();
        async move { send(builder, request, &way).await.0 }
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
        let (turn, body) = send(builder, request, &self.way).await;
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
async fn send(builder: RequestBuilder, request: Request, way: &Way) -> (Turn, String) {
    let sent = Instant::now();
    let answered = match builder.send().await {
        Ok(response) => read(response, &way.time).await,
        Err(error) => Err(fault(&error, Stage::Head, &way.time)),
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
        Err(mut fault) => {
            if let Some(proxy) = &way.proxy {
                fault
                    .detail
                    .push_str(&format!(" (through the proxy {proxy})"));
            }
            (Turn::Broken { request, fault }, String::new())
        }
    }
}

async fn read(mut response: Response, time: &str) -> Result<(Reply, f64), Fault> {
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
    let mut reply = Reply {
        status: response.status().as_u16(),
        headers,
        body: String::new(),
        access_token: None,
    };
    // We accept no compression: what comes so is not unpacked, however small it looks.
    let encoding = reply.header("content-encoding").map(str::trim);
    if let Some(encoding) = encoding.filter(|encoding| !matches!(*encoding, "" | "identity")) {
        let detail = format!("compressed ({encoding}), which was not asked for");
        return Err(Fault::new(FaultKind::Unreadable, detail));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| fault(&error, Stage::Body(body.len()), time))?
    {
        if body.len() + chunk.len() > Reply::BODY_LIMIT {
            let detail = format!("the answer is longer than {} bytes", Reply::BODY_LIMIT);
            return Err(Fault::new(FaultKind::TooLong, detail));
        }
        body.extend_from_slice(&chunk);
    }
    reply.body = text(body, &reply)?;
    let token = serde_json::from_str::<Value>(&reply.body).ok();
    let token = token
        .as_ref()
        .and_then(|json| json.get("access_token")?.as_str());
    reply.access_token = token.and_then(Jwt::read);
    Ok((reply, received_at))
}

/// JSON is UTF-8 (RFC 8259 section 8.1). A web page is no answer in any encoding, and its rule says so.
fn text(body: Vec<u8>, reply: &Reply) -> Result<String, Fault> {
    let says_json = |kind: &str| kind.to_ascii_lowercase().contains("json");
    match String::from_utf8(body) {
        Ok(text) => Ok(text),
        Err(error) if reply.header("content-type").is_some_and(says_json) => {
            let at = error.utf8_error().valid_up_to();
            let detail = format!("JSON that is not UTF-8, from byte {at}");
            Err(Fault::new(FaultKind::Unreadable, detail))
        }
        Err(error) => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
