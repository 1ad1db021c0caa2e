//! HTTP messages in the text: `curl -i`, `curl -v`, debug logs of libraries, cassettes, and notes that write a request
//! and a status on lines of their own.

use std::ops::Range;

use super::normalize::Text;

/// An answer, and the request before it as far as the text shows one.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// From the request to the end of the body, in `Text::flat`.
    pub(super) span: Range<usize>,
    pub(super) method: &'static str,
    /// Empty where no request is shown.
    pub(super) url: String,
    pub(super) status: u16,
    /// Names in lower case.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// Longer bodies are pages of data, in bytes.
const BODY: usize = 64 << 10;
/// More messages than this are a load test, not an incident.
const MOST: usize = 400;

/// The last request that was seen, until its answer comes.
#[derive(Default)]
struct Asked {
    start: usize,
    method: &'static str,
    target: String,
    host: String,
    /// How many lines ago.
    age: usize,
}

pub(super) fn find(text: &Text) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut asked: Option<Asked> = None;
    let mut part = Part::Between;
    for (at, line) in text.lines() {
        let (mark, line) = marked(line);
        if let Some(request) = requested(line) {
            part = Part::Between;
            // A cassette names the method after the URI, a proxy's log the host before the path.
            let host = asked.take().map(|old| old.host);
            asked = Some(Asked {
                start: at,
                host: host.unwrap_or_default(),
                ..request
            });
            continue;
        }
        if let Some(asked) = &mut asked {
            asked.age += 1;
        }
        let alone = asked.as_ref().is_some_and(|asked| asked.age <= 6);
        if let Some(status) = status(line, alone && !matches!(part, Part::Head)) {
            if messages.len() == MOST {
                break;
            }
            let request = asked.take().unwrap_or_else(|| Asked {
                start: at,
                ..Asked::default()
            });
            messages.push(Message {
                span: request.start..at + line.len(),
                method: request.method,
                url: url(&request),
                status,
                headers: Vec::new(),
                body: String::new(),
            });
            part = Part::Head;
            continue;
        }
        let trimmed = line.trim();
        if let (Some(asked), Some((name, value))) = (&mut asked, trimmed.split_once(':')) {
            let value = value.trim().trim_matches(['"', '\'']);
            match name
                .trim()
                .trim_matches(['"', '\'', '-', ' '])
                .to_ascii_lowercase()
                .as_str()
            {
                "host" | ":authority" | "authority" => value.clone_into(&mut asked.host),
                "method" => asked.method = method(value).unwrap_or(asked.method),
                _ => {}
            }
        }
        let Some(message) = messages.last_mut() else {
            continue;
        };
        // curl's remarks, and what it sends next.
        if matches!(mark, Some('*' | '>')) || matches!(part, Part::Between) {
            continue;
        }
        message.span.end = at + line.len();
        part = read(message, part, trimmed);
    }
    messages
}

#[derive(Clone, Copy)]
enum Part {
    Between,
    Head,
    Body,
}

/// One line of an answer.
fn read(message: &mut Message, part: Part, line: &str) -> Part {
    if matches!(part, Part::Head) {
        if line.is_empty() {
            return Part::Body;
        }
        if let Some((name, value)) = header(line) {
            message.headers.push((name, value.to_owned()));
            return Part::Head;
        }
        if !line.starts_with(['{', '[', '<']) {
            // A terminal has wrapped the header before.
            if let Some((_, value)) = message.headers.last_mut() {
                value.push_str(line);
                return Part::Head;
            }
        }
    }
    if message.body.len() + line.len() < BODY {
        if !message.body.is_empty() {
            message.body.push('\n');
        }
        message.body.push_str(line);
    }
    Part::Body
}

/// curl's mark before a line: `<` received, `>` sent, `*` said by curl.
fn marked(line: &str) -> (Option<char>, &str) {
    let start = line.trim_start();
    // `2026-11-01T09:00:00.000Z [DEBUG] provider.terraform-provider-okta_v4: HTTP/2.0 401`
    let start = match start.find("] ") {
        Some(at) if start.starts_with("20") && at < 60 => {
            let rest = &start[at + 2..];
            rest.split_once(": ").map_or(rest, |(name, after)| {
                if name.contains([' ', '/']) {
                    rest
                } else {
                    after
                }
            })
        }
        _ => start,
    };
    let mut chars = start.chars();
    match (chars.next(), chars.next()) {
        (Some(mark @ ('<' | '>' | '*')), Some(' ') | None) => (Some(mark), chars.as_str()),
        _ => (None, start),
    }
}

const METHODS: [&str; 6] = ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD"];

fn method(text: &str) -> Option<&'static str> {
    METHODS
        .into_iter()
        .find(|method| text.eq_ignore_ascii_case(method))
}

/// `POST /oauth2/v1/token HTTP/1.1`, `GET https://…`, `uri: https://…`, `curl -X POST https://…`.
fn requested(line: &str) -> Option<Asked> {
    let line = line.trim().trim_start_matches(['$', '-', ' ', '`', '"']);
    let mut words = line
        .split([' ', '"', '\'', '`'])
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    let is_target = |word: &&str| word.starts_with('/') || word.starts_with("http");
    let asked = |method, target: &str| {
        Some(Asked {
            method,
            target: target.trim_end_matches([',', ';', ':', ')']).to_owned(),
            ..Asked::default()
        })
    };
    if let Some(method) = METHODS.into_iter().find(|method| *method == first) {
        return asked(method, words.next().filter(is_target)?);
    }
    match first.trim_end_matches([':', '"']) {
        "curl" => {
            let target = line
                .split([' ', '"', '\''])
                .find(|word| word.starts_with("http"))?;
            let named = METHODS
                .into_iter()
                .find(|method| line.contains(&format!("-X {method}")));
            let posts =
                line.contains("--data") || line.contains(" -d ") || target.contains("/token");
            asked(named.unwrap_or(if posts { "POST" } else { "GET" }), target)
        }
        "uri" | "url" | "URL" | "URI" => {
            let target = words.next().filter(is_target)?;
            asked(
                if target.contains("/token") {
                    "POST"
                } else {
                    "GET"
                },
                target,
            )
        }
        _ => {
            // `→ POST https://…`, `Request: GET /api/v1/users`
            let mut rest = line
                .split([' ', '"', '\''])
                .skip_while(|word| method(word).is_none());
            let method = method(rest.next()?)?;
            let target = rest.next().filter(is_target)?;
            line.len().lt(&400).then(|| asked(method, target))?
        }
    }
}

/// `HTTP/1.1 400 Bad Request`, `HTTP/2 401`, `HTTP/ 1.1 400`; and, right after a request, `200` or `401 Unauthorized`.
fn status(line: &str, may_stand_alone: bool) -> Option<u16> {
    let number = |text: &str| {
        let digits = text.trim_start().get(..3)?;
        let status: u16 = digits.parse().ok()?;
        let next = text.trim_start()[3..].chars().next();
        let ends = next.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.');
        (ends && (100..600).contains(&status)).then_some(status)
    };
    if let Some(at) = line.find("HTTP/") {
        let rest = line[at + 5..].trim_start();
        let version = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        return (version > 0).then(|| number(&rest[version..]))?;
    }
    let line = line.trim();
    let named = ["code:", "status:", "Status:", "Status Code:", "HTTP "];
    let rest = named.iter().find_map(|name| line.strip_prefix(name));
    if !may_stand_alone || line.len() > 60 {
        return None;
    }
    number(rest.unwrap_or(line))
}

fn header(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let of_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    (!name.is_empty() && name.len() < 60 && name.bytes().all(of_name))
        .then(|| (name.to_ascii_lowercase(), value.trim()))
}

fn url(asked: &Asked) -> String {
    if asked.target.starts_with("http") || asked.host.is_empty() {
        return asked.target.clone();
    }
    format!("https://{}{}", asked.host, asked.target)
}
