//! The service app as the org has it registered.

use serde_json::{Map, Value};

use super::SandboxError;

/// A registered API Services app. A [scenario](super::Scenario) changes it before the first request.
#[derive(Clone, Debug)]
pub struct App {
    pub client_id: String,
    /// The public keys that were saved with the app.
    pub keys: Vec<AppKey>,
    /// The tab "Okta API Scopes".
    pub granted: Vec<String>,
    /// "Require Demonstrating Proof of Possession (DPoP) header in token requests".
    pub dpop_required: bool,
    pub role: AppRole,
    pub active: bool,
    /// `service` for an API Services app.
    pub application_type: &'static str,
    /// `token_endpoint_auth_method`.
    pub auth_method: &'static str,
    pub grant_types: Vec<&'static str>,
    /// Keys are fetched from the app's own URL, and that fails.
    pub broken_jwks_uri: bool,
}

/// The admin role of the app: what it may see, apart from the scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppRole {
    /// No role: some lists come back empty, other endpoints refuse.
    None,
    /// No role, in an org whose every endpoint refuses (the other half of the sources).
    NoneRefused,
    /// Sees users and groups only.
    HelpDesk,
    ReadOnly,
    /// A custom role whose resource set covers a few users and nothing else; it may read role assignments.
    NarrowCustom,
    Super,
}

/// A public key of the app.
#[derive(Clone, Debug)]
pub struct AppKey {
    pub kid: String,
    /// `kty` and the public members, nothing else.
    pub public: Map<String, Value>,
    pub active: bool,
    /// `sig` or `enc`.
    pub used_for: &'static str,
}

impl AppKey {
    /// Keeps the public members of a JWK, so that a private key given by mistake goes no further.
    pub fn read(jwk: &Value) -> Result<Self, SandboxError> {
        let kty = jwk.get("kty").and_then(Value::as_str).unwrap_or_default();
        let members: &[&str] = match kty {
            "RSA" => &["kty", "n", "e"],
            "EC" => &["kty", "crv", "x", "y"],
            _ => return Err(SandboxError::Key("it must be an RSA or EC key as a JWK")),
        };
        let mut public = Map::new();
        for member in members {
            let value = jwk.get(*member).filter(|value| value.is_string());
            let value = value.ok_or(SandboxError::Key("a public member is missing"))?;
            public.insert((*member).to_owned(), value.clone());
        }
        // 2048 bits are 256 bytes, 342 characters of base64url. Okta: "RSA key length in the 'jwks' is less than
        // '2,048' bits for the given key."
        if kty == "RSA" && public["n"].as_str().map_or(0, str::len) < 342 {
            return Err(SandboxError::Key(
                "Okta takes RSA keys of 2048 bits or more",
            ));
        }
        let kid = jwk.get("kid").and_then(Value::as_str);
        Ok(Self {
            kid: kid.unwrap_or("sandbox-generated-kid").to_owned(),
            public,
            active: true,
            used_for: "sig",
        })
    }
}

impl App {
    /// A healthy app with the caller's own key: of `jwk` only the public members are kept.
    pub fn registered_for<S: Into<String>>(
        client_id: impl Into<String>,
        jwk: &Value,
        scopes: impl IntoIterator<Item = S>,
    ) -> Result<Self, SandboxError> {
        Ok(Self {
            client_id: client_id.into(),
            keys: vec![AppKey::read(jwk)?],
            granted: scopes.into_iter().map(Into::into).collect(),
            dpop_required: false,
            role: AppRole::ReadOnly,
            active: true,
            application_type: "service",
            auth_method: "private_key_jwt",
            grant_types: vec!["client_credentials"],
            broken_jwks_uri: false,
        })
    }
}
