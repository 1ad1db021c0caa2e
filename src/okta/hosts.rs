//! Okta's own domains.
//!
//! Sources: <https://developer.okta.com/docs/guides/find-your-domain/>, and the admin-host checks in Okta's SDKs for
//! the government and military cells (okta-sdk-python `config_validator.py`, okta-sdk-dotnet `Configuration.cs`,
//! okta-commons-java `ConfigurationValidator.java`; the first two say `trex-govcloud.com`, the last `trex-gov.com`).

/// Every org's host is a subdomain of one of these. The first is the default.
pub static CELLS: [&str; 8] = [
    "okta.com",
    "oktapreview.com",
    "okta-emea.com",
    "okta-gov.com",
    "okta.mil",
    "okta-miltest.com",
    "trex-govcloud.com",
    "trex-gov.com",
];

/// The cell that a bare subdomain is taken to be in.
pub const DEFAULT_CELL: &str = CELLS[0];

/// First words of hosts under `okta.com` that are Okta's own sites; no customer's org has them.
pub static OWN_SITES: [&str; 10] = [
    "www",
    "developer",
    "help",
    "support",
    "login",
    "status",
    "trust",
    "devforum",
    "toolkit",
    "pages",
];

/// The cell that a lower-case host name lies in or is: its name, and at which byte it begins.
pub fn cell(host: &str) -> Option<(&'static str, usize)> {
    let mut cells = CELLS.into_iter();
    cells.find_map(|cell| {
        let at = host.len().checked_sub(cell.len())?;
        let ends = host.get(at..) == Some(cell);
        (ends && (at == 0 || host.as_bytes()[at - 1] == b'.')).then_some((cell, at))
    })
}

/// Whether a lower-case host name lies in one of Okta's cells.
pub fn is_of_okta(host: &str) -> bool {
    cell(host).is_some_and(|(_, at)| at > 0)
}

/// Whether a lower-case host name that lies in no cell has the look of one that does: a cell's name somewhere inside
/// (`acme.okta.com.evil.example`), or Okta's name in the one that somebody registered (`acme-okta.com`, `acme.okta.co`).
/// `okta.acme.com` is not one: companies give their own domain for Okta such a name. Nor is `login.oktagon.com`.
pub fn looks_like_a_cell(host: &str) -> bool {
    let inside = |cell: &str| format!(".{host}.").contains(&format!(".{cell}."));
    if CELLS.iter().any(|cell| inside(cell)) {
        return true;
    }
    let mut labels = host.rsplit('.').skip(1);
    let mut registered = labels.next().unwrap_or("");
    // Second-level domains under which names are registered: `acme.okta.co.uk`.
    if ["co", "com", "net", "org", "gov", "ac"].contains(&registered) {
        registered = labels.next().unwrap_or(registered);
    }
    let registered = registered.replace('0', "o");
    let mut words = registered.split('-');
    let names_okta = words.any(|word| word.ends_with("okta") || ["otka", "okat"].contains(&word));
    let nearly = |cell: &str| {
        let name = cell.split('.').next().unwrap_or(cell);
        name.len() > 8 && strsim::osa_distance(name, &registered) == 1
    };
    names_okta || CELLS.iter().any(|cell| nearly(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_the_end_of_a_host() {
        assert_eq!(cell("acme.okta.com"), Some(("okta.com", 5)));
        assert_eq!(cell("okta.com"), Some(("okta.com", 0)));
        assert_eq!(cell("acme.okta-emea.com"), Some(("okta-emea.com", 5)));
        assert_eq!(cell("acme-okta.com"), None);
        assert_eq!(cell("acme.okta.com.evil.example"), None);
    }

    #[test]
    fn a_look_alike_is_told_from_a_custom_domain() {
        for host in [
            "acme.okta.com.evil.example",
            "acme-okta.com",
            "acme.okta.co",
            "acme.okta.co.uk",
            "acme.0kta.com",
            "acme.otka.com",
            "acme.oktapreviews.com",
        ] {
            assert!(looks_like_a_cell(host), "{host}");
        }
        for host in [
            "login.acme.com",
            "okta.acme.com",
            "login.oktagon.com",
            "acme-okta.acme.co.uk",
            "localhost",
            "",
        ] {
            assert!(!looks_like_a_cell(host), "{host}");
        }
    }
}
