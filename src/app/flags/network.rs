//! The flags that say how the org is reached.

use std::path::{Path, PathBuf};

use clap::Args;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use url::Url;

use crate::app::command::Failure;
use crate::app::files::{AskedBy, Files, LIMIT};
use crate::app::world::World;
use crate::input::name_of;
use crate::model::redact::shown;
use crate::probe::Route;

#[derive(Args)]
#[command(next_help_heading = "Network")]
pub(crate) struct Network {
    /// HTTP proxy; takes precedence over HTTPS_PROXY and NO_PROXY; not used for a base URL on this machine; put a login into
    /// HTTPS_PROXY
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// CA certificates (PEM) to trust in addition to this machine's own, such as that of a proxy that inspects TLS
    #[arg(long, value_name = "FILE")]
    pub ca_cert: Option<PathBuf>,
}

pub(crate) fn route(network: &Network, files: &Files, world: &World) -> Result<Route, Failure> {
    let roots = |path: &PathBuf| roots(path, files);
    Ok(Route {
        proxy: network.proxy.as_deref().map(proxy).transpose()?,
        roots: network.ca_cert.as_ref().map_or(Ok(vec![]), roots)?,
        environment: world.environment.clone(),
    })
}

fn proxy(text: &str) -> Result<Url, Failure> {
    let fail = |problem: &str| Failure::Usage(format!("--proxy: {problem}"));
    // As curl takes it: a proxy is often given as host:port.
    let url = match text.contains("://") {
        true => Url::parse(text),
        false => Url::parse(&format!("http://{text}")),
    };
    let url = url.map_err(|error| fail(&error.to_string()))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fail(
            "a login is refused here: arguments can be read by every process on this machine. Put \
             it into the variable HTTPS_PROXY.",
        ));
    }
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(fail("takes http://HOST:PORT or https://HOST:PORT"));
    }
    Ok(url)
}

/// A Debian trusts 144 of them.
const MOST: usize = 1000;

const ONLY_THE_CA: &str =
    "Give only what this machine does not trust yet: the CA certificate of the proxy.";

fn roots(path: &Path, files: &Files) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let name = name_of(path);
    let fail = |problem: String| Failure::Usage(format!("--ca-cert {}: {problem}", shown(&name)));
    let text = files.bytes(path, AskedBy::User);
    let text = text.map_err(|error| fail(error.problem()))?;
    if text.len() as u64 > LIMIT {
        return Err(fail(format!("more than {LIMIT} bytes. {ONLY_THE_CA}")));
    }
    let roots = CertificateDer::pem_slice_iter(&text).take(MOST + 1);
    let roots: Result<Vec<_>, _> = roots.collect();
    let roots = roots.map_err(|error| fail(error.to_string()))?;
    if roots.len() > MOST {
        return Err(fail(format!(
            "more than {MOST} certificates. {ONLY_THE_CA}"
        )));
    }
    let mut store = RootCertStore::empty();
    for root in &roots {
        store
            .add(root.clone())
            .map_err(|error| fail(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(fail("no -----BEGIN CERTIFICATE----- in it".into()));
    }
    Ok(roots)
}
