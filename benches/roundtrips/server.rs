//! The sandbox's org behind TLS, with HTTP/2 or HTTP/1.1.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::Response;
use axum::serve::Listener;
use okta_cc::sandbox::{App, Org, OrgRequest, Scenario};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    /// PEM.
    pub(crate) authority: String,
}

impl Server {
    /// Ends with the process.
    pub(crate) fn start(app: App, protocols: &[&str]) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(params, key).expect("a certificate");
        let params = CertificateParams::new(vec!["127.0.0.1".into()]).expect("a name");
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &authority).expect("a certificate");
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("PKCS #8");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("TLS 1.2 and 1.3")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a certificate with its key");
        config.alpn_protocols = protocols
            .iter()
            .map(|name| name.as_bytes().to_vec())
            .collect();
        let acceptor = TlsAcceptor::from(Arc::new(config));

        let healthy: Scenario = "healthy".parse().expect("a scenario");
        let org = Arc::new(Mutex::new(Org::new(app, &healthy).expect("an org")));
        let router = Router::new().fallback(answer).with_state(org);
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let tcp = runtime
            .block_on(TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let address = tcp.local_addr().expect("an address");
        thread::spawn(move || {
            runtime.block_on(async { axum::serve(Secure::new(tcp, acceptor), router).await })
        });
        Self {
            address,
            authority: authority.pem(),
        }
    }
}

/// Connections whose handshake is done; handshakes are made side by side.
struct Secure {
    address: SocketAddr,
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
}

impl Secure {
    fn new(tcp: TcpListener, acceptor: TlsAcceptor) -> Self {
        let address = tcp.local_addr().expect("an address");
        let (send, ready) = mpsc::channel(16);
        tokio::spawn(async move {
            while let Ok((stream, from)) = tcp.accept().await {
                stream.set_nodelay(true).expect("an open socket");
                let (acceptor, send) = (acceptor.clone(), send.clone());
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        let _ = send.send((stream, from)).await;
                    }
                });
            }
        });
        Self { address, ready }
    }
}

impl Listener for Secure {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        self.ready
            .recv()
            .await
            .expect("the listener lives as long as the process")
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        Ok(self.address)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the org under test runs on the real clock"
)]
async fn answer(State(org): State<Arc<Mutex<Org>>>, request: HttpRequest) -> Response<Body> {
    let (head, body) = request.into_parts();
    let text =
        |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut headers: Vec<_> = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect();
    // HTTP/2 has its host in the URL.
    if let Some(host) = head.uri.authority() {
        headers.push(("host".to_owned(), host.to_string()));
    }
    headers.push(("x-forwarded-proto".to_owned(), "https".to_owned()));
    let request = OrgRequest {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: to_bytes(body, 1 << 20)
            .await
            .expect("a whole body")
            .to_vec(),
    };
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    let now = i64::try_from(now).expect("before the end of time");
    let answer = org.lock().expect("no panic holds it").answer(&request, now);
    let start = Response::builder().status(answer.status);
    let headers = answer.headers.iter();
    let response = headers.fold(start, |response, (name, value)| {
        response.header(name, value)
    });
    response
        .body(Body::from(answer.body))
        .expect("headers of the sandbox's")
}
