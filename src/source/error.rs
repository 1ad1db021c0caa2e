//! What can go wrong while the inputs are read. None of it quotes what was read: it may be a secret.

use crate::connection::shown;

/// Each ends the command with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("cannot read {}: {error}", shown(path))]
    Unreadable { path: String, error: std::io::Error },

    #[error("{} is a directory. Name a file in it.", shown(path))]
    Directory { path: String },

    #[error(
        "{} is larger than 1 MiB. No connection and no key is: name another file.",
        shown(path)
    )]
    TooLarge { path: String },

    #[error(
        "{} is not UTF-8 text: byte {at} is the first that is none. {advice}",
        shown(path)
    )]
    NotUtf8 {
        path: String,
        at: usize,
        advice: &'static str,
    },

    #[error("{}:{line}:{column}: not JSON: {what}.", shown(path))]
    NotJson {
        path: String,
        line: usize,
        column: usize,
        what: String,
    },

    #[error("{}:{line}:{column}: \"{name}\" must be {expected}.", shown(path))]
    WrongType {
        path: String,
        line: usize,
        column: usize,
        name: String,
        expected: &'static str,
    },

    #[error(
        "{}:{line}:{column}: \"{name}\" stands twice. Remove one.",
        shown(path)
    )]
    Duplicate {
        path: String,
        line: usize,
        column: usize,
        name: String,
    },

    #[error(
        "{} holds a private key, not a connection. Use: --private-key-file {}",
        shown(path),
        shown(path)
    )]
    KeyAlone { path: String },

    #[error(
        "{} holds no connection. Expected JSON with \"client_id\", \"private_key\", \"domain\" and \"scopes\", or a \
         Nango connection record with \"connection_config\" and \"credentials\".",
        shown(path)
    )]
    NoConnection { path: String },

    #[error(
        "{} is nothing that lint can read. Expected a connection or a JWK in JSON, a key in PEM, or a .env file with \
         OKTA_CC_* variables.",
        shown(path)
    )]
    Unknown { path: String },

    #[error("the pattern {} cannot be read: {problem}.", shown(pattern))]
    Pattern { pattern: String, problem: String },

    #[error(
        "{} fits no file. Name a file, a folder, or another pattern.",
        shown(pattern)
    )]
    NoMatch { pattern: String },

    #[error("{} holds no connection: {files} files were looked at.", shown(path))]
    EmptyFolder { path: String, files: usize },

    #[error("{} holds none of the OKTA_CC_* variables.", shown(path))]
    NoVariables { path: String },

    #[error("{first} and {second} are both given. Keep one.")]
    Both { first: String, second: String },

    #[error(
        "{name}: {problem}. Use https://HOST, or http://127.0.0.1:PORT for a server on this machine."
    )]
    BaseUrl { name: String, problem: String },

    #[error("standard input can be read once, and two values ask for it")]
    StdinTwice,

    #[error("{0}")]
    NothingGiven(String),
}

impl SourceError {
    /// What is wrong, without the place: for whoever names it otherwise.
    pub fn problem(&self) -> String {
        match self {
            Self::NotJson { what, .. } => format!("not JSON: {what}"),
            Self::WrongType { name, expected, .. } => format!("\"{name}\" must be {expected}"),
            Self::Duplicate { name, .. } => format!("\"{name}\" stands twice"),
            Self::NoConnection { .. } => "it is JSON, but no connection and no key".into(),
            other => other.to_string(),
        }
    }
}
