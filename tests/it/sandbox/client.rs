//! A client of the sandbox: it signs with jsonwebtoken, so that the sandbox's josekit proves it.

use crate::support::{Answered as _, Asked as _};
use std::sync::LazyLock;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use josekit::jwk::Jwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use okta_cc::sandbox::{App, Demo, Org, OrgAnswer, OrgRequest, Scenario};
use serde_json::{Value, json};

/// Sun, 01 Nov 2026 09:00:00 GMT.
pub(crate) const NOW: i64 = 1_793_523_600;
pub(crate) const HOST: &str = "127.0.0.1:8080";
pub(crate) const TOKEN: &str = "/oauth2/v1/token";
pub(crate) const ALL_SCOPES: &str = "okta.users.read okta.groups.read okta.apps.read okta.devices.read okta.logs.read \
    okta.policies.read okta.orgs.read okta.roles.read";

static DEMO: LazyLock<(App, Demo)> = LazyLock::new(|| App::demo().expect("OpenSSL makes a key"));
static OTHER: LazyLock<(App, Demo)> = LazyLock::new(|| App::demo().expect("OpenSSL makes a key"));

pub(crate) fn demo() -> &'static Demo {
    &DEMO.1
}

/// The demo app with every scope that the sandbox has an endpoint for.
pub(crate) fn app() -> App {
    let mut app = DEMO.0.clone();
    app.granted = ALL_SCOPES.split(' ').map(str::to_owned).collect();
    app
}

pub(crate) fn encoding_key(jwk: &Value) -> EncodingKey {
    let jwk = Jwk::from_map(jwk.as_object().expect("a JWK is an object").clone());
    let pair = RsaKeyPair::from_jwk(&jwk.expect("a JWK")).expect("an RSA JWK");
    EncodingKey::from_rsa_der(&pair.to_raw_private_key())
}

pub(crate) fn other_key() -> EncodingKey {
    encoding_key(&OTHER.1.private_key)
}

/// An assertion as a good client makes it; tests change one thing.
pub(crate) struct Assertion {
    pub(crate) header: Header,
    pub(crate) claims: Value,
    pub(crate) key: EncodingKey,
}

impl Assertion {
    pub(crate) fn good(jti: &str) -> Self {
        Self::at(jti, NOW)
    }

    pub(crate) fn at(jti: &str, now: i64) -> Self {
        let demo = demo();
        let mut header = Header::new(Algorithm::RS256);
        header.kid = demo.private_key["kid"].as_str().map(str::to_owned);
        let claims = json!({
            "iss": demo.client_id,
            "sub": demo.client_id,
            "aud": format!("http://{HOST}{TOKEN}"),
            "iat": now,
            "exp": now + 300,
            "jti": jti,
        });
        let key = encoding_key(&demo.private_key);
        Self {
            header,
            claims,
            key,
        }
    }

    pub(crate) fn signed(&self) -> String {
        jsonwebtoken::encode(&self.header, &self.claims, &self.key).expect("an RSA key signs")
    }
}

/// The token request as most clients send it, without `client_id`.
pub(crate) fn token_request(assertion: &str, scope: &str) -> OrgRequest {
    OrgRequest::post(
        HOST,
        TOKEN,
        &[
            ("grant_type", "client_credentials"),
            ("scope", scope),
            (
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ),
            ("client_assertion", assertion),
        ],
    )
}

/// An org and a client that talks to it.
pub(crate) struct Client {
    pub(crate) org: Org,
    pub(crate) now: i64,
    requests: u32,
}

impl Client {
    pub(crate) fn of(scenario: &str) -> Self {
        Self::of_app(app(), scenario)
    }

    pub(crate) fn of_app(app: App, scenario: &str) -> Self {
        let scenario: Scenario = scenario.parse().expect("a scenario");
        Self {
            org: Org::new(app, &scenario).expect("an org"),
            now: NOW,
            requests: 0,
        }
    }

    pub(crate) fn ask(&mut self, request: &OrgRequest) -> OrgAnswer {
        self.org.answer(request, self.now)
    }

    pub(crate) fn jti(&mut self) -> String {
        self.requests += 1;
        format!("jti-{}", self.requests)
    }

    pub(crate) fn token_answer(&mut self, scope: &str) -> OrgAnswer {
        let jti = self.jti();
        self.ask(&token_request(&Assertion::good(&jti).signed(), scope))
    }

    pub(crate) fn token(&mut self) -> String {
        let answer = self.token_answer(ALL_SCOPES);
        text(&answer.body_json()["access_token"])
    }

    /// A read with a token for all scopes.
    pub(crate) fn get(&mut self, target: &str) -> OrgAnswer {
        let token = self.token();
        self.ask(&OrgRequest::get(HOST, target).with("authorization", &format!("Bearer {token}")))
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// `error` and `error_description`, or `errorCode` and `errorSummary`.
pub(crate) fn said(answer: &OrgAnswer) -> (u16, String, String) {
    let body = answer.body_json();
    let either = |one: &str, other: &str| {
        let found = body.get(one).or_else(|| body.get(other));
        found.and_then(Value::as_str).unwrap_or("").to_owned()
    };
    (
        answer.status,
        either("error", "errorCode"),
        either("error_description", "errorSummary"),
    )
}

/// Header and claims of a JWT.
pub(crate) fn parts(token: &str) -> (Value, Value) {
    let mut parts = token.split('.').map(|part| {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).expect("base64url");
        serde_json::from_slice(&bytes).unwrap_or_default()
    });
    let header = parts.next().expect("a header");
    (header, parts.next().expect("claims"))
}
