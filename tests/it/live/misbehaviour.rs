//! Servers on loopback that do one thing to everybody who connects.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::NamedTempFile;

/// Its thread ends with the test's process.
pub(crate) struct Server {
    address: SocketAddr,
    visits: Arc<AtomicUsize>,
}

impl Server {
    pub(crate) fn start(behave: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let visits = Arc::new(AtomicUsize::new(0));
        let (counter, behave) = (visits.clone(), Arc::new(behave));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                counter.fetch_add(1, Ordering::SeqCst);
                // No test lasts as long: a thread that waits for a lost client must not hold the process.
                let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
                let _ = stream.set_write_timeout(Some(Duration::from_secs(10)));
                let behave = behave.clone();
                thread::spawn(move || behave(stream));
            }
        });
        Self { address, visits }
    }

    /// Answers every request with this text, then closes.
    pub(crate) fn says(text: &str) -> Self {
        let text = text.to_owned();
        Self::start(move |mut stream| {
            // A TLS greeting has no head; whoever gets a plain answer to it need not be waited for.
            let _ = stream.peek(&mut [0; 1]).map(|_| request_head(&mut stream));
            answer(stream, text.clone());
        })
    }

    /// Behind TLS with this certificate; `behave` comes in after the head of the request.
    pub(crate) fn tls(
        certificate: &Certificate,
        behave: impl Fn(StreamOwned<ServerConnection, TcpStream>) + Send + Sync + 'static,
    ) -> Self {
        let config = Arc::new(configuration(certificate));
        Self::start(move |stream| {
            let connection = ServerConnection::new(config.clone()).expect("a configuration");
            let mut stream = StreamOwned::new(connection, stream);
            if request_head(&mut stream).is_some() {
                behave(stream);
            }
        })
    }

    /// Agrees on HTTP/2 and sends these frames (RFC 9113 section 4.1), whatever it is asked.
    pub(crate) fn http2(certificate: &Certificate, frames: &'static [u8]) -> Self {
        let mut config = configuration(certificate);
        config.alpn_protocols = vec!["h2".into()];
        let config = Arc::new(config);
        Self::start(move |stream| {
            let connection = ServerConnection::new(config.clone()).expect("a configuration");
            let mut stream = StreamOwned::new(connection, stream);
            let _ = until_headers(&mut stream);
            let _ = stream.write_all(frames);
            while stream.read(&mut [0; 4096]).is_ok_and(|length| length > 0) {}
        })
    }

    /// A proxy that connects everybody to `server`, whatever host they ask for.
    pub(crate) fn tunnel(server: &Self) -> Self {
        let address = server.address;
        Self::start(move |mut near| {
            let _ = request_head(&mut near);
            let _ = near.write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
            let mut far = TcpStream::connect(address).expect("the server");
            let (mut near_too, mut far_too) = (
                near.try_clone().expect("a handle"),
                far.try_clone().expect("a handle"),
            );
            thread::spawn(move || {
                let _ = std::io::copy(&mut far_too, &mut near_too);
                let _ = near_too.shutdown(std::net::Shutdown::Both);
            });
            let _ = std::io::copy(&mut near, &mut far);
            let _ = far.shutdown(std::net::Shutdown::Both);
        })
    }

    pub(crate) fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn https(&self) -> String {
        format!("https://{}", self.address)
    }

    /// How many connections came.
    pub(crate) fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}

/// Reads frames up to the one that opens a stream, HEADERS (1).
fn until_headers(stream: &mut impl Read) -> std::io::Result<()> {
    // The connection preface, RFC 9113 section 3.4.
    stream.read_exact(&mut [0; 24])?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let length = usize::from(head[1]) << 8 | usize::from(head[2]);
        stream.read_exact(&mut vec![0; length])?;
        if head[3] == 1 {
            return Ok(());
        }
    }
}

fn configuration(certificate: &Certificate) -> ServerConfig {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der.clone()], certificate.key.clone_key())
        .expect("a certificate with its key")
}

/// A port at which nobody listens.
pub(crate) fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// The head of a request; the body is left where it is. `None` where there is no whole one.
pub(crate) fn request_head(stream: &mut impl Read) -> Option<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 || (head.is_empty() && byte == [22]) {
            return None;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("content-length: ")?
            .parse()
            .ok()
    });
    // Closing with an unread body would send a reset, which may overtake the answer.
    stream.read_exact(&mut vec![0; length.unwrap_or(0)]).ok()?;
    Some(head)
}

/// Writes the text and closes.
pub(crate) fn answer(mut stream: impl Write, text: String) {
    let _ = stream.write_all(text.as_bytes());
    let _ = stream.flush();
}

/// Does nothing until the other side has gone.
pub(crate) fn wait_for_the_end(stream: &mut impl Read) {
    let mut sink = [0; 4096];
    while stream.read(&mut sink).is_ok_and(|read| read > 0) {}
}

/// An answer that closes the connection. `headers` end with a line break each.
pub(crate) fn reply(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

/// What an Okta org says of itself.
pub(crate) const ORG: &str = r#"{"id":"00o1a2b3c4D5e6F7g8h9","pipeline":"idx"}"#;

pub(crate) fn org() -> String {
    json(ORG)
}

/// A token with which every list may be read.
pub(crate) fn token() -> String {
    json(
        r#"{"access_token":"opaque","token_type":"Bearer","expires_in":3600,"scope":"okta.users.read okta.groups.read okta.apps.read"}"#,
    )
}

fn json(body: &str) -> String {
    reply("200 OK", "content-type: application/json\r\n", body)
}

/// A certificate authority that no platform knows.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

pub(crate) struct Certificate {
    der: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let issuer = CertifiedIssuer::self_signed(params, key).expect("a certificate");
        Self { issuer }
    }

    /// For these names, valid until the start of that year.
    pub(crate) fn certificate(&self, names: &[&str], until: i32) -> Certificate {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let mut params = CertificateParams::new(names).expect("names");
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        params.distinguished_name.push(DnType::CommonName, "server");
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        Certificate {
            der: certificate.der().clone(),
            key: key.serialize_der().try_into().expect("PKCS #8"),
        }
    }

    /// Its own certificate, for `--ca-cert`.
    pub(crate) fn file(&self) -> NamedTempFile {
        let mut file = NamedTempFile::new().expect("a file");
        file.write_all(self.issuer.pem().as_bytes()).expect("space");
        file
    }
}
