//! The domain, read leniently: which host is meant, whatever stands around it.
//!
//! We take it apart ourselves, since a URL parser would reject a bare `acme`, `https:/acme.okta.com` and a space in the
//! middle, which are what people paste.

mod kind;
mod mismatch;
mod name;

use std::ops::Range;

pub use self::kind::DomainKind;
pub use self::mismatch::DomainMismatch;
use self::name::{Name, without_doubles};
use super::DomainForm;
use super::placeholder::is_placeholder;
use crate::model::redact::looks;
use crate::model::text::chars::{is_quote, is_white, stretches, within};
use crate::okta::hosts;

/// A host name has at most 253 characters (RFC 1035 section 2.3.4). Longer texts are not looked at closely.
const LONGEST: usize = 1000;

/// What was read in the text of a domain. Ranges are byte offsets into the input's text.
pub struct Domain {
    /// White space and other invisible characters, anywhere.
    pub blanks: Vec<Range<usize>>,
    /// Quotes around it.
    pub quotes: Vec<Range<usize>>,
    /// `https://`
    pub scheme: Option<Range<usize>>,
    /// `user:password@`
    pub user: Option<Range<usize>>,
    /// What is in the place of the host name: all that is not scheme, user, port or path.
    pub name: Range<usize>,
    /// `-admin` behind the subdomain.
    pub admin: Option<Range<usize>>,
    /// `.okta.com`, or another cell.
    pub suffix: Option<Range<usize>>,
    /// The repeated part at the end: `.com` of `.com.com`, `.okta.com` of `.okta.com.okta.com`.
    pub doubled: Option<Range<usize>>,
    /// `.oktapreview`, where `.com` behind it is missing.
    pub cut_short: Option<Range<usize>>,
    /// Dots at the end.
    pub dots: Option<Range<usize>>,
    /// `:443`
    pub port: Option<Range<usize>>,
    /// Path, query and fragment.
    pub path: Option<Range<usize>>,
    /// The path is a single slash.
    pub is_slash: bool,
    /// The scheme is not https.
    pub is_plain: bool,
    /// The first stretch that is illegal in a host name.
    pub illegal: Option<Range<usize>>,
    pub kind: DomainKind,
    /// The host name in lower case, without anything that does not belong to it.
    host: String,
}

impl Domain {
    pub fn read(text: &str) -> Self {
        let bare = within(text, 0..text.len(), |c| is_white(c) || is_quote(c));
        let (scheme, rest) = scheme(text, bare.clone());
        let end = text[rest.clone()].find(['/', '\\', '?', '#']);
        let end = end.map_or(rest.end, |at| rest.start + at);
        let user = text[rest.start..end].rfind('@');
        let user = user.map(|at| rest.start..rest.start + at + 1);
        let start = user.as_ref().map_or(rest.start, |user| user.end);
        let port = text[start..end].rfind(':').map(|at| start + at..end);
        let digits = |port: &Range<usize>| {
            text[port.start + 1..port.end]
                .bytes()
                .all(|b| b.is_ascii_digit())
        };
        let port = port.filter(digits);
        let name = start..port.as_ref().map_or(end, |port| port.start);
        let is_https = |place: &Range<usize>| text[place.clone()].eq_ignore_ascii_case("https://");
        let mut domain = Self {
            is_slash: text.get(end..rest.end) == Some("/"),
            is_plain: scheme.as_ref().is_some_and(|place| !is_https(place)),
            blanks: stretches(text, is_white),
            quotes: stretches(text, is_quote)
                .into_iter()
                .filter(|quote| quote.start < bare.start || quote.end > bare.end)
                .collect(),
            scheme,
            user,
            admin: None,
            suffix: None,
            doubled: None,
            cut_short: None,
            dots: None,
            port,
            path: (end < rest.end).then_some(end..rest.end),
            illegal: None,
            kind: DomainKind::Illegal,
            host: String::new(),
            name,
        };
        domain.read_name(text);
        if looks::has_secret(text) {
            domain.kind = DomainKind::Secret;
        }
        domain
    }

    /// The org's host, if the text names one without doubt. A subdomain alone is assumed to be in the default cell.
    pub fn host(&self) -> Option<&str> {
        let named = matches!(
            self.kind,
            DomainKind::Bare | DomainKind::Org(_) | DomainKind::Custom
        );
        named.then_some(&self.host)
    }

    /// What to write in a field that wants `form`; `None` where that is not known, or no text of that form can name
    /// the host.
    pub fn wanted(&self, form: DomainForm) -> Option<String> {
        let host = self.host()?;
        match form {
            DomainForm::Hostname => Some(host.to_owned()),
            DomainForm::Url | DomainForm::Address | DomainForm::Any => {
                Some(format!("https://{host}"))
            }
            DomainForm::Subdomain | DomainForm::OrgName => {
                let subdomain = host.strip_suffix(hosts::DEFAULT_CELL)?.strip_suffix('.')?;
                Some(subdomain.to_owned())
            }
        }
    }

    /// The host in two parts, for a tool that has a field for each: the org's name, and the part after it.
    pub fn parts(&self) -> Option<(&str, &str)> {
        self.host()?.split_once('.')
    }

    /// The help of every finding about a domain, so that all say the same.
    pub fn advice(&self, form: DomainForm) -> String {
        if form == DomainForm::OrgName
            && let Some((org, cell)) = self.parts()
        {
            return format!("Use {org}, with base_url {cell}");
        }
        if let Some(wanted) = self.wanted(form) {
            return format!("Use {wanted}");
        }
        // A company's own domain without a subdomain is most likely no host of Okta's.
        let plausible =
            |host: &&str| self.kind != DomainKind::Custom || host.matches('.').count() > 1;
        if let Some(host) = self.host().filter(plausible) {
            return format!(
                "Leave the subdomain empty and use {host} in the field for the whole host name (hostname)"
            );
        }
        let part = match form {
            DomainForm::Subdomain | DomainForm::OrgName => "the part before .okta.com",
            DomainForm::Hostname => "the whole host name",
            DomainForm::Url | DomainForm::Address | DomainForm::Any => "it with https:// before it",
        };
        format!(
            "Admin Console > your name, top right: copy the domain below your email address, and use {part}"
        )
    }

    /// Removes from the end of the name what does not belong there, then finds the kind of the rest.
    fn read_name(&mut self, text: &str) {
        let written = &text[self.name.clone()];
        if [written, written.split('.').next().unwrap_or("")]
            .iter()
            .any(|part| is_placeholder(part.trim().trim_end_matches("-admin")))
        {
            self.kind = DomainKind::Placeholder;
            return;
        }
        if written.len() > LONGEST {
            self.illegal = Some(self.name.clone());
            return;
        }
        let mut name = Name::read(written, self.name.start);
        self.illegal = name.illegal();
        self.dots = name.cut(name.text.trim_end_matches('.').len());
        let kept = without_doubles(&name.text).len();
        self.doubled = name.cut(kept);
        if let Some((end, at)) = hosts::lost_end(&name.text) {
            self.cut_short = Some(name.range(at..name.text.len()));
            name.complete(end);
        }
        let cell = hosts::cell(&name.text).filter(|(_, at)| *at > 0);
        let label = cell.map_or(name.text.len(), |(_, at)| at - 1);
        self.suffix = cell.map(|(_, at)| name.range(at - 1..name.text.len()));
        let in_okta = cell.is_some() || !name.text.contains('.');
        if let Some(org) = name.text[..label]
            .strip_suffix("-admin")
            .filter(|org| in_okta && !org.is_empty())
        {
            let admin = org.len()..label;
            self.admin = Some(name.range(admin.clone()));
            name.remove(admin);
        }
        self.kind = self.judge(&name.text, text);
        self.host = name.text;
        if self.kind == DomainKind::Bare {
            self.host = format!("{}.{}", self.host, hosts::DEFAULT_CELL);
        }
    }
}

/// The scheme, also where it is mistyped (`https:/`, `//`, twice), and what follows it.
fn scheme(text: &str, bare: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    let mut start = bare.start;
    loop {
        let rest = &text[start..bare.end];
        let word = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let marks = rest[word..].find(|c| !matches!(c, ':' | '/' | '\\'));
        let marks = &rest[word..marks.map_or(rest.len(), |at| word + at)];
        let is_scheme = match rest[..word].to_ascii_lowercase().as_str() {
            "" => marks.starts_with("//"),
            "http" | "https" => !marks.is_empty(),
            _ => marks.starts_with("://"),
        };
        if !is_scheme {
            break;
        }
        start += word + marks.len();
    }
    (
        (start > bare.start).then_some(bare.start..start),
        start..bare.end,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found_whatever_stands_around_it() {
        for text in [
            "dev-1",
            " dev-1\n",
            "DEV-1.Okta.com",
            "dev-1.okta.com.",
            "dev-1-admin",
            "dev-1.okta.com.com",
            "dev-1.okta.com.okta.com",
            "https://dev-1-admin.okta.com/admin/dashboard",
            "https://https://dev-1.okta.com:443/",
            "https:/dev-1.okta.com",
            "//dev-1.okta.com",
            "\"dev-1 .okta.com\"",
            "https://me@dev-1.okta.com/app#x",
            "dev-1\u{200b}.okta.com",
        ] {
            let domain = Domain::read(text);
            assert_eq!(domain.host(), Some("dev-1.okta.com"), "{text}");
            assert_eq!(
                domain.wanted(DomainForm::Subdomain).as_deref(),
                Some("dev-1"),
                "{text}"
            );
        }
        assert_eq!(
            Domain::read("https://login.acme.com").host(),
            Some("login.acme.com")
        );
        assert_eq!(
            Domain::read("acme.oktapreview.com.okta.com").host(),
            Some("acme.oktapreview.com")
        );
    }

    #[test]
    fn ranges_point_at_what_is_too_much() {
        let text = " https://Dev-1-admin .okta.com.com.:443/app ";
        let domain = Domain::read(text);
        let part = |range: &Option<Range<usize>>| range.clone().map(|range| &text[range]);
        assert_eq!(part(&domain.scheme), Some("https://"));
        assert_eq!(part(&domain.admin), Some("-admin"));
        assert_eq!(part(&domain.suffix), Some(".okta.com"));
        assert_eq!(part(&domain.doubled), Some(".com"));
        assert_eq!(part(&domain.dots), Some("."));
        assert_eq!(part(&domain.port), Some(":443"));
        assert_eq!(part(&domain.path), Some("/app"));
        assert_eq!(domain.host(), Some("dev-1.okta.com"));
    }

    proptest::proptest! {
        #[test]
        fn a_url_goes_to_the_host_that_is_shown(
            text in "(xn--)?[a-z0-9.-]{1,12}(\\.okta\\.com|\\.[0-9x]{1,4})?",
        ) {
            if let Some(host) = Domain::read(&text).host() {
                let url = url::Url::parse(&format!("https://{host}")).expect("a URL");
                assert_eq!(url.host_str(), Some(host));
            }
        }
    }
}
