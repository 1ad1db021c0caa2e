//! The base URL: where requests go instead of the domain's own host.

use url::Url;

use super::SourceError;
use crate::okta::hosts::is_loopback;

/// Credentials travel to this URL, so it is https, or http only on this machine.
///
/// # Errors
/// When it is not a URL, has more than scheme, host and port, or is http to another machine. `name` says where it was
/// given.
pub fn parse_base_url(name: &str, text: &str) -> Result<Url, SourceError> {
    let fail = |problem: String| SourceError::BaseUrl {
        name: name.into(),
        problem,
    };
    let url = Url::parse(text.trim()).map_err(|error| fail(error.to_string()))?;
    let bare = matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !bare {
        return Err(fail("it has more than a scheme, a host and a port".into()));
    }
    if !url.has_host() {
        return Err(fail("it has no host".into()));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(fail(
            "plain http would send credentials in the clear".into(),
        )),
        other => Err(fail(format!("{other} is not a web scheme"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_anywhere_and_http_at_home() {
        for good in [
            "https://login.acme.com",
            "https://acme.okta.com:8443/",
            "http://127.0.0.1:80",
            "http://[::1]:1",
            "http://localhost:3",
        ] {
            assert!(parse_base_url("--base-url", good).is_ok(), "{good}");
        }
        for bad in [
            "http://acme.okta.com",
            "http://localhost.evil.example",
            "ftp://127.0.0.1",
            "acme.okta.com",
            "https://a.example/oauth2",
            "https://u:p@a.example",
            "https://a.example/?x",
        ] {
            assert!(parse_base_url("--base-url", bad).is_err(), "{bad}");
        }
    }
}
