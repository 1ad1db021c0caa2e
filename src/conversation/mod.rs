//! What was said to the org and back: named steps, each answered, broken or not taken.

mod fault;
mod jwt;
mod told;

pub use jwt::{Jwt, without_tokens};
pub use told::Told;

/// The questions a run can ask, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// `GET /.well-known/okta-organization`, without credentials.
    Org,
    /// `POST /oauth2/v1/token` with all requested scopes.
    Token,
    /// `GET /api/v1/users?limit=1`.
    Users,
    /// `GET /api/v1/groups?limit=1`.
    Groups,
    /// `GET /api/v1/apps?limit=1`.
    Apps,
    /// Any other call of the API, as a pasted text shows it. No run of ours makes it.
    Call,
}

impl Step {
    pub const ALL: [Self; 5] = [
        Self::Org,
        Self::Token,
        Self::Users,
        Self::Groups,
        Self::Apps,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Token => "token",
            Self::Users => "users",
            Self::Groups => "groups",
            Self::Apps => "apps",
            Self::Call => "call",
        }
    }
}

/// Everything said in one run.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    turns: Vec<(Step, Turn)>,
    /// Present where the conversation was read from a text that somebody pasted.
    told: Option<Told>,
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
}

impl Conversation {
    /// A conversation of which we know only what a text tells: a step may occur more than once, the decisive turn first.
    pub fn told(told: Told) -> Self {
        Self {
            told: Some(told),
            ..Self::default()
        }
    }

    /// What the text said beside the exchanges; `None` for a run of our own.
    pub fn hearsay(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    pub fn record(&mut self, step: Step, turn: Turn) {
        self.turns.push((step, turn));
    }

    /// How `step` went; `None` when the run has not come to it.
    pub fn turn(&self, step: Step) -> Option<&Turn> {
        let found = self.turns.iter().find(|(taken, _)| *taken == step);
        found.map(|(_, turn)| turn)
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
}

#[derive(Clone, Debug)]
pub struct Request {
    pub method: &'static str,
    /// Empty where a pasted text does not tell it.
    pub url: String,
    /// Header and claims of the client assertion, where one was sent.
    pub assertion: Option<Jwt>,
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

    /// `200 text/html`, or where it redirects to: for answers that are not Okta's.
    pub fn described(&self) -> String {
        let what = self.header("location").or(self.header("content-type"));
        format!(
            "{} {}",
            self.status,
            what.unwrap_or("without a content type")
        )
    }

    /// The body as JSON, where it is.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.body).ok()
    }
}

/// Why no answer could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// What the network library said, for the evidence.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The host name has no address.
    Dns,
    /// Nobody accepts connections there, or the network is down.
    Connect,
    /// The certificate is not trusted, expired, or for another host; or the other side does not speak TLS.
    Tls,
    /// Nothing came within the time allowed.
    Timeout,
    /// The connection broke or the answer was no HTTP.
    Http,
    /// The answer is longer than [`Reply::BODY_LIMIT`].
    TooLong,
    /// Nothing was sent: the key could not produce a signature.
    Signing,
}

impl FaultKind {
    pub const ALL: [Self; 7] = [
        Self::Dns,
        Self::Connect,
        Self::Tls,
        Self::Timeout,
        Self::Http,
        Self::TooLong,
        Self::Signing,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
            Self::Http => "http",
            Self::TooLong => "too_long",
            Self::Signing => "signing",
        }
    }
}
