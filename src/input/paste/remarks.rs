//! What clients and people say, what tokens and addresses show, and what the network did.

use super::network::NetworkFailure;
use super::normalize::{Text, holds_any};
use super::quote::shown_url;
use super::signals::{Heard, NOTE, Utterance, WRAPPER};
use crate::model::conversation::{Fault, FaultKind, Request, Step, Turn};
use crate::model::redact::may_be_quoted;
use crate::okta::errors::{self, Cause, Place};
use url::Url;

/// What clients and people say, and what tokens show.
pub(super) fn remarks(text: &Text, heard: &Heard, said: &mut Vec<Utterance>) {
    let refused: Vec<Cause> = said
        .iter()
        .filter_map(|utterance| utterance.cause)
        .collect();
    let mut remark = |at, weight, entry: &'static errors::Entry, words: String| {
        said.push(Utterance::remark(at, weight, entry, words));
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
        let (at, weight) = (wording.span.start, if wrapper { WRAPPER } else { 28 });
        remark(at, weight, wording.entry, may_be_quoted(words));
    }
    for shown in &heard.tokens {
        if let Some(entry) = errors::meaning(shown.cause) {
            let weight = if shown.lasting { 26 } else { 5 };
            remark(0, weight, entry, shown.words.clone());
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
        let named = holds_any(&lower, "domain|org|base_url|host|issuer|aud");
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
    let lower = told_by_people(text, heard);
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
    let intercepted = holds_any(
        &lower,
        "proxy|firewall|ssl inspection|tls inspection|corporate ca",
    ) && holds_any(
        &lower,
        "certificate|tls|ssl|handshake|intercept|timeout|time out",
    );
    if intercepted && heard.faults.is_empty() {
        said.push(broken(&NetworkFailure {
            span: 0..0,
            kind: FaultKind::TlsUntrusted,
            detail: "the text mentions a proxy or firewall, and TLS".into(),
        }));
    }
}

/// In lower case and on one line, what stands outside of HTTP messages: these tell nothing in words of their own.
pub(super) fn told_by_people(text: &Text, heard: &Heard) -> String {
    let inside = |at| {
        heard
            .messages
            .iter()
            .any(|message| message.span.contains(&at))
    };
    let lines = text.lines().filter(|(at, _)| !inside(*at));
    let words = lines.flat_map(|(_, line)| line.split_whitespace());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `/oauth2/default/v1/token`, `/oauth2/aus…/v1/token`: only `/oauth2/v1/token` is the org's own.
fn custom_server(text: &str) -> Option<(usize, &str)> {
    text.match_indices("/oauth2/").find_map(|(at, start)| {
        let rest = &text[at + start.len()..];
        let (id, after) = rest.split_once('/')?;
        let named =
            !id.is_empty() && id.len() < 40 && id.bytes().all(|b| b.is_ascii_alphanumeric());
        let is_token = named && id != "v1" && after.starts_with("v1/token");
        is_token.then(|| {
            (
                at,
                &text[at..at + start.len() + id.len() + "/v1/token".len()],
            )
        })
    })
}

fn is_admin(url: &str) -> bool {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.is_some_and(|host| host.contains("-admin.okta"))
}

pub(super) fn broken(failure: &NetworkFailure) -> Utterance {
    let request = Request {
        method: "GET",
        ..Request::default()
    };
    let fault = Fault::new(failure.kind, &*failure.detail);
    let turn = Turn::Broken { request, fault };
    Utterance::turn(failure.span.start, 20, None, Step::Org, turn)
}
