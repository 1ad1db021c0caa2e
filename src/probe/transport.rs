//! Sends one request and writes down what came back, without its secrets.

use std::time::{Duration, Instant};

use reqwest::{Client, RequestBuilder, Response};
use url::Url;

use super::client::Route;
use super::clock::now;
use super::fault::{Stage, fault};
use super::request::PreparedRequest;
use crate::model::conversation::{Exchange, Fault, FaultKind, Reply, Request, Step, Turn};
use crate::model::redact::Secrets;

pub(super) struct Transport {
    client: Client,
    way: Way,
}

/// What a fault says about the way to the org: the time limit and the proxy.
#[derive(Clone, Debug)]
struct Way {
    /// The time allowed for a request, in words.
    time: String,
    /// `host:port`
    proxy: Option<String>,
}

impl Transport {
    pub(super) fn new(
        base: Option<&Url>,
        timeout: Duration,
        route: &Route,
    ) -> Result<Self, String> {
        let way = Way {
            time: format!("{timeout:?}"),
            proxy: base.and_then(|base| route.proxy_to(base)),
        };
        let client = route.client(base, timeout)?;
        Ok(Self { client, way })
    }

    /// Sends a request, and waits for what comes of it.
    pub(super) fn deliver(
        &self,
        prepared: PreparedRequest,
    ) -> impl Future<Output = Delivery> + Send + 'static {
        let mut builder = match prepared.form {
            None => self.client.get(prepared.url),
            Some(form) => self.client.post(prepared.url).body(form),
        };
        for (name, value) in prepared.headers {
            builder = builder.header(name, value);
        }
        send(builder, prepared.kept, self.way.clone())
    }
}

/// The result of one request, before secrets that the server may have echoed are removed from it.
pub(super) struct Delivery {
    pub(super) request: Request,
    pub(super) came: Result<Received, Fault>,
}

/// A reply as it was received.
pub(super) struct Received {
    pub(super) reply: Reply,
    /// The body as it came.
    pub(super) body: String,
    /// In seconds since the Unix epoch.
    pub(super) at: f64,
    /// In milliseconds.
    pub(super) took_ms: u64,
}

impl Delivery {
    /// The one way into the conversation: whatever the server echoed of a secret ends here, before anything reads it.
    pub(super) fn into_turn(self, step: Step, secrets: &Secrets) -> Turn {
        let request = self.request;
        match self.came {
            Ok(came) => {
                let (mut reply, at, took_ms) = (came.reply, came.at, came.took_ms);
                secrets.scrub_reply(&mut reply);
                Turn::Answered(Exchange::new(step, request, reply, at, took_ms))
            }
            Err(mut fault) => {
                secrets.scrub_text(&mut fault.detail);
                Turn::Broken { request, fault }
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a request is timed where it is sent"
)]
async fn send(builder: RequestBuilder, request: Request, way: Way) -> Delivery {
    let sent = Instant::now();
    let came = match builder.send().await {
        Ok(response) => read(response, sent, &way.time).await,
        Err(error) => Err(fault(&error, Stage::Head, &way.time)),
    };
    let came = came.map_err(|mut fault| {
        if let Some(proxy) = &way.proxy {
            fault.detail += &format!(" (through the proxy {proxy})");
        }
        fault
    });
    Delivery { request, came }
}

async fn read(mut response: Response, sent: Instant, time: &str) -> Result<Received, Fault> {
    let at = now();
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.to_string(), value)
    });
    let headers: Vec<_> = headers.collect();
    // We accept no compression: what comes so is not unpacked, however small it looks.
    let encoding = named(&headers, "content-encoding").unwrap_or_default();
    if !matches!(encoding.trim(), "" | "identity") {
        let detail = format!("compressed ({encoding}), which was not requested");
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
    let body = text(body, named(&headers, "content-type").unwrap_or_default())?;
    Ok(Received {
        reply: Reply::kept(response.status().as_u16(), headers, &body),
        body,
        at,
        took_ms: u64::try_from(sent.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

fn named<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}

/// JSON is UTF-8 (RFC 8259 section 8.1). A web page is no answer in any encoding, and its rule says so.
fn text(body: Vec<u8>, kind: &str) -> Result<String, Fault> {
    match String::from_utf8(body) {
        Ok(text) => Ok(text),
        Err(error) if kind.to_ascii_lowercase().contains("json") => {
            let at = error.utf8_error().valid_up_to();
            let detail = format!("JSON that is not UTF-8, from byte {at}");
            Err(Fault::new(FaultKind::Unreadable, detail))
        }
        Err(error) => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
