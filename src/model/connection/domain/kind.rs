//! Which kind of host a domain names. No host is guessed, and a host that only looks like one of Okta's gets no
//! request.
//!
//! The assertion, which is signed with the key, is sent to the host that is found here. So a name that a person reads
//! as one host and a URL parser as another (`acme.okta.com@evil.example`, `0x7f.1`) names no org.

use std::ops::Range;

use super::Domain;
use super::name::{is_host, stays_itself};
use crate::okta::hosts;

/// What kind of host a domain names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainKind {
    /// `dev-12345678`: a subdomain alone.
    Bare,
    /// A host in one of Okta's cells; the text is the cell.
    Org(&'static str),
    /// A custom domain, such as `login.acme.com`.
    Custom,
    /// It looks like a host in a cell but is not one.
    LookAlike,
    /// `{yourOktaDomain}`, `dev-xxxxxx`.
    Placeholder,
    /// Not a legal host name: an illegal character, an empty part, a hyphen at an end.
    Illegal,
    /// A host that cannot be an org: Okta's own site, a service beside an org, this machine, an IP address.
    NoOrg,
    /// A key or a token.
    Secret,
}

impl Domain {
    /// Finds which kind of host `name` is, and notes in `self` what in `text` is illegal in a host name.
    pub(super) fn judge(&mut self, name: &str, text: &str) -> DomainKind {
        let cell = hosts::cell(name);
        let names_a_cell = |place: &Option<Range<usize>>| {
            let mut part = place.iter().map(|place| &text[place.clone()]);
            part.any(hosts::names_a_cell)
        };
        if self.user.is_some() && cell.is_none() {
            // `https://acme.okta.com@evil.example` goes to evil.example; `me@acme.com` is an email address.
            self.illegal = self.user.clone();
            return if names_a_cell(&self.user) {
                DomainKind::LookAlike
            } else {
                DomainKind::Illegal
            };
        }
        if self.illegal.is_some() || !is_host(name) {
            self.illegal.get_or_insert(self.name.clone());
            return DomainKind::Illegal;
        }
        let is_bare = !name.contains('.');
        let whole = if is_bare {
            format!("{name}.{}", hosts::DEFAULT_CELL)
        } else {
            name.to_owned()
        };
        if !stays_itself(&whole) {
            let last = whole.rsplit('.').next().unwrap_or_default();
            if last.starts_with(|c: char| c.is_ascii_digit()) {
                return DomainKind::NoOrg;
            }
            self.illegal = Some(self.name.clone());
            return DomainKind::Illegal;
        }
        match cell {
            Some((_, 0)) => DomainKind::NoOrg,
            Some((cell, at)) => {
                let org = &name[..at - 1];
                let is_own = cell == hosts::DEFAULT_CELL && hosts::OWN_SITES.contains(&org);
                // `acme.workflows.okta.com`, `acme.at.okta.com`: services beside an org.
                if is_own || org.contains('.') {
                    DomainKind::NoOrg
                } else {
                    DomainKind::Org(cell)
                }
            }
            None if name == "localhost" => DomainKind::NoOrg,
            None if hosts::is_taken_by_okta(name) => DomainKind::NoOrg,
            None if is_bare => DomainKind::Bare,
            None if hosts::looks_like_a_cell(name) => DomainKind::LookAlike,
            // `evil.example/acme.okta.com`, `evil.example#.okta.com`: to a reader the end is the host's.
            None if names_a_cell(&self.path) => DomainKind::LookAlike,
            None => DomainKind::Custom,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_host_is_guessed() {
        let cases = [
            ("acme.okta.com.evil.example", DomainKind::LookAlike),
            ("acme-okta.com", DomainKind::LookAlike),
            ("https://acme.okta.com@evil.example/", DomainKind::LookAlike),
            (
                "https://acme.okta.com:1@evil.example/",
                DomainKind::LookAlike,
            ),
            ("evil.example/acme.okta.com", DomainKind::LookAlike),
            ("evil.example?.okta.com", DomainKind::LookAlike),
            ("https://evil.example#.Okta.com", DomainKind::LookAlike),
            ("evil.example\\.okta.com", DomainKind::LookAlike),
            ("acme.oktapreview.co", DomainKind::LookAlike),
            ("acme.xn--kta-ted.com", DomainKind::LookAlike),
            ("me@acme.com", DomainKind::Illegal),
            ("{yourOktaDomain}", DomainKind::Placeholder),
            ("https://your-org-admin.okta.com", DomainKind::Placeholder),
            ("acme corp", DomainKind::Illegal),
            ("acme_corp.okta.com", DomainKind::Illegal),
            ("acme..okta.com", DomainKind::Illegal),
            (".okta.com", DomainKind::Illegal),
            ("-acme", DomainKind::Illegal),
            ("https://", DomainKind::Illegal),
            ("-admin", DomainKind::Illegal),
            ("okta.com", DomainKind::NoOrg),
            ("www.okta.com", DomainKind::NoOrg),
            ("acme.workflows.okta.com", DomainKind::NoOrg),
            ("127.0.0.1:8080", DomainKind::NoOrg),
            ("0x7f.1", DomainKind::NoOrg),
            ("1.2.3.999", DomainKind::NoOrg),
            ("acme.256", DomainKind::NoOrg),
            ("xn--a.okta.com", DomainKind::Illegal),
            ("xn--99zzzz", DomainKind::Illegal),
            ("", DomainKind::Illegal),
        ];
        for (text, kind) in cases {
            let domain = Domain::read(text);
            assert_eq!((domain.kind, domain.host()), (kind, None), "{text}");
        }
    }
}
