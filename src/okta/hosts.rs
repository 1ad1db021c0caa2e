//! The domains under which Okta hosts its orgs (cells), the hosts that only look like them, and loopback.
//!
//! Sources: <https://developer.okta.com/docs/guides/find-your-domain/>, and the admin-host checks in Okta's SDKs for
//! the government and military cells (okta-sdk-python `config_validator.py`, okta-sdk-dotnet `Configuration.cs`,
//! okta-commons-java `ConfigurationValidator.java`; the first two say `trex-govcloud.com`, the last `trex-gov.com`).

use url::{Host, Url};

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

/// Subdomains of `okta.com` that are Okta's own sites, so that no customer's org can have them.
pub static OWN_SITES: [&str; 11] = [
    "www",
    "admin",
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

/// The cell that a lower-case host name belongs to, or is itself: its name, and the byte at which it begins.
pub fn cell(host: &str) -> Option<(&'static str, usize)> {
    let mut cells = CELLS.into_iter();
    cells.find_map(|cell| {
        let at = host.len().checked_sub(cell.len())?;
        let ends = host.get(at..) == Some(cell);
        (ends && (at == 0 || host.as_bytes()[at - 1] == b'.')).then_some((cell, at))
    })
}

/// Whether Okta uses a lower-case subdomain itself, so that it is no customer's. `okta` is Okta's own org.
pub fn is_taken_by_okta(word: &str) -> bool {
    word == "okta" || OWN_SITES.contains(&word)
}

/// The end that a lower-case host name lacks to be in a cell: `.com` for `acme.oktapreview`. There is no top-level
/// domain `oktapreview`, so the text cannot be a whole host.
pub fn lost_end(host: &str) -> Option<(&'static str, usize)> {
    let mut cells = CELLS.into_iter();
    cells.find_map(|cell| {
        let (stem, _) = cell.split_once('.')?;
        let org = host.strip_suffix(stem)?.strip_suffix('.')?;
        (!org.is_empty()).then_some((&cell[stem.len()..], org.len()))
    })
}

/// Whether a lower-case host name is in one of Okta's cells.
pub fn is_of_okta(host: &str) -> bool {
    cell(host).is_some_and(|(_, at)| at > 0)
}

/// Whether a lower-case host name that is in no cell looks like one that is: a cell's name somewhere inside
/// (`acme.okta.com.evil.example`, `acme.okta.com-login.example`), Okta's name, or nearly, in the one that somebody
/// registered (`acme-okta.com`, `acme-oktapreview.com`, `acme.okta.co`, `acme.xn--kta-ted.com`), or one company's Okta under
/// the name of another (`acme-okta.evil.example`).
/// `okta.acme.com` is not one: companies give their own domain for Okta such a name. Nor is `login.oktagon.com`.
pub fn looks_like_a_cell(host: &str) -> bool {
    let joined = format!(".{host}.").replace('-', ".");
    let inside = |cell: &str| joined.contains(&format!(".{}.", cell.replace('-', ".")));
    if CELLS.iter().any(|cell| inside(cell)) {
        return true;
    }
    let mut labels = host.rsplit('.').skip(1);
    let mut registered = labels.next().unwrap_or("");
    // Second-level domains under which names are registered: `acme.okta.co.uk`.
    if ["co", "com", "net", "org", "gov", "ac"].contains(&registered) {
        registered = labels.next().unwrap_or(registered);
    }
    let decoded = idna::domain_to_unicode(registered).0;
    let registered: String = decoded.chars().map(plain).collect();
    let mut words = registered.split('-');
    let names_okta = words.any(|word| {
        let slips = |cell: &str| word.len() > 8 && strsim::osa_distance(cell, word) <= 1;
        word.ends_with("okta") || ["otka", "okat"].contains(&word) || slips("oktapreview")
    });
    if labels.any(|label| is_of_another(label, &registered)) {
        return true;
    }
    // `okra.com` may well be a company, so that so short a name counts only in the very place of a cell's.
    let in_place = host.ends_with(".com") && host.matches('.').count() == 2;
    let nearly = |cell: &str| {
        let name = cell.split('.').next().unwrap_or(cell);
        let slips = usize::from(name.len() > 8 || (in_place && name == "okta"));
        // Letters of another alphabet among Okta's own are no slip, wherever they stand.
        let disguised = !decoded.is_ascii() && letters(&registered) == letters(name);
        disguised || strsim::osa_distance(name, &registered) <= slips
    };
    names_okta || CELLS.iter().any(|cell| nearly(cell))
}

/// Whether a label is named as somebody's Okta (`acme-okta`) who is not the one that `registered` the domain. What tells
/// only one of several hosts from the others (`dev-okta.acme.com`) is nobody's name.
fn is_of_another(label: &str, registered: &str) -> bool {
    let end = label.rsplit_once('-');
    let Some((owner, _)) = end.filter(|(_, end)| ["okta", "oktapreview"].contains(end)) else {
        return false;
    };
    let is_kind = owner.split('-').all(|word| {
        KINDS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit())) || word.len() < 4
    });
    !is_kind && !registered.contains(owner) && !owner.contains(registered)
}

/// What companies put before `okta` to tell several of their own hosts from each other; shorter words are not judged.
static KINDS: [&str; 22] = [
    "test",
    "testing",
    "stage",
    "staging",
    "prod",
    "production",
    "preprod",
    "preview",
    "nonprod",
    "sandbox",
    "demo",
    "login",
    "signin",
    "auth",
    "secure",
    "internal",
    "external",
    "corp",
    "customer",
    "partner",
    "workforce",
    "employee",
];

/// Whether a text has the name of a cell anywhere, such as in the path after somebody else's host.
pub fn names_a_cell(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    CELLS.iter().any(|cell| text.contains(cell))
}

/// Whether the URL's host is this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// In the order of the alphabet.
fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().collect();
    letters.sort_unstable();
    letters
}

/// The ASCII letter that a reader would take this character for: the zero, and letters of other alphabets that look
/// like those in Okta's names.
fn plain(c: char) -> char {
    match c {
        '0' | '\u{f2}'..='\u{f6}' | '\u{f8}' | '\u{3bf}' | '\u{43e}' | '\u{585}' | '\u{1ecd}' => {
            'o'
        }
        '\u{138}' | '\u{3ba}' | '\u{43a}' | '\u{1e33}' => 'k',
        '\u{3c4}' | '\u{442}' | '\u{163}' | '\u{165}' => 't',
        '\u{e0}'..='\u{e5}' | '\u{101}' | '\u{251}' | '\u{3b1}' | '\u{430}' | '\u{1ea1}' => 'a',
        c => c,
    }
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
            "acme.oktapreview.co",
            "acme.oktapreview.net",
            "acme.okta.con",
            "acme.octa.com",
            "acme.okt.com",
            "acme.xn--kta-ted.com",
            "acme.xn--80atlr.com",
            "acme-oktapreview.com",
            "acme-oktapreveiw.com",
            "acme.okta.com-login.test",
            "acme.okta-emea.com-login.test",
            "acme-okta.com.login.test",
            "acme-okta.evil.test",
            "acme-oktapreview.evil.test",
            "login.acme-okta.evil.co.uk",
        ] {
            assert!(looks_like_a_cell(host), "{host}");
        }
        for host in [
            "login.acme.com",
            "okta.acme.com",
            "login.oktagon.com",
            "okta-proxy.acme.com",
            "login.eu.okra.com",
            "login.xn--bcher-kva.example",
            "acme-okta.acme.co.uk",
            "acme-okta.acmecorp.com",
            "acmecorp-okta.acme.com",
            "dev-okta.acme.com",
            "staging2-okta.acme.com",
            "localhost",
            "",
        ] {
            assert!(!looks_like_a_cell(host), "{host}");
        }
    }
}
