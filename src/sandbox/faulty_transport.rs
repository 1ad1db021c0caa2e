//! A server whose answers are right but are not delivered as they should be: faults below HTTP.

use std::future::pending;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use super::exchange::{OrgAnswer, OrgRequest};
use super::shared::Shared;
use super::transport_fault::TransportFault;

/// The longest request that is read; a token request is a few KiB.
const LIMIT: usize = 1 << 20;

pub(super) async fn serve(
    listener: TcpListener,
    org: Shared,
    broken: TransportFault,
) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let org = org.clone();
        // A client that goes away ends its own connection only.
        tokio::spawn(async move { deliver(stream, org, broken).await.is_ok() });
    }
}

async fn deliver(mut stream: TcpStream, org: Shared, broken: TransportFault) -> io::Result<()> {
    match broken {
        TransportFault::NoAnswer => return pending().await,
        TransportFault::Closed => return Ok(()),
        TransportFault::NotHttp => return stream.write_all(b"SSH-2.0-OpenSSH_9.6\r\n").await,
        TransportFault::Drip
        | TransportFault::Truncated
        | TransportFault::WrongLength
        | TransportFault::Endless => {}
    }
    let Some(request) = read(&mut stream).await? else {
        return Ok(());
    };
    let answer = org.answer(&request).await;
    let (whole, half) = (answer.body.len(), answer.body.len() / 2);
    match broken {
        TransportFault::Truncated => {
            stream
                .write_all(head(&answer, Some(whole)).as_bytes())
                .await?;
            stream.write_all(&answer.body[..half]).await
        }
        TransportFault::WrongLength => {
            stream
                .write_all(head(&answer, Some(half)).as_bytes())
                .await?;
            stream.write_all(&answer.body).await
        }
        TransportFault::Endless => {
            stream.write_all(head(&answer, None).as_bytes()).await?;
            loop {
                stream.write_all(&[b' '; 1 << 14]).await?;
            }
        }
        _ => {
            let mut bytes = head(&answer, Some(whole)).into_bytes();
            bytes.extend(answer.body);
            for byte in bytes {
                stream.write_all(&[byte]).await?;
                sleep(Duration::from_secs(1)).await;
            }
            Ok(())
        }
    }
}

/// The status line and the headers, with the length that is claimed; without one, the body ends with the connection.
fn head(answer: &OrgAnswer, length: Option<usize>) -> String {
    let mut head = format!("HTTP/1.1 {} -\r\n", answer.status);
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if let Some(length) = length {
        head += &format!("content-length: {length}\r\n");
    }
    head + "connection: close\r\n\r\n"
}

/// One request; `None` when the client sends none that can be read.
async fn read(stream: &mut TcpStream) -> io::Result<Option<OrgRequest>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(request) = parse(&bytes) {
            return Ok(Some(request));
        }
        if stream.read_buf(&mut bytes).await? == 0 || bytes.len() > LIMIT {
            return Ok(None);
        }
    }
}

/// A request with its whole body, once it is there.
fn parse(bytes: &[u8]) -> Option<OrgRequest> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let mut start = lines.next()?.split(' ');
    let (method, target) = (start.next()?, start.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let mut request = OrgRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: headers.collect(),
        body: bytes[end + 4..].to_vec(),
    };
    let length = request
        .header("content-length")
        .and_then(|length| length.parse().ok());
    let length: usize = length.unwrap_or(0);
    request.body.truncate(length);
    (request.body.len() == length).then_some(request)
}
