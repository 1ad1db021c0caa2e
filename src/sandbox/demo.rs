//! A throwaway connection that fits the sandbox.

use josekit::jwk::Jwk;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{App, SandboxError};

/// The four values that someone would paste into a form, for an app that the sandbox knows.
///
/// It holds a private key (made now, registered nowhere), so it has no `Debug`.
#[derive(Clone)]
pub struct Demo {
    pub client_id: String,
    /// The private JWK with `kid`.
    pub private_key: Value,
    pub domain: String,
    pub scopes: Vec<String>,
}

impl Demo {
    pub const CLIENT_ID: &str = "0oa8kf3vq2Tz7Lm4n5d7";
    pub const DOMAIN: &str = "dev-12345678";
    /// What Nango's guide asks for, and what can be proved by a read.
    pub const SCOPES: [&str; 3] = ["okta.users.read", "okta.groups.read", "okta.apps.read"];

    /// A connection file as `-c FILE` reads it.
    pub fn connection(&self, base_url: &str) -> Value {
        json!({
            "client_id": self.client_id,
            "private_key": self.private_key,
            "domain": self.domain,
            "scopes": self.scopes,
            "base_url": base_url,
        })
    }
}

impl App {
    /// A healthy app with a fresh 2048-bit RSA key, and the connection that belongs to it.
    pub fn demo() -> Result<(Self, Demo), SandboxError> {
        let mut key = Jwk::generate_rsa_key(2048).map_err(SandboxError::Generate)?;
        key.set_key_id(Uuid::new_v4().to_string());
        let demo = Demo {
            client_id: Demo::CLIENT_ID.to_owned(),
            private_key: Value::Object(key.into()),
            domain: Demo::DOMAIN.to_owned(),
            scopes: Demo::SCOPES.map(str::to_owned).to_vec(),
        };
        let app = Self::registered_for(Demo::CLIENT_ID, &demo.private_key, Demo::SCOPES)?;
        Ok((app, demo))
    }
}
