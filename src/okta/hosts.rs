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
