//! The file's own structs: a contract, apart from the engine's types.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::connection::{DomainForm, Field, Origin, Piece};
use crate::model::redact::shown;

/// Names the format's version in every file.
pub(super) const FORMAT: &str = "okta-cc/run/v1";

#[derive(Serialize, Deserialize)]
pub(super) struct Document {
    pub schema: String,
    pub tool: Tool,
    pub run: RunInfo,
    pub connection: Given,
    pub conversation: Vec<SavedTurn>,
    pub checks: Vec<SavedCheck>,
    pub findings: Vec<SavedFinding>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Tool {
    pub name: String,
    pub version: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RunInfo {
    /// The first one.
    pub target: String,
    #[serde(default)]
    pub targets: Vec<String>,
    /// In seconds since the Unix epoch.
    pub started: f64,
    /// In seconds.
    pub duration: f64,
    pub anonymized: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Given {
    pub inputs: Vec<SavedInput>,
    pub domain_form: Option<Form>,
    #[serde(default)]
    pub key_id: Option<String>,
    pub base_url: Option<String>,
    /// What a pipeline needed of it.
    #[serde(default)]
    pub needs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedInput {
    pub name: String,
    /// As it may be shown; of a key the public numbers too.
    pub text: String,
    /// Something in the text is not as it was given.
    pub masked: bool,
    pub origin: SavedOrigin,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum SavedOrigin {
    NotGiven,
    NotAsked,
    Named {
        name: String,
    },
    File {
        path: String,
        line: usize,
        column: usize,
        verbatim: bool,
    },
    Pieces {
        path: String,
        /// Byte of the text, line and column of each.
        pieces: Vec<(usize, usize, usize)>,
    },
    Elsewhere {
        reference: String,
        path: String,
        line: usize,
        column: usize,
    },
}

impl SavedOrigin {
    pub(super) fn read(&self) -> Origin {
        match self {
            Self::NotGiven => Origin::NotGiven,
            Self::NotAsked => Origin::NotAsked,
            Self::Named { name } => Origin::Named(name.clone()),
            Self::File {
                path,
                line,
                column,
                verbatim,
            } => Origin::File {
                path: path.clone(),
                line: *line,
                column: *column,
                verbatim: *verbatim,
            },
            Self::Pieces { path, pieces } => {
                let pieces = pieces.iter().map(|(at, line, column)| Piece {
                    at: *at,
                    line: *line,
                    column: *column,
                });
                Origin::Pieces {
                    path: path.clone(),
                    pieces: pieces.collect(),
                }
            }
            Self::Elsewhere {
                reference,
                path,
                line,
                column,
            } => Origin::Elsewhere {
                reference: reference.clone(),
                path: path.clone(),
                line: *line,
                column: *column,
            },
        }
    }
}

impl From<&Origin> for SavedOrigin {
    fn from(origin: &Origin) -> Self {
        match origin {
            Origin::NotGiven => Self::NotGiven,
            Origin::NotAsked => Self::NotAsked,
            Origin::Named(name) => Self::Named { name: shown(name) },
            Origin::File {
                path,
                line,
                column,
                verbatim,
            } => Self::File {
                path: shown(path),
                line: *line,
                column: *column,
                verbatim: *verbatim,
            },
            Origin::Pieces { path, pieces } => {
                let pieces = pieces.iter();
                let pieces = pieces.map(|piece| (piece.at, piece.line, piece.column));
                Self::Pieces {
                    path: shown(path),
                    pieces: pieces.collect(),
                }
            }
            Origin::Elsewhere {
                reference,
                path,
                line,
                column,
            } => Self::Elsewhere {
                reference: shown(reference),
                path: shown(path),
                line: *line,
                column: *column,
            },
        }
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Form {
    Subdomain,
    Hostname,
    Url,
    Address,
    OrgName,
    Any,
}

impl From<Form> for DomainForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Subdomain => Self::Subdomain,
            Form::Hostname => Self::Hostname,
            Form::Url => Self::Url,
            Form::Address => Self::Address,
            Form::OrgName => Self::OrgName,
            Form::Any => Self::Any,
        }
    }
}

impl From<DomainForm> for Form {
    fn from(form: DomainForm) -> Self {
        match form {
            DomainForm::Subdomain => Self::Subdomain,
            DomainForm::Hostname => Self::Hostname,
            DomainForm::Url => Self::Url,
            DomainForm::Address => Self::Address,
            DomainForm::OrgName => Self::OrgName,
            DomainForm::Any => Self::Any,
        }
    }
}

/// A token's header and claims.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedJwt {
    pub header: Value,
    pub claims: Value,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedTurn {
    pub step: String,
    /// Why it was not taken; the other parts are then absent.
    pub not_taken: Option<String>,
    /// Why it was not asked, where the run had used up its requests or its time.
    #[serde(default)]
    pub cut_short: Option<String>,
    pub request: Option<SavedRequest>,
    pub reply: Option<SavedReply>,
    pub fault: Option<SavedFault>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedRequest {
    pub method: String,
    pub url: String,
    pub scopes: Vec<String>,
    pub assertion: Option<SavedJwt>,
    pub proof: Option<SavedJwt>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedReply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub access_token: Option<SavedJwt>,
    /// In seconds since the Unix epoch, by the local clock.
    pub received_at: f64,
    pub took_ms: u64,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedFault {
    pub kind: String,
    pub detail: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedCheck {
    pub id: String,
    pub status: String,
    pub reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedFinding {
    pub id: String,
    pub message: String,
    pub labels: Vec<SavedSpan>,
    pub help: String,
    pub certainty: String,
    pub evidence: Vec<String>,
    pub fix: Option<SavedSpan>,
    pub member: Option<String>,
    pub severity: String,
    pub undecided: bool,
    /// Empty: all of the run's.
    #[serde(default)]
    pub targets: Vec<String>,
}

/// A stretch of an input, and what is said of it or put in its place.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedSpan {
    pub input: String,
    pub start: usize,
    pub end: usize,
    pub text: String,
}

pub(super) fn field(name: &str) -> Option<Field> {
    Field::ALL.into_iter().find(|field| field.name() == name)
}
