//! Okta's own domains.
//!
//! Source: <https://developer.okta.com/docs/guides/find-your-domain/> and the checks of Okta's SDKs.

/// Every org's host is a subdomain of one of these. The first is the default.
pub static CELLS: [&str; 6] = [
    "okta.com",
    "oktapreview.com",
    "okta-emea.com",
    "okta-gov.com",
    "okta.mil",
    "okta-miltest.com",
];

/// Whether a host is under one of Okta's own domains.
pub fn is_of_okta(host: &str) -> bool {
    let under = |cell: &&str| {
        let rest = host.strip_suffix(*cell);
        rest.is_some_and(|rest| rest.ends_with('.'))
    };
    CELLS.iter().any(under)
}

/// Whether a host that is not Okta's has a name made to be taken for one: `acme-okta.com`, `acme.okta.com.evil.example`.
/// A custom domain such as `okta.acme.com` is none.
pub fn is_lookalike(host: &str) -> bool {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with('.');
    let holds = |cell: &&str| {
        let mut found = host.match_indices(*cell);
        found.any(|(at, cell)| ends(&host[at + cell.len()..]))
    };
    !is_of_okta(host) && CELLS.iter().any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_only_looks_like_okta_s_is_told_from_a_custom_domain() {
        for host in [
            "acme-okta.com",
            "acme.okta.com.evil.example",
            "okta.com",
            "x.oktapreview.com.br",
        ] {
            assert!(is_lookalike(host) && !is_of_okta(host), "{host}");
        }
        for host in [
            "acme.okta.com",
            "okta.acme.com",
            "login.acme.com",
            "acme.okta-emea.com",
        ] {
            assert!(!is_lookalike(host), "{host}");
        }
    }
}
