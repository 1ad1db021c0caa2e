//! What was said to the org and back: named steps, each answered, broken or not taken.

mod fault;
mod jwt;
mod scrub;
mod step;

pub use fault::{Fault, FaultKind};
pub use jwt::Jwt;
pub use step::Step;

use crate::model::answer::Answer;

use crate::model::redact::without_tokens;

/// Everything said in one run.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    turns: Vec<(Step, Turn)>,
}

/// How one step went.
#[derive(Clone, Debug)]
pub enum Turn {
    Answered(Exchange),
    /// The attempt failed before an answer could be read. It is evidence, not a crash.
    Broken {
        request: Request,
        fault: Fault,
    },
    /// Not asked, and why.
    NotTaken(String),
    /// Not asked because the run had used up its requests or its time: nothing is known.
    CutShort(String),
}

impl Conversation {
    pub fn record(&mut self, step: Step, turn: Turn) {
        self.turns.push((step, turn));
    }

    /// How `step` went at last; `None` when the run has not come to it. A step is taken again where Okta asks to come
    /// back later, and [`Step::Scopes`] once for every set of scopes.
    pub fn turn(&self, step: Step) -> Option<&Turn> {
        self.taken(step).last()
    }

    /// Every time that `step` was taken, the first one first.
    pub fn taken(&self, step: Step) -> impl DoubleEndedIterator<Item = &Turn> {
        let taken = self.turns.iter().filter(move |(taken, _)| *taken == step);
        taken.map(|(_, turn)| turn)
    }

    pub fn turns(&self) -> impl Iterator<Item = (Step, &Turn)> {
        self.turns.iter().map(|(step, turn)| (*step, turn))
    }
}

/// A request as sent and the reply as received. Signatures and tokens were dropped before it was made.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub request: Request,
    pub reply: Reply,
    /// Local time when the reply's head arrived, in seconds since the Unix epoch.
    pub received_at: f64,
    /// From sending to the end of the reply, in milliseconds.
    pub took_ms: u64,
    answer: Answer,
}

impl Exchange {
    /// The reply to a question, read once. Local time in seconds since the Unix epoch, duration in milliseconds.
    pub fn new(step: Step, request: Request, reply: Reply, received_at: f64, took_ms: u64) -> Self {
        let answer = Answer::read(step, &reply);
        Self {
            request,
            reply,
            received_at,
            took_ms,
            answer,
        }
    }

    /// One that somebody told of: who asked, when and how long it took is not known.
    pub fn told(request: Request, reply: Reply, answer: Answer) -> Self {
        // The text is old: nobody's clock can be measured by it.
        let received_at = reply.date().unwrap_or(0.0);
        Self {
            request,
            reply,
            received_at,
            took_ms: 0,
            answer,
        }
    }

    /// What the reply says.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// How far the local clock is ahead of the server's `Date`, in seconds. `None` also where the two are more than ten
    /// years apart: no clock is so wrong that could judge a certificate, so that `Date` was made up.
    pub fn ahead(&self) -> Option<f64> {
        const TEN_YEARS: f64 = 10.0 * 365.0 * 86_400.0;
        let ahead = self.received_at - self.reply.date()?;
        (ahead.abs() <= TEN_YEARS).then_some(ahead)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Request {
    pub method: &'static str,
    /// Empty where a pasted text does not tell it.
    pub url: String,
    /// Header and claims of the client assertion, where one was sent.
    pub assertion: Option<Jwt>,
    /// Header and claims of the DPoP proof (RFC 9449), where one was sent.
    pub proof: Option<Jwt>,
    /// The scopes of a token request, where they are known.
    pub scopes: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Reply {
    /// 0 where a pasted text does not tell it.
    pub status: u16,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
    /// At most [`Reply::BODY_LIMIT`] bytes, every token in it replaced by `*`.
    pub body: String,
    /// Header and claims of the access token, where one was issued as a JWT.
    pub access_token: Option<Jwt>,
}

impl Reply {
    /// Okta's longest answer to what we ask is a few KiB; more than this is no answer of Okta's. In bytes.
    pub const BODY_LIMIT: usize = 1 << 20;

    /// What may be kept of a reply, and what it says of an issued token. `received` is its body as it came.
    pub fn kept(status: u16, headers: Vec<(String, String)>, received: &str) -> Self {
        let token = issued_token(received);
        Self {
            status,
            // Cookies are credentials of a kind, and say nothing.
            headers: headers
                .into_iter()
                .filter(|(name, _)| name != "set-cookie")
                .collect(),
            body: without_tokens(received),
            access_token: token.as_deref().and_then(Jwt::read),
        }
    }

    /// The first header of that name, which is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The server's `Date`, in seconds since the Unix epoch.
    pub fn date(&self) -> Option<f64> {
        let date = httpdate::parse_http_date(self.header("date")?).ok()?;
        let since = date.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(since.as_secs_f64())
    }

    /// Where it sends us; only a status of redirection does.
    pub fn redirect(&self) -> Option<&str> {
        let location = self.header("location");
        location.filter(|_| (300..400).contains(&self.status))
    }

    /// `200 text/html`, or where it redirects to: for answers that are not Okta's.
    pub fn described(&self) -> String {
        let what = self.header("location").or(self.header("content-type"));
        let what = what.unwrap_or("without a content type");
        let but = if self.is_broken_json() {
            ", but the body is not JSON"
        } else {
            ""
        };
        /// Longer than any content type, and enough of a URL to know it again. In characters.
        const ROOM: usize = 120;
        let kept: String = what.chars().take(ROOM).collect();
        let more = if kept.len() < what.len() { "..." } else { "" };
        format!("{} {kept}{more}{but}", self.status)
    }

    /// Whether it says that it is JSON and is not: cut on the way, or replaced.
    pub fn is_broken_json(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        kind.contains("json") && self.json().is_none()
    }

    /// The body as JSON, where it is.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.body).ok()
    }
}

/// The access token in an answer of the token endpoint (RFC 6749 section 5.1).
pub fn issued_token(body: &str) -> Option<String> {
    let json = serde_json::from_str::<serde_json::Value>(body).ok()?;
    json.get("access_token")?.as_str().map(str::to_owned)
}
