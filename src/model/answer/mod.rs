//! The shapes of Okta's answers, read leniently.

pub mod app;
mod grant;

use serde_json::Value;

use crate::model::conversation::message::Reply;
use crate::model::conversation::step::Step;
use crate::model::text::chars::is_invisible;
use crate::okta::errors::{self, Cause, Entry, Place};
use app::{RegisteredKey, Role};
pub use grant::{Grant, TokenFlaw};

/// What a reply means at the step that it answers. The rules of each variant are different ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The host is an Okta org.
    Organization(Organization),
    /// Okta issued a token.
    Grant(Grant),
    /// A list with this number of things.
    List(usize),
    /// One object, from an endpoint that returns no list.
    Object,
    /// The admin roles of the app.
    Roles(Vec<Role>),
    /// The public keys of the app.
    Keys(Vec<RegisteredKey>),
    /// Okta judged the request and said no.
    Refused(Refusal),
    /// Okta did not judge it: too many requests. With its words, where there are any.
    RateLimited(Option<Refusal>),
    /// Okta did not judge it: it failed, or is busy. With its words, where there are any.
    ServerError(Option<Refusal>),
    /// Not in any shape of Okta's: a proxy, a captive portal or another server answered.
    NotFromOkta,
}

impl Answer {
    /// The step decides what a reply can be: a list is no answer of the token endpoint.
    pub fn read(step: Step, reply: &Reply) -> Self {
        let json = reply.json();
        let given = json.as_ref().filter(|_| reply.status == 200);
        let given = given.and_then(|json| match step {
            Step::Org => Organization::read(json).map(Self::Organization),
            Step::Roles => app::roles(json).map(Self::Roles),
            Step::Keys => app::keys(json).map(Self::Keys),
            Step::Need(_) if json.is_object() => Some(Self::Object),
            Step::Users | Step::Groups | Step::Apps | Step::Need(_) | Step::Call => {
                json.as_array().map(|list| Self::List(list.len()))
            }
            _ => Grant::read(json).map(Self::Grant),
        });
        given.unwrap_or_else(|| Self::refused(reply.status, Refusal::read(reply, json.as_ref())))
    }

    /// The answer for a reply that gives nothing that was asked for, by its status and Okta's words, if any.
    pub fn refused(status: u16, refusal: Option<Refusal>) -> Self {
        match (status, refusal.as_ref().and_then(Refusal::cause)) {
            (429, _) | (_, Some(Cause::RateLimited)) => Self::RateLimited(refusal),
            // Network Authentication Required (RFC 6585) comes from a captive portal, never from a server.
            (511, _) => Self::NotFromOkta,
            (500.., _) | (_, Some(Cause::ServerError)) => Self::ServerError(refusal),
            _ => refusal.map_or(Self::NotFromOkta, Self::Refused),
        }
    }

    /// Okta's refusal, where it judged the request.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Okta's error code and words, also where it did not judge the request.
    pub fn words(&self) -> Option<&Refusal> {
        match self {
            Self::RateLimited(refusal) | Self::ServerError(refusal) => refusal.as_ref(),
            _ => self.refusal(),
        }
    }

    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Self::Grant(grant) => Some(grant),
            _ => None,
        }
    }

    /// Whether Okta decided about the request.
    pub fn is_judged(&self) -> bool {
        !matches!(
            self,
            Self::RateLimited(_) | Self::ServerError(_) | Self::NotFromOkta
        )
    }
}

/// Whether the servers in front of Okta's orgs answered, because no org has this host, or no longer has it.
///
/// They serve a static page: no `x-okta-request-id`, `Server: Apache`, and if it is JSON a body with the status. A 404
/// of an org has a request id and an `errorCode`. Seen in 26 recordings of Okta's SDK tests, not documented.
pub fn is_no_such_org(reply: &Reply) -> bool {
    let json = reply.json();
    let status = json.as_ref().and_then(|json| json.get("status")?.as_u64());
    let apache = reply
        .header("server")
        .is_some_and(|server| server.starts_with("Apache"));
    reply.status == 404
        && reply.header("x-okta-request-id").is_none()
        && (status == Some(404) || apache)
}

/// What `/.well-known/okta-organization` says of an org.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// `00o…`
    pub id: String,
    /// `idx` (Identity Engine) or `v1` (Classic Engine).
    pub pipeline: String,
}

/// In bytes. Okta's have 20.
const LONGEST_ID: usize = 40;

impl Organization {
    fn read(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            id: text("id").filter(|id| id.starts_with("00o") && id.len() <= LONGEST_ID)?,
            pipeline: text("pipeline").unwrap_or_default(),
        })
    }
}

/// A refusal, in whichever of Okta's formats it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    /// `error` of the token endpoint and of `WWW-Authenticate`, `errorCode` of the management API.
    pub code: String,
    /// `error_description` or `errorSummary`, as Okta worded it.
    pub text: String,
    /// The summaries in `errorCauses`.
    pub details: Vec<String>,
    /// The scope that `WWW-Authenticate` asks for.
    pub scope: Option<String>,
    /// The id by which the request is found in Okta's System Log, and by Okta Support.
    pub request_id: Option<String>,
    /// The wording in our catalogue, where we know it.
    pub known: Option<&'static Entry>,
    /// `known` was found without its words, so it is less certain: from the code alone, because an answer's words are
    /// unknown to us, or from the topic of a pasted text.
    pub by_code: bool,
}

/// Okta's request ids have at most 40 characters. A header that is longer or has other characters is not one of
/// Okta's, so it could not be found in its log.
fn request_id(header: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!header.is_empty() && header.len() <= 40 && header.chars().all(fits))
        .then(|| header.to_owned())
}

/// Words that came from outside, shortened to what a report has room for, without characters that would change how the
/// text around them is displayed.
pub(crate) fn shortened(words: &str) -> String {
    const ROOM: usize = 300;
    let mut seen = words.chars().filter(|c| !is_invisible(*c));
    let mut kept: String = seen.by_ref().take(ROOM).collect();
    if seen.next().is_some() {
        kept.push_str("...");
    }
    kept
}

impl Refusal {
    /// `None` when the reply is not a refusal by Okta (a success, a proxy's page). `json`: its body, where that is
    /// JSON.
    fn read(reply: &Reply, json: Option<&Value>) -> Option<Self> {
        // A pasted text may not tell the status; then only the words say that it is a refusal.
        if (1..400).contains(&reply.status) {
            return None;
        }
        json.and_then(|json| Self::from_body(reply, json))
            .or_else(|| Self::from_header(reply))
            // Okta's without a word: the request id says that it is.
            .or_else(|| {
                reply.header("x-okta-request-id")?;
                Some(Self::worded(reply, String::new(), String::new()))
            })
    }

    /// What it means, where we know the wording.
    pub fn cause(&self) -> Option<Cause> {
        self.known.map(|entry| entry.cause)
    }

    /// The advice for exactly this wording, where there is one; else `help`.
    pub fn hint_or<'a>(&self, help: &'a str) -> &'a str {
        let hint = self.known.map_or("", |entry| entry.hint);
        if hint.is_empty() { help } else { hint }
    }

    /// The words, with who said them, for a line of evidence.
    pub fn quoted(&self) -> String {
        let is_of_client = self.known.is_some_and(|entry| entry.place == Place::Client);
        let who = if is_of_client {
            "The text says"
        } else {
            "Okta said"
        };
        format!("{who}: {}", self.words())
    }

    /// Okta's own words: status, code and text.
    pub fn words(&self) -> String {
        let (code, text) = (shortened(&self.code), shortened(&self.text));
        if self.known.is_some_and(|entry| entry.place == Place::Client) {
            return text;
        }
        let status = match self.status {
            0 => String::new(),
            status => format!("{status} "),
        };
        match (&code[..], &text[..]) {
            ("", "") => format!("{status}without an error message"),
            (code, "") => format!("{status}{code}"),
            (code, text) => format!("{status}{code} \"{text}\""),
        }
    }

    /// A refusal made of Okta's code and words, looked up in the catalogue. `reply` has the status and the request's
    /// id.
    pub fn worded(reply: &Reply, code: String, text: String) -> Self {
        let by_words = errors::find(&code, &text);
        let known = by_words.or_else(|| errors::find_by_code(&code));
        Self {
            status: reply.status,
            details: Vec::new(),
            scope: None,
            request_id: reply.header("x-okta-request-id").and_then(request_id),
            known,
            by_code: by_words.is_none() && known.is_some(),
            code,
            text,
        }
    }

    /// A refusal of which a client library or a person tells in a pasted text, in words that are not Okta's.
    pub fn remark(entry: &'static Entry, words: String) -> Self {
        Self {
            status: 0,
            code: String::new(),
            text: words,
            details: Vec::new(),
            scope: None,
            request_id: None,
            known: Some(entry),
            by_code: false,
        }
    }

    fn from_body(reply: &Reply, json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let code = text("error").or_else(|| text("errorCode"))?;
        let said = text("error_description").or_else(|| text("errorSummary"));
        let mut refusal = Self::worded(reply, code, said.unwrap_or_default());
        let details = json.get("errorCauses").and_then(Value::as_array);
        let details = details.into_iter().flatten();
        let summaries = details.filter_map(|detail| detail.get("errorSummary")?.as_str());
        refusal.details = summaries.map(str::to_owned).collect();
        Some(refusal)
    }

    /// API refusals of the token itself have an empty body and their reason in `WWW-Authenticate` (RFC 6750 section 3).
    fn from_header(reply: &Reply) -> Option<Self> {
        let challenge = reply.header("www-authenticate")?;
        let parameter = |name: &str| {
            let (_, rest) = challenge.split_once(&format!("{name}=\""))?;
            rest.split('"').next().map(str::to_owned)
        };
        // "error" is also the start of "error_description": the `="` after the name keeps them apart.
        let text = parameter("error_description").unwrap_or_default();
        let mut refusal = Self::worded(reply, parameter("error")?, text);
        refusal.scope = parameter("scope");
        Some(refusal)
    }
}
