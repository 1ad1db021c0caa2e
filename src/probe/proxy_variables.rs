//! The variables that name a proxy, where the client would pass over one in silence or not understand it.
//!
//! hyper-util passes over what is no address and goes without a proxy, and reqwest speaks HTTP to a SOCKS proxy. Who set
//! the variable is told instead, as Go's `net/http` and Python's `requests` do it.

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

/// As hyper-util reads them, in its order: the first that is set counts, an empty one as none.
const HTTPS: [&str; 2] = ["HTTPS_PROXY", "https_proxy"];
const HTTP: [&str; 2] = ["HTTP_PROXY", "http_proxy"];
const ALL: [&str; 2] = ["ALL_PROXY", "all_proxy"];
const EXCEPT: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// In a CGI program a stranger's header `Proxy` is in `HTTP_PROXY`, so hyper-util looks at none.
const CGI: &str = "REQUEST_METHOD";

/// Why requests to `base` cannot go as the variables say. `variable` gives the value of one. The value is not in the
/// text, since it may hold a password.
///
/// # Errors
/// With what is wrong with which variable, and what to do.
pub(super) fn check<'a>(
    base: &Url,
    variable: impl Fn(&str) -> Option<&'a str>,
) -> Result<(), String> {
    let set = |names: [&'static str; 2]| {
        let mut set = names
            .into_iter()
            .filter_map(|name| Some((name, variable(name)?)));
        set.next().filter(|(_, value)| !value.is_empty())
    };
    let except = set(EXCEPT).map_or("", |(_, hosts)| hosts);
    if variable(CGI).is_some() || proxy("http://proxy.invalid", except, base).is_none() {
        return Ok(());
    }
    let own = if base.scheme() == "https" {
        HTTPS
    } else {
        HTTP
    };
    let host = base.host_str().unwrap_or_default();
    let Some((name, value)) = set(own).or_else(|| set(ALL)) else {
        return Ok(());
    };
    let problem = match proxy(value, except, base).as_deref() {
        Some("http" | "https") => return Ok(()),
        Some(_) => "names a SOCKS proxy, and okta-cc can use only HTTP proxies",
        None => "is not the address of a proxy",
    };
    Err(format!(
        "{name} {problem}: write {name}=http://HOST:PORT, or name {host} in NO_PROXY"
    ))
}

/// The scheme of the proxy that hyper-util takes for `base`.
fn proxy(value: &str, except: &str, base: &Url) -> Option<String> {
    let matcher = Matcher::builder().all(value).no(except).build();
    let proxy = matcher.intercept(&base.as_str().parse().ok()?)?;
    // Its port is no number where hyper-util leaves that to the name look-up.
    let authority = proxy.uri().authority()?;
    let port = authority.as_str().rsplit_once(':').map(|(_, port)| port);
    let is_address = port.is_none_or(|port| port.ends_with(']') || port.parse::<u16>().is_ok());
    is_address.then(|| proxy.uri().scheme_str().map(str::to_owned))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(base: &str, variables: &[(&str, &'static str)]) -> Result<(), String> {
        let base = Url::parse(base).expect("a URL");
        check(&base, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| *value)
        })
    }

    #[test]
    fn what_is_no_proxy_is_named_by_its_variable_without_its_value() {
        const ORG: &str = "https://acme.okta.com/";
        for value in [
            "http//user:hunter2@proxy:80",
            "proxy:notaport",
            "http://user:hunter2@proxy:99999",
            "http://",
            "ftp://user:hunter2@proxy",
            "http://pro xy",
            "socks5://user:hunter2@proxy:1080",
            "socks5h://proxy",
        ] {
            for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                let said = checked(ORG, &[(name, value)]).expect_err(value);
                assert!(said.starts_with(name), "{said}");
                assert!(
                    !said.contains("hunter2") && !said.contains("notaport"),
                    "{said}"
                );
                for other in [
                    ("NO_PROXY", ".okta.com"),
                    ("no_proxy", "*"),
                    ("REQUEST_METHOD", "GET"),
                ] {
                    assert_eq!(checked(ORG, &[(name, value), other]), Ok(()));
                }
            }
            let other = [("HTTP_PROXY", value), ("HTTPS_PROXY", "proxy:3128")];
            assert_eq!(checked(ORG, &other), Ok(()));
            assert!(checked("http://acme.example/", &other).is_err());
        }
        for value in [
            "",
            "http://proxy:3128",
            "https://user:p%40ss@proxy",
            "proxy:3128",
            "http://proxy:3128/",
            "http://[::1]:3128",
            "http://[::1]",
            "http://10.0.0.1",
        ] {
            assert_eq!(checked(ORG, &[("HTTPS_PROXY", value)]), Ok(()), "{value}");
        }
    }
}
