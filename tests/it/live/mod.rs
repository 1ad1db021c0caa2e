//! Whole runs of `doctor` against the sandbox and against servers that misbehave.

mod answers;
mod destination;
mod matrix;
pub(crate) mod misbehaviour;
mod network;
mod plan;
mod saved;
mod scenarios;
mod secrets;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use misbehaviour::reply;

use crate::support::{Output, run};

/// `doctor` on the good connection, whose org is at this address.
fn doctor_at(url: &str, more: &[&str]) -> Output {
    let doctor = ["doctor", "--env-file", "fixtures/good.env"];
    run(&[&doctor[..], &["--base-url", url], more].concat())
}

fn is_org(head: &str) -> bool {
    head.starts_with("GET /.well-known/okta-organization")
}

/// `headers` end with a line break each.
fn http(status: &str, headers: &str, body: &str) -> String {
    let kind = if headers.contains("content-type") {
        ""
    } else {
        "content-type: application/json\r\n"
    };
    reply(status, &format!("{kind}{headers}"), body)
}

/// A server that answers each request, given its head and body, and hands on the bodies.
fn server(answer: impl Fn(&str, &str) -> String + Send + 'static) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sent, received) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.expect("a connection"));
            let mut head = String::new();
            while stream.read_line(&mut head).expect("a line") > 2 {}
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            });
            let mut body = vec![0; length.unwrap_or(0)];
            stream.read_exact(&mut body).expect("a body");
            let body = String::from_utf8(body).expect("a form");
            let reply = answer(&head, &body);
            stream
                .get_mut()
                .write_all(reply.as_bytes())
                .expect("a reader");
            if sent.send(body).is_err() {
                return;
            }
        }
    });
    (url, received)
}

/// An access token that no look at its form betrays.
const TOKEN: &str = "OPAQUEtoken0123456789-zyxwvut_SRQPON";
