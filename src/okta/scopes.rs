//! The OAuth scopes that Okta knows, and what a service app can do with each.

mod catalogue;

use catalogue::{END_USER, FOR_SIGNED_IN_USER, OIDC, PERMISSIONS, SERVICE_APP, UNPROVEN};

/// What a name means when a service app requests it as a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A scope that a service app can be granted.
    ServiceApp,
    /// A scope of which we do not know whether a service app can be granted it.
    Unproven,
    /// A scope that works only for a signed-in user.
    EndUser,
    /// A scope that by its own description acts for the signed-in user.
    ForSignedInUser,
    /// An OpenID Connect scope: it describes a user who signs in.
    Oidc,
    /// Not a scope but a permission of a custom admin role; with the scope nearest to it, where there is one.
    Permission(Option<&'static str>),
}

/// What `name` means; `None` when none of our sources lists it. Okta compares names letter by letter
/// (RFC 6749 section 3.3).
pub fn meaning(name: &str) -> Option<Meaning> {
    let has = |list: &[&str]| list.binary_search(&name).is_ok();
    if has(&SERVICE_APP) {
        return Some(Meaning::ServiceApp);
    }
    if let Ok(at) = PERMISSIONS.binary_search_by_key(&name, |(name, _)| name) {
        return Some(Meaning::Permission(PERMISSIONS[at].1));
    }
    let rest: [(&[&str], Meaning); 4] = [
        (&UNPROVEN, Meaning::Unproven),
        (&END_USER, Meaning::EndUser),
        (&FOR_SIGNED_IN_USER, Meaning::ForSignedInUser),
        (&OIDC, Meaning::Oidc),
    ];
    rest.into_iter()
        .find(|(list, _)| has(list))
        .map(|(_, meaning)| meaning)
}

/// The scope that was most likely meant by an unknown name.
pub fn nearest(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_lowercase();
    let wanted = wanted.strip_prefix("okta.").unwrap_or(&wanted);
    let mut all = SERVICE_APP.into_iter();
    if let Some(known) = all.find(|known| bare(known).eq_ignore_ascii_case(wanted)) {
        return Some(known);
    }
    let (family, access) = match wanted.rsplit_once('.') {
        Some((family, word)) => (family, access(word)),
        None => (wanted, Some("read")),
    };
    // Where the family is right, only the last word can be wrong.
    let in_family = SERVICE_APP.into_iter().filter(|known| {
        let known = bare(known).rsplit_once('.');
        known.is_some_and(|(of, _)| of.eq_ignore_ascii_case(family))
    });
    let in_family: Vec<&str> = in_family.collect();
    if let Some(last) = in_family.last() {
        let mut in_family = in_family.iter();
        let meant = in_family.find(|known| access.is_some_and(|access| known.ends_with(access)));
        return Some(meant.unwrap_or(last));
    }
    let access = access?;
    let near = SERVICE_APP.into_iter().filter_map(|known| {
        let (of, word) = bare(known).rsplit_once('.')?;
        let distance = strsim::osa_distance(&of.to_ascii_lowercase(), family);
        // One slip in a short word, two in a long one: `okta.user.read`, `okta.autorizationServer.read`.
        let near = word == access && distance <= 1 + family.len() / 8;
        near.then_some((distance, known))
    });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Whether a name has the form of Okta's scopes, so that it may be one that is newer than our list.
pub fn is_well_formed(name: &str) -> bool {
    let family = name
        .strip_suffix(".read")
        .or_else(|| name.strip_suffix(".manage"));
    let family = family.and_then(|family| family.strip_prefix("okta."));
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    family.is_some_and(|family| family.split('.').all(is_part))
}

/// The scopes in a name in which the spaces between several were lost.
pub fn run_together(name: &str) -> Option<Vec<&str>> {
    let starts = name.match_indices("okta.").map(|(at, _)| at);
    let starts: Vec<usize> = starts.filter(|at| *at > 0).collect();
    let ends = starts.iter().copied().chain([name.len()]);
    let mut at = 0;
    let parts: Vec<&str> = ends
        .map(|end| name[std::mem::replace(&mut at, end)..end].trim_end_matches(['.', '-', '_']))
        .collect();
    let known = |part: &&str| meaning(part).is_some() || is_well_formed(part);
    (parts.len() > 1 && parts.iter().all(known)).then_some(parts)
}

/// Without the `okta.` that nearly all scopes begin with.
fn bare(name: &str) -> &str {
    name.strip_prefix("okta.").unwrap_or(name)
}

/// The last word of a scope (`read` or `manage`) that a person means by this word.
fn access(word: &str) -> Option<&'static str> {
    match word {
        "get" | "list" | "readonly" | "reader" | "view" | "read" | "reads" => Some("read"),
        "admin" | "all" | "create" | "delete" | "edit" | "full" | "manage" | "manager"
        | "readwrite" | "update" | "write" => Some("manage"),
        word => ["read", "manage"]
            .into_iter()
            .find(|known| strsim::osa_distance(word, known) <= 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_share_no_name() {
        let permissions: Vec<&str> = PERMISSIONS.iter().map(|(name, _)| *name).collect();
        let lists: [&[&str]; 6] = [
            &SERVICE_APP,
            &UNPROVEN,
            &END_USER,
            &FOR_SIGNED_IN_USER,
            &OIDC,
            &permissions,
        ];
        for list in lists {
            assert!(list.is_sorted(), "{list:?}");
        }
        let mut all = lists.concat();
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn a_suggestion_is_a_scope_that_a_service_app_can_be_granted() {
        for (name, nearest) in PERMISSIONS {
            let known = nearest.is_none_or(|nearest| meaning(nearest) == Some(Meaning::ServiceApp));
            assert!(known, "{name}");
        }
    }

    #[test]
    fn a_lost_space_is_found() {
        let cases = [
            (
                "okta.users.readokta.groups.read",
                Some("okta.users.read okta.groups.read"),
            ),
            ("openidokta.users.read", Some("openid okta.users.read")),
            (
                "okta.users.read.okta.logs.read",
                Some("okta.users.read okta.logs.read"),
            ),
            ("okta.users.read", None),
            ("okta.oktapus.read", None),
            ("acmeokta.users.read", None),
        ];
        for (name, expected) in cases {
            let found = run_together(name).map(|parts| parts.join(" "));
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn the_nearest_scope_is_what_was_meant() {
        let cases = [
            ("Okta.Users.Read", Some("okta.users.read")),
            ("okta.user.read", Some("okta.users.read")),
            ("okta.users.write", Some("okta.users.manage")),
            ("okta.users.raed", Some("okta.users.read")),
            ("okta.users", Some("okta.users.read")),
            ("okta.user", Some("okta.users.read")),
            ("users.read", Some("okta.users.read")),
            ("okta.logs.manage", Some("okta.logs.read")),
            ("okta.apitokens.read", Some("okta.apiTokens.read")),
            ("okta.group.manage", Some("okta.groups.manage")),
            (
                "okta.autorizationServer.read",
                Some("okta.authorizationServers.read"),
            ),
            ("okta.widgets.read", None),
            ("read:users", None),
            ("admin", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(nearest(name), expected, "{name}");
        }
    }
}
