//! The server: an org behind a loopback socket.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::{Response, StatusCode};
use tokio::sync::oneshot;

use super::exchange::{OrgAnswer, OrgRequest};
use super::org::Org;
use super::shared::Shared;
use super::transport_fault::TransportFault;
use super::{App, SandboxError, Scenario, faulty_transport};

/// A token request is a few KiB; a larger body is not one.
const BODY_LIMIT: usize = 1 << 20;

/// A sandbox that listens. Dropping it closes the port.
#[derive(Debug)]
pub struct Running {
    base_url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// Serves `app` with the faults of `scenario` on `127.0.0.1`, at `port` or any free one.
    ///
    /// It has a thread and a runtime of its own, so that synchronous and asynchronous callers can both use it. It is
    /// listening when this returns, and stops when it is dropped.
    pub fn start(app: App, scenario: &Scenario, port: Option<u16>) -> Result<Self, SandboxError> {
        let org = Org::new(app, scenario)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.unwrap_or(0)));
        let listen = |error| SandboxError::Listen(address, error);
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(listen)?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("okta-cc sandbox".to_owned());
        let thread = thread
            .spawn(move || runtime.block_on(serve(listener, org, stopped)))
            .map_err(listen)?;
        Ok(Self {
            base_url: format!("http://{address}"),
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// `http://127.0.0.1:12345`, without a slash at the end: what `--base-url` takes.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error says that it has ended already, which is what we want.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Ends when `stopped` gets a message or its sender is dropped. Open connections are cut, so that a slow answer cannot
/// delay the end.
async fn serve(listener: TcpListener, org: Org, stopped: oneshot::Receiver<()>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let broken = org.broken;
    let org = Shared::new(org);
    tokio::select! {
        _ = stopped => Ok(()),
        ended = serve_all(listener, org, broken) => ended,
    }
}

async fn serve_all(
    listener: tokio::net::TcpListener,
    org: Shared,
    broken: Option<TransportFault>,
) -> io::Result<()> {
    match broken {
        Some(broken) => faulty_transport::serve(listener, org, broken).await,
        None => axum::serve(listener, Router::new().fallback(handle).with_state(org)).await,
    }
}

async fn handle(State(org): State<Shared>, request: HttpRequest) -> Response<Body> {
    match read(request).await {
        Some(request) => write(org.answer(&request).await),
        None => plain(StatusCode::PAYLOAD_TOO_LARGE),
    }
}

async fn read(request: HttpRequest) -> Option<OrgRequest> {
    let (head, body) = request.into_parts();
    let headers = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    Some(OrgRequest {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: to_bytes(body, BODY_LIMIT).await.ok()?.to_vec(),
    })
}

fn write(answer: OrgAnswer) -> Response<Body> {
    let start = Response::builder().status(answer.status);
    let headers = answer.headers.iter();
    let response = headers.fold(start, |response, (name, value)| {
        response.header(name, value)
    });
    let written = response.body(Body::from(answer.body));
    written.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
