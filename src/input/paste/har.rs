//! Turns a HAR file of a browser or proxy into the text of the HTTP messages in it.

use std::fmt::Write as _;

use serde::Deserialize;

#[derive(Deserialize)]
struct Har {
    log: Log,
}

#[derive(Deserialize)]
struct Log {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    request: Request,
    response: Response,
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    method: String,
    url: String,
    #[serde(default, rename = "postData")]
    post: Option<Content>,
}

#[derive(Deserialize)]
struct Response {
    status: u16,
    #[serde(default)]
    headers: Vec<Header>,
    #[serde(default)]
    content: Option<Content>,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    value: String,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    text: Option<String>,
}

/// `None` when the text is no HAR.
pub(super) fn unpack(text: &str) -> Option<String> {
    let start = text.trim_start();
    if !start.starts_with('{') || !start.contains("\"entries\"") {
        return None;
    }
    let har: Har = serde_json::from_str(start).ok()?;
    let mut out = String::new();
    for Entry { request, response } in har.log.entries {
        // Pages of a browser's session hold much that is no call of ours.
        let ours = ["/oauth2/", "/api/v1/", "/.well-known/"];
        if !ours.iter().any(|path| request.url.contains(path)) {
            continue;
        }
        let _ = writeln!(out, "> {} {} HTTP/1.1", request.method, request.url);
        if let Some(text) = request.post.and_then(|content| content.text) {
            let _ = writeln!(out, "\n{text}");
        }
        let _ = writeln!(out, "\nHTTP/1.1 {}", response.status);
        for header in response.headers {
            let _ = writeln!(out, "{}: {}", header.name, header.value);
        }
        let text = response.content.and_then(|content| content.text);
        let _ = writeln!(out, "\n{}\n", text.unwrap_or_default());
    }
    Some(out)
}
