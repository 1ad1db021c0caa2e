//! A server that puts what it likes into its answers.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use serde_json::json;

/// Answers, head and body, with the text wherever HTTP lets it stand.
pub(super) fn bodies(text: &str) -> [String; 3] {
    // A header has neither controls nor the ends of lines (RFC 9110 section 5.5), but every other byte.
    let header: String = text.chars().filter(|c| !c.is_ascii_control()).collect();
    let refusal = json!({"error": text, "error_description": text});
    let error =
        json!({"errorCode": text, "errorSummary": text, "errorCauses": [{"errorSummary": text}]});
    let token = json!({"token_type": text, "access_token": "opaque", "scope": text, "id": text, "pipeline": text});
    [("400 Bad Request", refusal), ("403 Forbidden", error), ("200 OK", token)].map(|(status, body)| {
        let body = body.to_string();
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nserver: {header}\r\nlocation: {header}\r\n\
             x-okta-request-id: {header}\r\nwww-authenticate: DPoP error=\"{header}\"\r\ncontent-length: {}\r\n\
             connection: close\r\n\r\n{body}",
            body.len()
        )
    })
}

/// Where it listens. It goes with the process.
pub(super) fn start(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || {
                let mut stream = stream;
                let mut head: Vec<u8> = Vec::new();
                let mut some = [0; 8192];
                // A request fits into few reads, and nothing in it matters.
                while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                    match stream.read(&mut some) {
                        Ok(0) | Err(_) => return,
                        Ok(length) => head.extend(&some[..length]),
                    }
                }
                let _ = stream.write_all(answer.as_bytes());
            });
        }
    });
    format!("http://{address}")
}
