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
