//! The password in what is a URL or was meant to be one (RFC 3986 section 3.2.1), however damaged: `https//u:p@h`,
//! `https:/u:p@h`, `u:p@h`, in percent encoding, with blanks in it.

use std::ops::Range;

use super::views::View;

/// A password is never longer. In bytes.
const LONGEST: usize = 256;

/// What stands before an address of a person, and no name of a user with a password.
const NO_USERS: &str = "mailto|mail|email|e-mail|user|username|login|actor|principal|sub|name|from|to|by|as|for|contact|\
    account|upn|owner|author|cc|reply-to|sip|xmpp|acct";

/// The places of all passwords in a text, and of tokens that stand for one.
pub(super) fn passwords(text: &str) -> Vec<Range<usize>> {
    let plain = View::plain(text);
    let mut found = Vec::new();
    for view in [Some(&plain), plain.unescaped().as_ref()]
        .into_iter()
        .flatten()
    {
        let octets = &view.octets;
        let mut from = 0;
        for at in (0..octets.len()).filter(|at| octets[*at] == b'@') {
            if let Some(range) = before(octets, from, at) {
                let place = view.place(range.start).start..view.place(range.end - 1).end;
                found.push(place.start as usize..place.end as usize);
                // The next one may be the end of the same password: `p@ss@host`.
                from = range.start;
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The password that ends before the `@` at `at`.
fn before(octets: &[u8], from: usize, at: usize) -> Option<Range<usize>> {
    let host = &octets[at + 1..(at + 1 + LONGEST).min(octets.len())];
    if !host
        .first()
        .is_some_and(|octet| octet.is_ascii_alphanumeric() || *octet == b'[')
    {
        return None;
    }
    let least = at.saturating_sub(LONGEST);
    let ends = |octet: &u8| octet.is_ascii_control() || b"\"'`<>".contains(octet);
    let line = octets[least..at]
        .iter()
        .rposition(ends)
        .map_or(least, |end| least + end + 1);
    let word = octets[line..at].iter().rposition(u8::is_ascii_whitespace);
    let word = word.map_or(line, |end| line + end + 1);
    // `from`: in a password that was found already.
    if from > word && from < at {
        return Some(from..at);
    }
    if let Some(authority) = after_scheme(&octets[line..at]).map(|start| line + start) {
        let colon = octets[authority..at]
            .iter()
            .position(|octet| *octet == b':');
        let Some(colon) = colon.map(|colon| authority + colon) else {
            let is_token = at - authority >= 16 && authority >= word;
            let user = &octets[authority..at];
            return (is_token && user.iter().all(is_of_user)).then_some(authority..at);
        };
        let is_user = octets[authority..colon].iter().all(is_of_user);
        let password = &octets[colon + 1..at];
        return (is_user && is_password(password)).then_some(colon + 1..at);
    }
    let mut colons = (word..at).filter(|at| octets[*at] == b':');
    let (colon, more) = (colons.next()?, colons.next());
    let user = &octets[word..colon];
    let start = user.iter().rposition(|octet| !is_of_user(octet));
    let user = String::from_utf8_lossy(&user[start.map_or(0, |start| start + 1)..]).to_lowercase();
    let password = &octets[colon + 1..at];
    let is_one = more.is_none()
        && !user.is_empty()
        && !NO_USERS.split('|').any(|word| word == user)
        && !password.is_empty()
        && !password.iter().any(|octet| b"/=".contains(octet));
    (is_one && is_named(host)).then_some(colon + 1..at)
}

/// Where the authority begins behind `https://`, `https//` or `https:/`: behind the last of them.
fn after_scheme(octets: &[u8]) -> Option<usize> {
    let slash = octets
        .windows(2)
        .rposition(|pair| matches!(pair, b":/" | b"//"))?;
    let start = slash
        + octets[slash..]
            .iter()
            .take_while(|octet| b":/".contains(octet))
            .count();
    let scheme = octets[..slash]
        .iter()
        .rev()
        .find(|octet| **octet != b':' && **octet != b'/');
    scheme
        .is_some_and(u8::is_ascii_alphanumeric)
        .then_some(start)
}

fn is_of_user(octet: &u8) -> bool {
    octet.is_ascii_alphanumeric() || b"._-+~!$*%".contains(octet) || *octet >= 0x80
}

/// A port and what is behind it is none: `https://host:443/@scope`.
fn is_password(octets: &[u8]) -> bool {
    let digits = octets
        .iter()
        .take_while(|octet| octet.is_ascii_digit())
        .count();
    let rest = octets.get(digits);
    let is_port = (1..=5).contains(&digits)
        && rest.is_some_and(|octet| b"/?# ".contains(octet) || octet.is_ascii_whitespace());
    !octets.is_empty() && !is_port && !octets[0].is_ascii_whitespace()
}

/// Whether a host begins here that has a domain.
fn is_named(octets: &[u8]) -> bool {
    let of_host = |octet: &u8| octet.is_ascii_alphanumeric() || b".-".contains(octet);
    let end = octets
        .iter()
        .position(|octet| !of_host(octet))
        .unwrap_or(octets.len());
    let host = String::from_utf8_lossy(&octets[..end]);
    let host = host.trim_end_matches('.');
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_address = host.parse::<std::net::Ipv4Addr>().is_ok();
    host == "localhost"
        || is_address
        || (host.contains('.') && last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        let mut out = text.to_owned();
        for place in passwords(text) {
            out.replace_range(place.clone(), &"*".repeat(place.len()));
        }
        out
    }

    #[test]
    fn a_password_is_found_however_the_url_is_damaged() {
        for (text, shown) in [
            ("https://u:pa55@h.com/x", "https://u:****@h.com/x"),
            ("https//u:pa55@h", "https//u:****@h"),
            ("https:/u:pa55@h", "https:/u:****@h"),
            ("u:pa55@acme.okta.com", "u:****@acme.okta.com"),
            ("https://u:p@5/5@h?x", "https://u:*****@h?x"),
            ("https://u:pa 55@h", "https://u:*****@h"),
            ("https%3A%2F%2Fu%3Apa55%40h", "https%3A%2F%2Fu%3A****%40h"),
            (
                "HTTPS_PROXY=http://me:p%40ss@proxy:8080",
                "HTTPS_PROXY=http://me:******@proxy:8080",
            ),
            (
                "https://ghp_0123456789abcdefXYZ@github.com/o/r",
                "https://***********************@github.com/o/r",
            ),
        ] {
            assert_eq!(kept(text), shown);
        }
    }

    #[test]
    fn an_address_a_port_and_a_package_are_no_password() {
        for text in [
            "joe@example.com",
            "mailto:joe@example.com, user:joe@example.com",
            "https://acme.okta.com:443/@scope/x",
            "https://host:8080?mail=joe@example.com",
            "at 12:30 joe@example.com signed in",
            "image:1.2.3@sha256:abcd",
            "https://registry.npmjs.org/@okta/okta-sdk",
            "npm:pkg@1.2.3",
            "https://git@github.com/o/r",
            "git@github.com:o/r",
            "https://acme.okta.com: write to joe@example.com",
        ] {
            assert_eq!(kept(text), text);
        }
    }
}
