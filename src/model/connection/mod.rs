//! The four texts of a connection as they were given, and a lenient view of each.
//!
//! The texts stay as they were given, because they are what is wrong: a strict type would have to refuse them. Each
//! view is read when it is first asked for, and once, since many rules ask for it and a key takes a while.

pub mod client_id;
pub mod domain;
mod fingerprint;
mod input;
mod placeholder;
pub mod scopes;
mod secrets;
mod tool_file;

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};
use url::Url;

pub use client_id::{ClientId, ClientIdKind};
pub use domain::{Domain, DomainKind, DomainMismatch};
pub use fingerprint::fingerprint;
pub use input::{Field, Input, Location, Origin, Piece};
pub use scopes::Scopes;
pub use tool_file::{Mode, ToolFile};

use crate::model::key::{BesideKey, Key};
use crate::model::rsa::{self, Judgement};

/// The form that a tool wants in its domain field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DomainForm {
    /// `dev-12345678`: the part before `.okta.com`.
    Subdomain,
    /// `dev-12345678.okta.com`: the whole host name.
    Hostname,
    /// `https://dev-12345678.okta.com`
    Url,
    /// The whole host name, with `https://` before it or without.
    Address,
    /// `dev-12345678`, where a second field has the cell.
    OrgName,
    /// Whatever names the org.
    Any,
}

impl DomainForm {
    /// Whether the field takes only the part before the cell.
    pub fn is_bare(self) -> bool {
        matches!(self, Self::Subdomain | Self::OrgName)
    }

    /// Whether the field takes a URL.
    pub fn takes_scheme(self) -> bool {
        matches!(self, Self::Url | Self::Address | Self::Any)
    }
}

/// A key ID as a value of its own (`OKTA_CLIENT_PRIVATEKEYID`, `private_key_id`). It is public (RFC 7515 section
/// 4.1.4); what was put there by mistake may not be, so show it with
/// [`shown_key_id`](crate::model::redact::shown_key_id).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyId {
    pub text: String,
    pub origin: Origin,
}

/// What a person gave to open an encrypted key. It is a secret, so it has no `Debug`.
#[derive(Clone)]
pub struct Passphrase(pub String);

/// Four inputs. It holds wrong values and never rejects; strict types are made only where a request is built.
pub struct Connection {
    client_id: Input,
    key: Input,
    domain: Input,
    scopes: Input,
    /// The key's ID, where the source has it beside the key. A JWK may have another one inside.
    pub key_id: Option<KeyId>,
    /// What opens the key, where it is encrypted.
    pub passphrase: Option<Passphrase>,
    /// Where the source says which form its domain has (`hostname` in a Nango record).
    pub domain_form: Option<DomainForm>,
    /// Why nothing could be read where a connection was expected; then its inputs are empty and have only a place.
    pub unreadable: Option<String>,
    /// What the tool's own file says beside the values, where they stand in one.
    pub tool_file: Option<ToolFile>,
    /// Every request goes here instead of to the domain's host: custom domains and test servers.
    pub base_url: Option<Url>,
    /// The file that names the host, where it was only found and the key is from elsewhere: nobody has said that this key
    /// belongs to that host.
    pub host_found_in: Option<String>,
    views: Views,
}

/// Each view is read once, when a rule first asks for it.
#[derive(Default)]
struct Views {
    client_id: OnceCell<ClientId>,
    key: OnceCell<Key>,
    judgement: OnceCell<Option<Judgement>>,
    domain: OnceCell<Domain>,
    scopes: OnceCell<Scopes>,
}

impl Connection {
    /// # Panics
    /// When the inputs are in the wrong order: that is a mistake in the caller, not in the connection.
    pub fn new(client_id: Input, key: Input, domain: Input, scopes: Input) -> Self {
        let fields = [&client_id, &key, &domain, &scopes].map(Input::field);
        assert_eq!(fields, Field::ALL, "each input has its own place");
        Self {
            client_id,
            key,
            domain,
            scopes,
            key_id: None,
            passphrase: None,
            domain_form: None,
            tool_file: None,
            unreadable: None,
            base_url: None,
            host_found_in: None,
            views: Views::default(),
        }
    }

    pub fn input(&self, field: Field) -> &Input {
        match field {
            Field::ClientId => &self.client_id,
            Field::Key => &self.key,
            Field::Domain => &self.domain,
            Field::Scopes => &self.scopes,
        }
    }

    pub fn inputs(&self) -> [&Input; 4] {
        Field::ALL.map(|field| self.input(field))
    }

    /// A place where a connection was expected, and why none can be read there. `problem` quotes nothing of the text.
    pub fn unreadable(path: &str, line: usize, problem: String) -> Self {
        let origin = Origin::File {
            path: path.into(),
            line,
            column: 1,
            verbatim: false,
        };
        let input = |field| Input::absent(field, origin.clone());
        let [client_id, key, domain, scopes] = Field::ALL.map(input);
        let mut connection = Self::new(client_id, key, domain, scopes);
        connection.unreadable = Some(problem);
        connection
    }

    /// The host that requests go to, if the inputs name one; with its port where that is not the default.
    pub fn host(&self) -> Option<String> {
        let Some(base) = &self.base_url else {
            return self.domain().host().map(str::to_owned);
        };
        let host = base.host_str()?;
        let port = base.port().map(|port| format!(":{port}"));
        Some(format!("{host}{}", port.unwrap_or_default()))
    }

    /// The client ID as it is sent; possibly empty.
    pub(crate) fn trimmed_client_id(&self) -> &str {
        &self.client_id.text()[self.client_id().trimmed.clone()]
    }

    pub(crate) fn client_id(&self) -> &ClientId {
        let read = || ClientId::read(self.client_id.text());
        self.views.client_id.get_or_init(read)
    }

    pub(crate) fn key(&self) -> &Key {
        let id = self.key_id.as_ref().map(|key_id| key_id.text.trim());
        let passphrase = self.passphrase.as_ref().map(|secret| secret.0.as_str());
        let read = || Key::read_with(self.key.text(), BesideKey { id, passphrase });
        self.views.key.get_or_init(read)
    }

    /// The checks of the key's numbers; `None` where it has no numbers of an RSA key. Takes milliseconds.
    pub(crate) fn judgement(&self) -> Option<&Judgement> {
        let judge = || Some(rsa::judge(&self.key().numbers()?));
        self.views.judgement.get_or_init(judge).as_ref()
    }

    pub(crate) fn domain(&self) -> &Domain {
        let read = || Domain::read(self.domain.text());
        self.views.domain.get_or_init(read)
    }

    pub(crate) fn scopes(&self) -> &Scopes {
        let read = || Scopes::read(self.scopes.text());
        self.views.scopes.get_or_init(read)
    }
}
