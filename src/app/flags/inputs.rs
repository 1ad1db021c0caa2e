//! The flags that say where the four values come from.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, TypedValueParser};

use super::words::words;
use crate::model::connection::DomainForm;
use crate::tools::{Family, LookupPlace};

#[derive(Args)]
#[command(next_help_heading = "Inputs")]
pub(crate) struct Inputs {
    /// Client ID of the API Services app, such as 0oa5wyqjk6Wm148fE1d7
    #[arg(long, value_name = "ID")]
    pub client_id: Option<String>,
    /// Okta domain: dev-12345678 of dev-12345678.okta.com
    #[arg(long, value_name = "DOMAIN")]
    pub domain: Option<String>,
    /// Scopes, separated as the tool takes them: by spaces or commas; may be repeated
    #[arg(long, value_name = "SCOPES")]
    pub scopes: Vec<String>,
    /// File that holds the private key, a JWK or PEM; - for standard input
    #[arg(long, value_name = "FILE")]
    pub private_key_file: Option<PathBuf>,
    /// Key ID, if it is given beside the key and not in a JWK
    #[arg(long, value_name = "KID")]
    pub key_id: Option<String>,
    /// File with the passphrase of an encrypted key on its first line
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Refused: arguments can be read by every process on the machine
    #[arg(long, hide = true, num_args = 0.., allow_hyphen_values = true, value_name = "KEY")]
    pub private_key: Option<Vec<String>>,
    /// Connection: JSON, YAML, okta.yaml, appsettings.json, Terraform, Kubernetes Secret, Nango record
    #[arg(short = 'c', long = "connection", value_name = "FILE")]
    pub connection: Option<PathBuf>,
    /// File with variables: OKTA_CC_*, or those of Okta's SDKs, Terraform or okta-mcp-server
    #[arg(long, value_name = "FILE")]
    pub env_file: Option<PathBuf>,
    /// Whose variables and files to take the values from, if there are several
    #[arg(long, value_name = "FAMILY", value_parser = families(), conflicts_with_all = ["connection", "env_file"])]
    pub from: Option<&'static Family>,
    /// Send every request to this URL instead of the domain's host: custom domains, test servers
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// What the tool's domain field takes [default: what the target takes]
    #[arg(long, value_name = "FORM", value_parser = forms())]
    pub domain_form: Option<DomainForm>,
}

impl Inputs {
    /// Whether none of these flags is given.
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [&self.client_id, &self.domain, &self.key_id, &self.base_url];
        let files = [
            &self.private_key_file,
            &self.passphrase_file,
            &self.connection,
            &self.env_file,
        ];
        texts.into_iter().all(Option::is_none)
            && files.into_iter().all(Option::is_none)
            && self.scopes.is_empty()
            && self.private_key.is_none()
            && self.from.is_none()
            && self.domain_form.is_none()
    }
}

fn families() -> impl TypedValueParser<Value = &'static Family> {
    words(Family::all().into_iter().map(|family| {
        let files = family.files.iter().map(LookupPlace::to_string);
        let names: Vec<String> = std::iter::once(family.pattern.to_owned())
            .chain(files)
            .collect();
        let word = PossibleValue::new(family.name).help(names.join(", "));
        (word, family)
    }))
}

fn forms() -> impl TypedValueParser<Value = DomainForm> {
    let form = |name, example, form| (PossibleValue::new(name).help(example), form);
    words([
        form("subdomain", "dev-12345678", DomainForm::Subdomain),
        form("hostname", "dev-12345678.okta.com", DomainForm::Hostname),
    ])
}
