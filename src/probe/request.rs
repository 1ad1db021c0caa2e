//! Writes the plan's questions as requests. Only this file holds the key and the access token, and it shows neither.

use std::thread::JoinHandle;

use url::{Url, form_urlencoded};

use super::question::{Credentials, DpopProof, Question};
use super::signer::{SignError, Signer};
use crate::model::connection::Connection;
use crate::model::conversation::{Fault, FaultKind, Request, Turn, issued_token};
use crate::model::redact::Secrets;
use crate::okta::endpoints::TOKEN;

/// RFC 7523 section 2.2.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A request ready to be sent, and the part of it that may be kept. It holds secrets, so it has no `Debug`.
pub struct PreparedRequest {
    pub url: Url,
    pub headers: Vec<(&'static str, String)>,
    /// A form body; `None` for a GET.
    pub form: Option<String>,
    pub kept: Request,
}

/// Writes requests: signs what has to be signed, and keeps the token and the nonce that came before.
pub struct RequestFactory {
    /// Scheme, host and port to which every request goes; `None` when the domain names no host.
    base: Option<Url>,
    /// Made while the first request is under way: the first signature of a process waits for random numbers.
    making: Option<JoinHandle<Result<Signer, SignError>>>,
    signer: Option<Signer>,
    /// The only place where the access token lives.
    access_token: Option<String>,
    /// Everything that must be masked in answers: what is secret of the connection, each signature and each access
    /// token of this run.
    secrets: Secrets,
}

impl RequestFactory {
    pub fn new(connection: &Connection) -> Self {
        let host = || Url::parse(&format!("https://{}", connection.domain().host()?)).ok();
        let mut secrets = Secrets::default();
        secrets.learn_connection(connection);
        let making =
            Signer::recipe(connection).map(|recipe| std::thread::spawn(move || recipe.make()));
        Self {
            base: connection.base_url.clone().or_else(host),
            making,
            signer: None,
            access_token: None,
            secrets,
        }
    }

    /// What must be taken out of everything that is kept.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Where every request goes.
    pub fn base(&self) -> Option<&Url> {
        self.base.as_ref()
    }

    /// The request for `question`, minted at `now`, Okta's time in seconds since the Unix epoch.
    ///
    /// # Errors
    /// With the turn to record, when the key could not produce a signature.
    ///
    /// # Panics
    /// When the domain names no host: the plan asks nothing of no host.
    pub fn write(&mut self, question: &Question, now: f64) -> Result<PreparedRequest, Box<Turn>> {
        let mut url = self.base.clone().expect("the plan asks nothing of no host");
        let mut prepared = match question {
            Question::Get { path, query, .. } => {
                url.set_path(path);
                url.set_query(*query);
                PreparedRequest::new("GET", url)
            }
            Question::Token { .. } => {
                url.set_path(TOKEN);
                PreparedRequest::new("POST", url)
            }
        };
        match self.sign(question, &mut prepared, now) {
            Ok(()) => Ok(prepared),
            Err(error) => {
                let (request, detail) = (prepared.kept, error.to_string());
                let kind = FaultKind::Signing;
                let fault = Fault { kind, detail };
                Err(Box::new(Turn::Broken { request, fault }))
            }
        }
    }

    /// Remembers the access token in the answer to a token request.
    pub fn read(&mut self, body: &str) {
        if let Some(token) = issued_token(body) {
            self.secrets.learn(&token);
            self.access_token = Some(token);
        }
    }

    fn sign(
        &mut self,
        question: &Question,
        prepared: &mut PreparedRequest,
        now: f64,
    ) -> Result<(), SignError> {
        match question {
            Question::Get { credentials, .. } => {
                let token = self.access_token.clone();
                match (credentials, token) {
                    (Credentials::None, _) | (_, None) => {}
                    (Credentials::Bearer, Some(token)) => {
                        prepared.header("authorization", format!("Bearer {token}"));
                    }
                    (Credentials::Dpop(DpopProof { nonce }), Some(token)) => {
                        let signer = self.signer()?;
                        let nonce = nonce.as_deref();
                        let (compact, kept) =
                            signer.proof("GET", &prepared.url, nonce, Some(&token), now)?;
                        self.secrets.learn(signature(&compact));
                        prepared.header("authorization", format!("DPoP {token}"));
                        prepared.header("dpop", compact);
                        prepared.kept.proof = Some(kept);
                    }
                }
            }
            Question::Token { kid, proof, scopes } => {
                let url = prepared.url.clone();
                let signer = self.signer()?;
                let (compact, kept) = signer.assertion(url.as_str(), *kid, now)?;
                prepared.kept.assertion = Some(kept);
                let mut made = vec![signature(&compact).to_owned()];
                if let Some(DpopProof { nonce }) = proof {
                    let (compact, kept) =
                        signer.proof("POST", &url, nonce.as_deref(), None, now)?;
                    made.push(signature(&compact).to_owned());
                    prepared.header("dpop", compact);
                    prepared.kept.proof = Some(kept);
                }
                let form = form_urlencoded::Serializer::new(String::new())
                    .append_pair("grant_type", "client_credentials")
                    .append_pair("scope", &scopes.join(" "))
                    .append_pair("client_assertion_type", ASSERTION_TYPE)
                    .append_pair("client_assertion", &compact)
                    .finish();
                prepared.header("content-type", "application/x-www-form-urlencoded".into());
                prepared.form = Some(form);
                made.iter().for_each(|made| self.secrets.learn(made));
                prepared.kept.scopes.clone_from(scopes);
            }
        }
        Ok(())
    }

    fn signer(&mut self) -> Result<&Signer, SignError> {
        if self.signer.is_none() {
            let making = self.making.take().ok_or(SignError::NoKey)?;
            self.signer = Some(making.join().map_err(|_| SignError::Panicked)??);
        }
        self.signer.as_ref().ok_or(SignError::NoKey)
    }
}

/// The third part of a JWS, which makes it a credential.
fn signature(compact: &str) -> &str {
    compact.rsplit('.').next().unwrap_or(compact)
}

impl PreparedRequest {
    fn new(method: &'static str, url: Url) -> Self {
        let kept = Request {
            method,
            url: url.to_string(),
            ..Request::default()
        };
        Self {
            url,
            headers: vec![("accept", "application/json".into())],
            form: None,
            kept,
        }
    }

    /// `GET /api/v1/users?limit=1`
    pub(super) fn shown(&self) -> String {
        let query = self
            .url
            .query()
            .map_or_else(String::new, |query| format!("?{query}"));
        format!("{} {}{query}", self.kept.method, self.url.path())
    }

    fn header(&mut self, name: &'static str, value: String) {
        self.headers.push((name, value));
    }
}
