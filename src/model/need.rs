//! What a pipeline needs of a connection: a scope, or a call of the API that a scope allows.

use crate::model::redact::shown_briefly;
use crate::model::text::nearest::nearest;
use crate::okta::reads::{READS, Read};
use crate::okta::scopes::{self, Meaning};

/// One thing that is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    text: String,
    /// The least scope that allows it.
    scope: String,
    /// The call that tries it; `None` where none is known.
    read: Option<&'static Read>,
}

/// The text names no scope and no endpoint that we know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownNeed {
    #[error("Okta has no scope {name:?} that a service app can be granted. {hint}")]
    Scope { name: String, hint: String },
    #[error("unknown endpoint {name:?}. {hint} Or name the scope that the call needs.")]
    Endpoint { name: String, hint: String },
    #[error("no scope allows writing to {path}: okta.{family}.manage does not exist")]
    ReadOnly {
        path: &'static str,
        family: &'static str,
    },
}

impl Need {
    /// `okta.users.read`, or `GET /api/v1/users`.
    ///
    /// # Errors
    /// When there is no such scope or endpoint.
    pub fn read(text: &str) -> Result<Self, UnknownNeed> {
        let text = text.trim();
        match text.split_once(char::is_whitespace) {
            Some((method, path)) => Self::of_call(text, method, path.trim()),
            None if text.starts_with('/') => Self::of_call(text, "GET", text),
            None => Self::of_scope(text),
        }
    }

    fn of_scope(name: &str) -> Result<Self, UnknownNeed> {
        if !matches!(
            scopes::meaning(name),
            Some(Meaning::ServiceApp | Meaning::Unproven)
        ) {
            let near = scopes::nearest(name);
            return Err(UnknownNeed::Scope {
                name: quoted(name),
                hint: near.map_or_else(
                    || {
                        "Name one such as okta.users.read, or a call such as \"GET /api/v1/users\"."
                            .into()
                    },
                    |near| format!("Nearest: {near}."),
                ),
            });
        }
        let family = name
            .strip_prefix("okta.")
            .and_then(|name| name.strip_suffix(".read"));
        Ok(Self {
            text: name.into(),
            scope: name.into(),
            read: family.and_then(|family| READS.iter().find(|read| read.family == family)),
        })
    }

    fn of_call(text: &str, method: &str, path: &str) -> Result<Self, UnknownNeed> {
        const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
        let method = method.to_ascii_uppercase();
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let bare = bare.trim_end_matches('/');
        let read = READS.iter().find(|read| read.path == bare);
        let (Some(read), true) = (read, METHODS.contains(&method.as_str())) else {
            let near = nearest(bare, READS.iter().map(|read| read.path));
            return Err(UnknownNeed::Endpoint {
                name: quoted(text),
                hint: match near.first() {
                    Some(near) => format!("Nearest: \"GET {near}\"."),
                    None => "Write it as \"GET /api/v1/users\".".into(),
                },
            });
        };
        let reads = matches!(method.as_str(), "GET" | "HEAD");
        let (path, family) = (read.path, read.family);
        let scope = format!("okta.{family}.{}", if reads { "read" } else { "manage" });
        if scopes::meaning(&scope).is_none() {
            return Err(UnknownNeed::ReadOnly { path, family });
        }
        Ok(Self {
            text: format!("{method} {path}"),
            scope,
            read: Some(read).filter(|_| reads),
        })
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The least scope that allows it.
    pub fn scope(&self) -> &str {
        &self.scope
    }

    /// Whether `scope` allows it: its own, or the `manage` that includes its `read`.
    pub fn is_covered_by(&self, scope: &str) -> bool {
        let manage = self.scope.strip_suffix(".read");
        let manage = manage.is_some_and(|family| scope.strip_suffix(".manage") == Some(family));
        scope == self.scope || manage
    }

    /// The call that tries it. A need that writes has none: trying it would change something.
    pub fn tried_with(&self) -> Option<&'static Read> {
        self.read
    }

    pub fn writes(&self) -> bool {
        !self.scope.ends_with(".read")
    }
}

fn quoted(text: &str) -> String {
    shown_briefly(text).chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_needs_the_least_scope_that_allows_it() {
        for (text, scope, tried) in [
            ("okta.users.read", "okta.users.read", Some("/api/v1/users")),
            ("okta.users.manage", "okta.users.manage", None),
            (
                "GET /api/v1/groups?limit=200",
                "okta.groups.read",
                Some("/api/v1/groups"),
            ),
            ("/api/v1/logs/", "okta.logs.read", Some("/api/v1/logs")),
            ("post /api/v1/groups", "okta.groups.manage", None),
            ("okta.userRisk.read", "okta.userRisk.read", None),
        ] {
            let need = Need::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(need.scope(), scope, "{text}");
            assert_eq!(need.tried_with().map(|read| read.path), tried, "{text}");
        }
        let users = Need::read("okta.users.read").expect("a scope");
        assert!(users.is_covered_by("okta.users.manage") && users.is_covered_by("okta.users.read"));
        assert!(
            !users.is_covered_by("okta.users.read.self")
                && !users.is_covered_by("okta.groups.manage")
        );
        let manage = Need::read("okta.users.manage").expect("a scope");
        assert!(!manage.is_covered_by("okta.users.read"));
    }

    #[test]
    fn what_does_not_exist_is_told_the_nearest() {
        for (text, hint) in [
            ("okta.user.read", "Nearest: okta.users.read."),
            ("GET /api/v1/user", "Nearest: \"GET /api/v1/users\"."),
            ("FETCH /api/v1/users", "unknown endpoint"),
            ("GET /api/v1/users/00u1/roles", "name the scope"),
            ("DELETE /api/v1/logs", "okta.logs.manage does not exist"),
            ("", "such as okta.users.read"),
            ("openid", "no scope"),
        ] {
            let error = Need::read(text).expect_err(text).to_string();
            assert!(error.contains(hint), "{text}: {error}");
        }
    }

    #[test]
    fn every_read_is_of_a_scope_that_a_service_app_can_be_granted() {
        assert!(READS.is_sorted_by_key(|read| read.family));
        for read in &READS {
            let scope = format!("okta.{}.read", read.family);
            assert_eq!(
                scopes::meaning(&scope),
                Some(Meaning::ServiceApp),
                "{scope}"
            );
        }
    }
}
