//! What a check returns: findings, or what it lacked.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::connection::{Field, Input};
use crate::model::text::named::named;
use crate::okta::errors::Cause;

/// Why a check could not run. A check that returns this appears in the report as skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The question was not asked; the text says why.
    NotAsked(String),
    /// The value is there but cannot be read this far; the text says what is in the way.
    Unreadable(String),
    /// The question was asked and no usable answer came, so nothing is known.
    Broken(String),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::NotAsked(why) | Self::Unreadable(why) | Self::Broken(why)) = self;
        f.write_str(why)
    }
}

/// What a check returns: its findings (none: the rule passed), or what it lacked.
pub type Verdict = Result<Vec<Finding>, Missing>;

named! {
    /// How bad a finding is for the person who wants to connect.
    #[derive(PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Severity {
        /// Worth knowing; nothing fails.
        Advice = "advice",
        /// Works now, but is weak or will cause trouble later.
        Warning = "warning",
        /// The target or Okta refuses it.
        Error = "error",
    }
}

/// The lowest severity with which a finding makes the run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    Error,
    Warning,
    Never,
}

impl FailOn {
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Never => None,
        }
    }
}

named! {
    /// How sure a finding is of its cause.
    #[derive(PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Certainty {
        /// One of several causes that fit.
        Possible = "possible",
        /// The cause that fits best.
        Likely = "likely",
        /// Nothing else fits.
        Certain = "certain",
    }
}

/// A stretch of one input, and a remark about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    #[serde(rename = "input")]
    pub field: Field,
    /// Byte offsets into the input's text.
    #[serde(flatten)]
    pub span: Range<usize>,
    pub text: String,
}

/// A replacement that repairs the finding: put `replacement` where `span` is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    #[serde(rename = "input")]
    pub field: Field,
    #[serde(flatten)]
    pub span: Range<usize>,
    #[serde(rename = "text")]
    pub replacement: String,
}

/// What a rule found. Built with [`Finding::new`] and the methods below; the rule knows neither its own id nor its URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// A plain statement of what is wrong.
    pub message: String,
    /// The first one is primary.
    pub labels: Vec<Label>,
    /// A command, with the exact value to use.
    pub help: String,
    pub certainty: Certainty,
    /// What was seen that supports the statement, a line each.
    pub evidence: Vec<String>,
    pub fix: Option<Fix>,
    /// The JWK member it is about, where one rule speaks of several.
    pub member: Option<String>,
    /// Overrides the rule's severity.
    pub severity: Option<Severity>,
    /// The connection was not judged (network, rate limit, server error): try again.
    pub undecided: bool,
    /// Why Okta refused, where the finding is about a refusal that is known.
    #[serde(skip)]
    pub cause: Option<Cause>,
}

impl Finding {
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            labels: Vec::new(),
            help: String::new(),
            certainty: Certainty::Certain,
            evidence: Vec::new(),
            fix: None,
            member: None,
            severity: None,
            undecided: false,
            cause: None,
        }
    }

    pub fn label(mut self, input: &Input, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            field: input.field(),
            span,
            text: text.into(),
        });
        self
    }

    /// Adds labels for other parts that the same cause explains, except at places that have a label.
    pub fn also(mut self, input: &Input, parts: Vec<(Range<usize>, &'static str)>) -> Self {
        for (span, text) in parts {
            if self.labels.iter().all(|label| label.span != span) {
                self = self.label(input, span, text);
            }
        }
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub fn evidence(mut self, line: impl Into<String>) -> Self {
        self.evidence.push(line.into());
        self
    }

    pub fn fix(
        mut self,
        input: &Input,
        span: Range<usize>,
        replacement: impl Into<String>,
    ) -> Self {
        self.fix = Some(Fix {
            field: input.field(),
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// A fix that replaces the whole input, where the right value is known.
    pub fn value(self, input: &Input, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.fix(input, input.span(), value),
            None => self,
        }
    }

    pub fn member(mut self, name: impl Into<String>) -> Self {
        self.member = Some(name.into());
        self
    }

    /// Lowers the certainty to this one; never raises it, since what lowered it before still holds.
    pub fn certainty(mut self, certainty: Certainty) -> Self {
        self.certainty = self.certainty.min(certainty);
        self
    }

    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    pub fn cause(mut self, cause: Option<Cause>) -> Self {
        self.cause = cause;
        self
    }

    pub fn undecided(mut self) -> Self {
        self.undecided = true;
        self
    }
}
