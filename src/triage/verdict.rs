//! Puts what was heard in order: what decides first, then what was said beside it.

use std::ops::Range;

use serde_json::json;
use url::Url;

use super::fields::{Coded, status_near};
use super::heads::Message;
use super::network::Failure;
use super::plain::Text;
use super::secrets::may_be_quoted;
use super::tokens::Shown;
use super::wordings::Wording;
use crate::conversation::{
    Conversation, Exchange, Fault, FaultKind, Reply, Request, Step, Told, Turn,
};
use crate::okta::answers::{Grant, Refusal, is_no_such_org, listed};
use crate::okta::endpoints::NEVER_EMPTY_LISTS;
use crate::okta::errors::{self, Cause, Place};

/// All that was found in the text.
pub(super) struct Heard {
    pub(super) messages: Vec<Message>,
    pub(super) wordings: Vec<Wording>,
    pub(super) fields: Vec<Coded>,
    pub(super) faults: Vec<Failure>,
    pub(super) tokens: Vec<Shown>,
}

/// What the text shows of the connection.
pub(super) struct Shows {
    pub(super) client_id: Option<String>,
    pub(super) scopes: Option<String>,
    pub(super) base_url: Option<Url>,
}

/// One thing that was said.
struct Utterance {
    at: usize,
    /// How much it decides.
    weight: u8,
    cause: Option<Cause>,
    what: What,
}

enum What {
    Turn(Step, Box<Turn>),
    Remark(Refusal),
}

/// A code without its words that stands this near to words is theirs, in bytes.
const NEAR: usize = 500;
/// In a longer text people tell nothing in words of their own, in bytes.
const NOTE: usize = 16 << 10;
/// The weight of a connector's code for "Okta said no".
const WRAPPER: u8 = 7;
/// More different things are a manual, not an incident.
const MOST: usize = 40;

pub(super) fn decide(
    text: &Text,
    heard: &mut Heard,
    secrets: Vec<&'static str>,
) -> (Shows, Conversation) {
    let mut said = Vec::new();
    refusals(text, heard, &mut said);
    silent_messages(heard, &mut said);
    remarks(text, heard, &mut said);
    for failure in &heard.faults {
        said.push(broken(failure));
    }
    if !said.iter().any(|utterance| utterance.weight > 0)
        && text.flat.len() < NOTE
        && let Some(common) = super::wordings::find_common(text)
    {
        let entry = common.entry;
        said.push(refusal(text, heard, &common.span, entry.code, entry.text));
    }
    // A wrapper's code says nothing beside what it wraps.
    if said.iter().any(|utterance| utterance.weight >= 10) {
        said.retain(|utterance| utterance.weight != WRAPPER);
    }
    if !said.iter().any(|utterance| utterance.weight > 0) {
        said.extend(bare_status(text));
    }
    // What decides comes first; of two that decide alike, the later, since the earlier did not end the story.
    said.sort_by_key(|utterance| std::cmp::Reverse((utterance.weight, utterance.at)));
    let shows = Shows {
        client_id: client_id(&text.flat),
        scopes: scopes(&text.flat),
        base_url: host(text, heard),
    };
    (shows, conversation(said, secrets))
}

fn conversation(said: Vec<Utterance>, secrets: Vec<&'static str>) -> Conversation {
    let mut told = Told {
        secrets,
        ..Told::default()
    };
    let mut turns: Vec<(Step, Turn)> = Vec::new();
    let mut known: Vec<(Option<Cause>, String)> = Vec::new();
    let mut rank = 0;
    for utterance in said {
        let place = match &utterance.what {
            What::Turn(_, turn) => asked(turn)
                .map_or("", |request| request.url.as_str())
                .to_owned(),
            What::Remark(_) => String::new(),
        };
        let same = |(cause, at): &(Option<Cause>, String)| {
            *cause == utterance.cause && (*at == place || place.is_empty() || at.is_empty())
        };
        if utterance.cause.is_some() && known.iter().any(same) || rank as usize == MOST {
            continue;
        }
        let new = !known.iter().any(|(cause, _)| *cause == utterance.cause);
        known.push((utterance.cause, place));
        match utterance.what {
            What::Turn(step, turn) => {
                let taken = |(of, _): &(Step, Turn)| *of == step;
                // The token endpoint may answer many times; a list is read once, and again as any other call.
                let step = match step {
                    Step::Users | Step::Groups | Step::Apps if turns.iter().any(taken) => {
                        Step::Call
                    }
                    step => step,
                };
                turns.push((step, *turn));
                told.ranks.push(rank);
            }
            What::Remark(refusal) => told.remarks.push(Refusal { rank, ..refusal }),
        }
        if new {
            rank += 1;
        }
    }
    // The last turn of a step is the one that counts.
    told.ranks.reverse();
    let mut conversation = Conversation::told(told);
    for (step, turn) in turns.into_iter().rev() {
        conversation.record(step, turn);
    }
    conversation
}

fn asked(turn: &Turn) -> Option<&Request> {
    match turn {
        Turn::Answered(exchange) => Some(&exchange.request),
        Turn::Broken { request, .. } => Some(request),
        Turn::NotTaken(_) | Turn::CutShort(_) => None,
    }
}

/// Okta's refusals: by their words, and where these are unknown or missing by their code.
fn refusals(text: &Text, heard: &Heard, said: &mut Vec<Utterance>) {
    let okta = heard
        .wordings
        .iter()
        .filter(|wording| wording.entry.place != Place::Client);
    for wording in okta.clone() {
        let entry = wording.entry;
        let words = text.flat.get(wording.span.clone()).unwrap_or(entry.text);
        let words = may_be_quoted(&words.replace('\\', ""));
        let whole =
            errors::find(entry.code, &words).is_some_and(|found| found.cause == entry.cause);
        let words = if whole { words } else { entry.text.to_owned() };
        said.push(refusal(text, heard, &wording.span, entry.code, &words));
    }
    for coded in &heard.fields {
        let explained = okta.clone().any(|wording| {
            wording.entry.code.eq_ignore_ascii_case(&coded.code)
                && distance(&wording.span, &coded.span) < NEAR
        });
        if explained {
            continue;
        }
        // The code decides where the words are in another language or nobody knows them.
        let words = match errors::find(&coded.code, &coded.text) {
            None if errors::find_by_code(&coded.code).is_some() && !coded.text.is_ascii() => "",
            _ => coded.text.as_str(),
        };
        said.push(refusal(text, heard, &coded.span, &coded.code, words));
    }
}

fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    if one.start < other.start {
        other.start.saturating_sub(one.end)
    } else {
        one.start.saturating_sub(other.end)
    }
}

fn refusal(text: &Text, heard: &Heard, span: &Range<usize>, code: &str, words: &str) -> Utterance {
    let known = errors::find(code, words).or_else(|| errors::find_by_code(code));
    let message = heard
        .messages
        .iter()
        .find(|message| message.span.contains(&span.start));
    let around = text
        .around(span.start, NEAR, span.len() + NEAR)
        .to_ascii_lowercase();
    let management = code.starts_with("E0");
    let url = message.map_or(String::new(), |message| shown_url(&message.url));
    let at_token = if url.is_empty() {
        around.contains("/token")
            || !around.contains("/api/v1") && !around.contains("www-authenticate")
    } else {
        url.contains("/token")
    };
    let step = match known.map(|entry| entry.place) {
        Some(Place::Api) => list_step(message),
        Some(Place::Token) => Step::Token,
        // DPoP proofs go to both; told without a place they fail more often where they are sent more often.
        _ if management || !at_token => list_step(message),
        _ if known.is_some_and(|entry| entry.cause == Cause::DpopHtu)
            && !around.contains("/token") =>
        {
            Step::Call
        }
        _ => Step::Token,
    };
    let status = message.map_or_else(|| status_near(text, span), |message| message.status);
    let status = if (1..400).contains(&status) {
        0
    } else {
        status
    };
    let mut headers = message.map(kept_headers).unwrap_or_default();
    let mut body = if management {
        json!({"errorCode": code, "errorSummary": words}).to_string()
    } else {
        json!({"error": code, "error_description": words}).to_string()
    };
    if known.is_some_and(|entry| entry.cause == Cause::InsufficientScope) && !management {
        let wanted = around.split("scope=").skip(1).find_map(|rest| {
            let scope = rest.trim_start_matches(['\\', '"', '\'']);
            let end = scope.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
            scope[..end].starts_with("okta.").then(|| {
                // The text around is in lower case; scopes are not.
                let at = text.flat.to_ascii_lowercase().find(&scope[..end]);
                at.map_or(&scope[..end], |at| &text.flat[at..at + end])
                    .to_owned()
            })
        });
        if let Some(scope) = wanted {
            let challenge = format!(
                "Bearer error=\"{code}\", error_description=\"{words}\", scope=\"{scope}\""
            );
            headers.push(("www-authenticate".into(), challenge));
            body.clear();
        }
    }
    let cause = known.map(|entry| entry.cause);
    Utterance {
        at: span.start,
        weight: weight(cause),
        cause,
        what: What::Turn(
            step,
            Box::new(answered(step, message, url, status, headers, body)),
        ),
    }
}

/// Causes that say little, and are often only the echo or the first step of another.
fn weight(cause: Option<Cause>) -> u8 {
    match cause {
        None => 8,
        Some(
            Cause::InvalidToken | Cause::ClientRejected | Cause::AccessDenied | Cause::DpopNonce,
        ) => 10,
        Some(Cause::RateLimited | Cause::ServerError) => 15,
        Some(_) => 30,
    }
}

fn answered(
    step: Step,
    message: Option<&Message>,
    url: String,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
) -> Turn {
    let method = message.map_or("", |message| message.method);
    let method = match method {
        "" if step == Step::Token => "POST",
        "" => "GET",
        method => method,
    };
    let reply = Reply {
        status,
        headers,
        body,
        access_token: None,
    };
    Turn::Answered(Exchange {
        request: Request {
            method,
            url,
            ..Request::default()
        },
        // The text is old: nobody's clock can be measured by it.
        received_at: reply.date().unwrap_or(0.0),
        reply,
        took_ms: 0,
    })
}

/// The headers that rules look at, as they may be shown.
fn kept_headers(message: &Message) -> Vec<(String, String)> {
    const KEPT: [&str; 7] = [
        "content-type",
        "date",
        "location",
        "server",
        "x-okta-request-id",
        "x-rate-limit-limit",
        "x-rate-limit-reset",
    ];
    let headers = message.headers.iter();
    let kept = headers.filter(|(name, _)| KEPT.contains(&name.as_str()));
    kept.map(|(name, value)| {
        let id = name == "x-okta-request-id" && value.len() <= 40;
        let value = if id {
            value.clone()
        } else {
            may_be_quoted(value)
        };
        (name.clone(), value)
    })
    .collect()
}

/// Which of our reads a call is.
fn list_step(message: Option<&Message>) -> Step {
    let url = message.map_or("", |message| message.url.as_str());
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let list = NEVER_EMPTY_LISTS
        .iter()
        .find(|list| path.trim_end_matches('/').ends_with(list.path));
    list.map_or(Step::Call, |list| list.step)
}

/// Without query and fragment, and without what may be secret.
fn shown_url(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    may_be_quoted(url.rsplit_once('@').map_or(url, |(_, rest)| rest))
}

/// Answers without a word of Okta's: successes, empty refusals, other people's pages.
fn silent_messages(heard: &Heard, said: &mut Vec<Utterance>) {
    let spoken: Vec<usize> = said.iter().map(|utterance| utterance.at).collect();
    for message in &heard.messages {
        if spoken.iter().any(|at| message.span.contains(at)) {
            continue;
        }
        let url = shown_url(&message.url);
        let at_token = url.contains("/token");
        let step = if at_token {
            Step::Token
        } else {
            list_step(Some(message))
        };
        let mut reply = Reply {
            status: message.status,
            headers: kept_headers(message),
            body: message.body.trim().to_owned(),
            access_token: None,
        };
        let (step, weight, cause) = match message.status {
            200 if Grant::read(&reply).is_some() => (Step::Token, 0, None),
            200 if listed(&reply).is_some() && !at_token => {
                // How many, and nothing of who.
                let count = listed(&reply).unwrap_or_default().min(1);
                reply.body = if count == 0 { "[]" } else { "[{}]" }.into();
                let empty = u8::from(count == 0) * 29;
                (step, empty, (count == 0).then_some(Cause::NoPermission))
            }
            429 => (step, 15, Some(Cause::RateLimited)),
            500..=599 => (step, 15, Some(Cause::ServerError)),
            404 if is_no_such_org(&reply) => (Step::Org, 28, Some(Cause::BadDomain)),
            400 | 401 | 403 if reply.body.is_empty() && !at_token => {
                said.extend(wordless(message.status, message.span.start));
                continue;
            }
            400..=499 if at_token && reply.body.starts_with('<') => (Step::Token, 9, None),
            _ => continue,
        };
        if Grant::read(&reply).is_some() {
            reply.body = granted(&reply);
        } else if !reply.body.starts_with(['[', '{']) || reply.body.len() > 2000 {
            reply.body = may_be_quoted(&reply.body);
        }
        let turn = answered(
            step,
            Some(message),
            url,
            reply.status,
            reply.headers,
            reply.body,
        );
        said.push(Utterance {
            at: message.span.start,
            weight,
            cause,
            what: What::Turn(step, Box::new(turn)),
        });
    }
}

/// An issued token without the token.
fn granted(reply: &Reply) -> String {
    let grant = Grant::read(reply).expect("the caller has read it");
    json!({
        "access_token": "*",
        "token_type": may_be_quoted(&grant.token_type),
        "expires_in": grant.expires_in,
        "scope": may_be_quoted(&grant.scopes.join(" ")),
    })
    .to_string()
}

/// What clients and people say, and what tokens show.
fn remarks(text: &Text, heard: &Heard, said: &mut Vec<Utterance>) {
    let mut intercepted = false;
    let refused: Vec<Cause> = said
        .iter()
        .filter_map(|utterance| utterance.cause)
        .collect();
    let mut remark = |at, weight, entry: &'static errors::Entry, words: String| {
        said.push(Utterance {
            at,
            weight,
            cause: Some(entry.cause),
            what: What::Remark(Refusal::remark(entry, words)),
        });
    };
    for wording in heard
        .wordings
        .iter()
        .filter(|wording| wording.entry.place == Place::Client)
    {
        let words = text
            .flat
            .get(wording.span.clone())
            .unwrap_or(wording.entry.text);
        let wrapper = wording.entry.cause == Cause::ClientRejected;
        let weight = if wrapper { WRAPPER } else { 28 };
        remark(
            wording.span.start,
            weight,
            wording.entry,
            may_be_quoted(words),
        );
    }
    for shown in &heard.tokens {
        if let Some(entry) = errors::meaning(shown.cause) {
            remark(
                0,
                if shown.lasting { 26 } else { 5 },
                entry,
                shown.words.clone(),
            );
        }
    }
    let mut lines = text.lines();
    let typed = lines.find_map(|(at, line)| {
        let lower = line.to_ascii_lowercase();
        // Okta's own header names the console's host in every answer.
        let own = lower.contains("security-policy") || lower.contains("default-src");
        let found = lower
            .find("-admin.okta")
            .filter(|_| !own && line.len() < 2000)?;
        let named = ["domain", "org", "base_url", "host", "issuer", "aud"];
        let named = named.iter().any(|name| lower.contains(name));
        Some((at + found, if named { 26 } else { 12 }))
    });
    if let (Some((at, weight)), Some(entry)) = (typed, errors::meaning(Cause::AdminDomain)) {
        remark(at, weight, entry, "a host with -admin in it".into());
    }
    let admin = heard.messages.iter().find(|message| is_admin(&message.url));
    if let (Some(message), Some(entry)) = (admin, errors::meaning(Cause::AdminDomain)) {
        let words = format!("the request went to {}", shown_url(&message.url));
        remark(message.span.start, 27, entry, words);
    }
    if let (Some((at, path)), Some(entry)) = (
        custom_server(&text.flat),
        errors::meaning(Cause::CustomAuthServerUsed),
    ) {
        // Such a server refuses scopes and clients for reasons of its own.
        let decides = refused.iter().any(|cause| {
            matches!(
                cause,
                Cause::ScopeInvalid
                    | Cause::PolicyDenied
                    | Cause::AccessDenied
                    | Cause::InvalidToken
            )
        });
        let words = format!("the URL is {}", may_be_quoted(path));
        remark(at, if decides { 31 } else { 12 }, entry, words);
    }
    if text.flat.len() > NOTE {
        return;
    }
    let lower = text
        .flat
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if any(&[
        "proxy",
        "firewall",
        "ssl inspection",
        "tls inspection",
        "corporate ca",
    ]) && any(&[
        "certificate",
        "tls",
        "ssl",
        "handshake",
        "intercept",
        "timeout",
        "time out",
    ]) {
        intercepted = true;
    }
    for (groups, entry) in errors::stories() {
        let told = |group: &&[&str]| group.iter().any(|word| lower.contains(word));
        if groups.iter().all(told) {
            let weight = match entry.cause {
                Cause::ConnectorBug | Cause::AssertionTimes => 9,
                _ => 25,
            };
            remark(0, weight, entry, entry.text.to_owned());
        }
    }
    if intercepted && heard.faults.is_empty() {
        said.push(broken(&Failure {
            span: 0..0,
            kind: FaultKind::TlsUntrusted,
            detail: "the text tells of a proxy or firewall and of TLS".into(),
        }));
    }
}

/// `/oauth2/default/v1/token`, `/oauth2/aus…/v1/token`: only `/oauth2/v1/token` is the org's own.
fn custom_server(text: &str) -> Option<(usize, &str)> {
    text.match_indices("/oauth2/").find_map(|(at, start)| {
        let rest = &text[at + start.len()..];
        let (id, after) = rest.split_once('/')?;
        let named =
            !id.is_empty() && id.len() < 40 && id.bytes().all(|b| b.is_ascii_alphanumeric());
        let path = &text[at..at + start.len() + id.len() + "/v1/token".len()];
        (named && id != "v1" && after.starts_with("v1/token")).then_some((at, path))
    })
}

fn is_admin(url: &str) -> bool {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.is_some_and(|host| host.contains("-admin.okta"))
}

fn broken(failure: &Failure) -> Utterance {
    let request = Request {
        method: "GET",
        ..Request::default()
    };
    let fault = Fault {
        kind: failure.kind,
        detail: failure.detail.clone(),
    };
    Utterance {
        at: failure.span.start,
        weight: 20,
        cause: None,
        what: What::Turn(Step::Org, Box::new(Turn::Broken { request, fault })),
    }
}

/// What an empty answer of the API most often means. Okta's own words would be in `WWW-Authenticate`.
fn wordless(status: u16, at: usize) -> Option<Utterance> {
    let cause = match status {
        // Okta's answers to wrong proofs have no body.
        400 => Cause::DpopProof,
        401 => Cause::InvalidToken,
        403 => Cause::NoPermission,
        _ => return None,
    };
    said_by_status(cause, at, format!("{status}, and nothing of why"))
}

fn said_by_status(cause: Cause, at: usize, words: String) -> Option<Utterance> {
    let entry = errors::meaning(cause)?;
    Some(Utterance {
        at,
        weight: 6,
        cause: Some(cause),
        what: What::Remark(Refusal::remark(entry, words)),
    })
}

/// A status in a sentence, where nothing else says anything.
fn bare_status(text: &Text) -> Option<Utterance> {
    let lower = text.around(0, 0, NOTE).to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().find_map(|word| lower.find(word));
    if let Some(at) = has(&["too many requests", "rate limit", "ratelimit", "rate-limit"]) {
        let url = String::new();
        let turn = answered(Step::Call, None, url, 429, Vec::new(), String::new());
        return Some(Utterance {
            at,
            weight: 6,
            cause: Some(Cause::RateLimited),
            what: What::Turn(Step::Call, Box::new(turn)),
        });
    }
    has(&["okta", "/oauth2/", "/api/v1", "client_credentials"])?;
    for (status, words) in [
        (
            403,
            ["403 forbidden", "status 403", "http 403", "status code 403"],
        ),
        (
            401,
            [
                "401 unauthorized",
                "status 401",
                "http 401",
                "status code 401",
            ],
        ),
        (
            400,
            [
                "400 bad request",
                "status 400",
                "http 400",
                "status code 400",
            ],
        ),
    ] {
        let Some(at) = has(&words) else {
            continue;
        };
        let at_token = has(&["/token", "token endpoint", "client_credentials"]).is_some();
        return match (status, at_token) {
            (401, true) => {
                let words = "401 of the token endpoint, and nothing of why".into();
                said_by_status(Cause::ClientRejected, at, words)
            }
            (_, true) => None,
            (status, false) => wordless(status, at),
        };
    }
    None
}

/// `0oa` and 17 more, where exactly one is told of.
fn client_id(text: &str) -> Option<String> {
    let mut found: Option<&str> = None;
    for (at, _) in text.match_indices("0oa") {
        let of_id = |b: &u8| b.is_ascii_alphanumeric();
        let before = text[..at].bytes().next_back();
        let length = text[at..].bytes().take_while(of_id).count();
        if before.is_some_and(|b| of_id(&b)) || length != 20 {
            continue;
        }
        let id = &text[at..at + length];
        match found {
            Some(other) if other != id => return None,
            _ => found = Some(id),
        }
    }
    found.map(str::to_owned)
}

/// The scopes in the form of a token request.
fn scopes(text: &str) -> Option<String> {
    let form = text.find("grant_type=client_credentials")?;
    let start = super::plain::floor(text, form.saturating_sub(2000));
    let end = super::plain::floor(text, form + 2000);
    let (_, rest) = text[start..end].split_once("scope=")?;
    let value = rest.split(['&', '"', '\'', '\n', ' ']).next()?;
    let value = value.replace("%20", " ").replace('+', " ");
    let named = |name: &str| {
        name.starts_with("okta.")
            && name.len() < 60
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
    };
    let names: Vec<&str> = value.split(' ').filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| named(name))).then(|| names.join(" "))
}

/// In bytes; hosts stand at the beginning.
const LONGEST_URL: usize = 200;

/// The org's host: of a request, or else the first of Okta's hosts that is no site of Okta's own.
fn host(text: &Text, heard: &Heard) -> Option<Url> {
    let asked = heard
        .messages
        .iter()
        .rev()
        .find_map(|message| origin(&message.url));
    asked.or_else(|| {
        text.flat
            .match_indices("https://")
            .take(200)
            .find_map(|(at, _)| {
                let rest = text.around(at, 0, LONGEST_URL);
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !".-:/".contains(c));
                origin(&rest[..end.unwrap_or(rest.len())])
            })
    })
}

fn origin(url: &str) -> Option<Url> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    let of_site = [
        "developer.",
        "support.",
        "help.",
        "www.",
        "status.",
        "pages.",
        "login.",
    ];
    let org = crate::okta::hosts::is_of_okta(host)
        && !of_site.iter().any(|site| host.starts_with(site))
        && host.len() < 80;
    org.then(|| Url::parse(&format!("https://{host}")).ok())?
}
