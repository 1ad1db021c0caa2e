//! What can go wrong while the inputs are read. None of it quotes what was read: it may be a secret.

use super::OtherKind;
use crate::model::connection::Origin;
use crate::model::redact::{shown, visible};

/// Each ends the command with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    // What the system says may name the path again.
    #[error("cannot read {}: {}", shown(path), shown(&error.to_string()))]
    Unreadable { path: String, error: std::io::Error },

    /// A named pipe, a device, a socket: reading it may wait for ever or have no end.
    #[error(
        "{} is a {what}, and okta-cc opens files only. Pass on what comes out of it as standard input: cat {} | okta-cc ..., \
         with - in its place.",
        shown(path),
        shown(path)
    )]
    NoFile { path: String, what: &'static str },

    /// A file that nobody named leads to another place than its own repository.
    #[error(
        "{}{} leads out of the repository, and was not read, because nobody named the file that leads there. Name it with \
         -c, or the key with --private-key-file.",
        by.as_ref().map_or_else(String::new, |by| format!("{by}: ")),
        shown(path)
    )]
    Outside {
        path: String,
        /// The place that asks for it, where it is known.
        by: Option<Box<Origin>>,
    },

    #[error(
        "{} is read by this run, and {flag} would replace it. Name another file for {flag}.",
        shown(path)
    )]
    Written { path: String, flag: &'static str },

    #[error("{} is a directory. Name a file in it.", shown(path))]
    Directory { path: String },

    #[error(
        "{} is larger than 1 MiB, the most that okta-cc reads. Name another file.",
        shown(path)
    )]
    TooLarge { path: String },

    #[error(
        "{} is not UTF-8 text (first invalid byte: {at}). {advice}",
        shown(path)
    )]
    NotUtf8 {
        path: String,
        at: usize,
        advice: &'static str,
    },

    #[error("{}:{line}:{column}: not {language}: {}.", shown(path), visible(what))]
    Malformed {
        path: String,
        line: usize,
        column: usize,
        language: &'static str,
        what: String,
    },

    #[error(
        "{}:{line}:{column}: \"{}\" must be {expected}.",
        shown(path),
        visible(name)
    )]
    WrongType {
        path: String,
        line: usize,
        column: usize,
        name: String,
        expected: &'static str,
    },

    #[error(
        "{place}: \"{}\" appears twice, and {before} says something else. Remove one.",
        visible(name)
    )]
    Duplicate {
        place: Box<Origin>,
        name: String,
        before: String,
    },

    #[error(
        "{} holds a private key, not a connection. Use: --private-key-file {}",
        shown(path),
        shown(path)
    )]
    KeyAlone { path: String },

    #[error(
        "{} holds no connection. Expected JSON or YAML with \"client_id\", \"private_key\", \"domain\" and \"scopes\", a \
         Nango connection record, an okta.yaml, an appsettings.json, a Terraform provider block, a Kubernetes Secret, or \
         variables.",
        shown(path)
    )]
    NoConnection { path: String },

    /// It was recognised as something else, or not at all.
    #[error("{} is {kind}.{} {}", shown(path), key_at(*key_line), kind.advice())]
    NotJudged {
        path: String,
        kind: OtherKind,
        /// Where key material stands in it.
        key_line: Option<usize>,
    },

    #[error("the pattern {} is not valid: {}.", shown(pattern), visible(problem))]
    Pattern { pattern: String, problem: String },

    #[error(
        "{} matches no file. Name a file, a folder, or another pattern.",
        shown(pattern)
    )]
    NoMatch { pattern: String },

    #[error("{} holds no connection: {files} files were looked at.", shown(path))]
    EmptyFolder { path: String, files: usize },

    #[error(
        "{} holds none of the variables: OKTA_CC_*, OKTA_CLIENT_*, Terraform's OKTA_ORG_NAME and OKTA_API_*, or \
         okta-mcp-server's OKTA_ORG_URL, OKTA_CLIENT_ID and so on.",
        shown(path)
    )]
    NoVariables { path: String },

    #[error("{first} and {second} are both given. Keep one.")]
    Both { first: String, second: String },

    #[error(
        "{}: {problem}. Use https://HOST, or http://127.0.0.1:PORT for a server on this machine.",
        shown(name)
    )]
    BaseUrl { name: String, problem: String },

    /// Two families hold a whole connection each, and not the same.
    #[error("{0}")]
    Disagree(String),

    #[error(
        "{place}: the {title} is only a reference, {}. Give its value with {way}.",
        visible(reference)
    )]
    Unresolved {
        place: Box<Origin>,
        title: &'static str,
        reference: String,
        way: &'static str,
    },

    #[error("standard input can be read only once, and two values need it")]
    StdinTwice,

    #[error("{0}")]
    NothingGiven(String),
}

fn key_at(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| {
        format!(" Key material stands in line {line}.")
    })
}

impl SourceError {
    pub fn unreadable(path: impl Into<String>, error: std::io::Error) -> Self {
        let path = path.into();
        Self::Unreadable { path, error }
    }

    /// With the place that asks for the file which it is about.
    pub(super) fn asked_for_at(self, place: &Origin) -> Self {
        match self {
            Self::Outside { path, by: None } => Self::Outside {
                path,
                by: Some(Box::new(place.clone())),
            },
            other => other,
        }
    }

    /// The file and the line, where it is about one.
    pub fn place(&self) -> Option<(&str, usize)> {
        match self {
            Self::Malformed { path, line, .. } | Self::WrongType { path, line, .. } => {
                Some((path, *line))
            }
            Self::Duplicate { place, .. } | Self::Unresolved { place, .. } => {
                Some((place.source()?, place.place()?.0))
            }
            _ => None,
        }
    }

    /// What is wrong, without the place: for a caller that names it in another way.
    pub fn problem(&self) -> String {
        match self {
            Self::Malformed { language, what, .. } => format!("not {language}: {what}"),
            Self::WrongType { name, expected, .. } => format!("\"{name}\" must be {expected}"),
            Self::Duplicate { name, .. } => {
                format!("\"{name}\" appears twice, with different values")
            }
            Self::NoConnection { .. } => "it is JSON, but neither a connection nor a key".into(),
            other => other.to_string(),
        }
    }
}
