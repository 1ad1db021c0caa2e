//! What the text shows of the connection itself.

use url::Url;

use super::normalize::Text;
use super::signals::Heard;

/// What the text shows of the connection.
pub(super) struct Shows {
    pub(super) client_id: Option<String>,
    pub(super) scopes: Option<String>,
    pub(super) base_url: Option<Url>,
}

/// `0oa` and 17 more, if the text has exactly one.
pub(super) fn client_id(text: &str) -> Option<String> {
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
pub(super) fn scopes(text: &str) -> Option<String> {
    let form = text.find("grant_type=client_credentials")?;
    let start = super::normalize::floor(text, form.saturating_sub(2000));
    let end = super::normalize::floor(text, form + 2000);
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

/// In bytes; hosts are at the beginning.
const LONGEST_URL: usize = 200;

/// The org's host: of a request, or else the first of Okta's hosts that is no site of Okta's own.
pub(super) fn host(text: &Text, heard: &Heard) -> Option<Url> {
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
    let mut sites = "developer.|support.|help.|www.|status.|pages.|login.".split('|');
    let org = crate::okta::hosts::is_of_okta(host)
        && !sites.any(|site| host.starts_with(site))
        && host.len() < 80;
    org.then(|| Url::parse(&format!("https://{host}")).ok())?
}
