//! The HTTP client: which proxy it uses, and which certificates it trusts.

use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::redirect::Policy;
use reqwest::{Client, NoProxy, Proxy};
use rustls::ClientConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::CertificateDer;
use url::Url;

use super::proxy_variables;
use super::tls::CertificateWatcher;
use crate::okta::hosts::is_loopback;

/// What the user can choose about the way to the org. Verification of certificates cannot be turned off.
///
/// A variable may hold a secret, so it has no `Debug`.
#[derive(Clone, Default)]
pub struct Route {
    /// Takes precedence over the proxies of the environment and the system. A base URL on this machine is asked without any.
    pub proxy: Option<Url>,
    /// Trusted beside the platform's roots.
    pub roots: Vec<CertificateDer<'static>>,
    /// The variables of this process, name and value. The client reads them itself; these are only checked.
    pub environment: Vec<(String, String)>,
}

impl Route {
    /// The client for requests to `base`, each of which may take `timeout` from the name look-up to the end of the answer.
    pub(super) fn client(&self, base: Option<&Url>, timeout: Duration) -> Result<Client, String> {
        let mut builder = Client::builder()
            .user_agent(concat!("okta-cc/", env!("CARGO_PKG_VERSION")))
            // A redirect would send credentials to a host that was not given.
            .redirect(Policy::none())
            .timeout(timeout)
            // Less than the whole, so that "no connection" and "no answer" are told apart.
            .connect_timeout(timeout * 4 / 5)
            .tls_backend_preconfigured(
                self.tls(base.is_some_and(|base| base.scheme() == "https"))?,
            );
        // To a proxy this machine is another one; and in plain HTTP it would read the assertion.
        if base.is_some_and(is_loopback) {
            builder = builder.no_proxy();
        } else if let Some(proxy) = &self.proxy {
            let proxy = Proxy::all(proxy.clone()).map_err(|error| error.to_string())?;
            builder = builder.proxy(proxy.no_proxy(None::<NoProxy>));
        } else if let Some(base) = base {
            proxy_variables::check(base, |name| {
                let found = self.environment.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.as_str())
            })?;
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// The proxy for requests to `base` as `host:port`, without its password. The client asks the same matcher.
    pub(super) fn proxy_to(&self, base: &Url) -> Option<String> {
        if is_loopback(base) {
            return None;
        }
        if let Some(proxy) = &self.proxy {
            let port = proxy.port_or_known_default().unwrap_or(80);
            return Some(format!("{}:{port}", proxy.host_str()?));
        }
        let proxy = Matcher::from_system().intercept(&base.as_str().parse().ok()?)?;
        let port = proxy
            .uri()
            .port_u16()
            .map_or_else(String::new, |port| format!(":{port}"));
        Some(format!("{}{port}", proxy.uri().host()?))
    }

    /// As reqwest sets TLS up by itself, with a witness beside the platform's verifier.
    fn tls(&self, soon: bool) -> Result<ClientConfig, String> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let witness = CertificateWatcher::new(self.roots.clone(), provider.clone(), soon);
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?;
        let mut config = config
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(witness))
            .with_no_client_auth();
        config.alpn_protocols = vec!["h2".into(), "http/1.1".into()];
        Ok(config)
    }
}
