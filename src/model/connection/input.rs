//! One of the four texts, where it came from, and the form of it that may be shown.
//!
//! A text travels with its place, so that a finding can say `okta.yaml:4:15`, and with its shown form, so that no
//! caller has to think of masking.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::redact::{mask, shown};
use crate::model::text::named::named;

named! {
    /// Which of the four values an input is, by its name in files and machine output.
    #[derive(PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Field {
        ClientId = "client_id",
        #[serde(rename = "private_key")]
        Key = "private_key",
        Domain = "domain",
        Scopes = "scopes",
    }
}

impl Field {
    /// The name in sentences.
    pub fn title(self) -> &'static str {
        match self {
            Self::ClientId => "client ID",
            Self::Key => "private key",
            Self::Domain => "domain",
            Self::Scopes => "scopes",
        }
    }
}

/// Where an input's text was found. Written to a file, a secret in a name is masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Origin {
    /// Looked for everywhere and not found.
    NotGiven,
    /// Not looked for, because the source can hold only other values (a file that is a key).
    NotAsked,
    /// A flag (`--domain`) or an environment variable (`$OKTA_CC_DOMAIN`); its text starts at 1:1.
    #[serde(with = "named")]
    Named(String),
    /// A place in a file, 1-based. `verbatim`: the file's characters are the text's, so positions inside it hold.
    File {
        #[serde(serialize_with = "masked")]
        path: String,
        line: usize,
        column: usize,
        verbatim: bool,
    },
    /// Several places in a file that make up the text in this order: the items of a list, the lines of an indented
    /// block.
    Pieces {
        #[serde(serialize_with = "masked")]
        path: String,
        pieces: Vec<Piece>,
    },
    /// The file or variable refers to a value that is not in it (`var.client_id`, `file("key.pem")`), at this place;
    /// a variable has none (0:0).
    Elsewhere {
        #[serde(serialize_with = "masked")]
        reference: String,
        #[serde(serialize_with = "masked")]
        path: String,
        line: usize,
        column: usize,
    },
    /// The file has it under a name that is not read (`scope`), at this place; `wanted` is the name that is.
    UnreadName {
        #[serde(serialize_with = "masked")]
        name: String,
        wanted: String,
        #[serde(serialize_with = "masked")]
        path: String,
        line: usize,
        column: usize,
    },
}

/// A part of a text that is in the file letter by letter, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(usize, usize, usize)")]
pub struct Piece {
    /// The byte of the text at which it begins.
    pub at: usize,
    /// 1-based place in the file.
    pub line: usize,
    pub column: usize,
}

impl From<Piece> for (usize, usize, usize) {
    fn from(piece: Piece) -> Self {
        (piece.at, piece.line, piece.column)
    }
}

fn masked<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&shown(text))
}

/// Serialises the origin's name as a member beside its kind.
mod named {
    use super::{Deserialize, Deserializer, Serialize, Serializer, masked};

    #[derive(Serialize, Deserialize)]
    struct Named {
        #[serde(serialize_with = "masked")]
        name: String,
    }

    pub(super) fn serialize<S: Serializer>(name: &str, to: S) -> Result<S::Ok, S::Error> {
        let name = name.to_owned();
        Named { name }.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        Named::deserialize(from).map(|named| named.name)
    }
}

/// A place as people and editors write it: `okta.yaml:4:15`, `$OKTA_CC_DOMAIN`. A secret in a name is masked.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(source) = self.source() else {
            return f.write_str("not given");
        };
        f.write_str(&shown(source))?;
        let Some((line, column)) = self.place() else {
            return Ok(());
        };
        write!(f, ":{line}:{column}")
    }
}

impl Origin {
    /// The whole of a file.
    pub fn start_of(path: &str) -> Self {
        let path = path.into();
        Self::File {
            path,
            line: 1,
            column: 1,
            verbatim: true,
        }
    }

    /// The name of the file, flag or variable.
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::NotGiven | Self::NotAsked => None,
            Self::Named(name) => Some(name),
            Self::File { path, .. }
            | Self::Pieces { path, .. }
            | Self::Elsewhere { path, .. }
            | Self::UnreadName { path, .. } => Some(path),
        }
    }

    /// The same place for a text that was derived from what is there, so that positions inside the text do not hold.
    pub fn as_a_whole(&self) -> Self {
        match (self, self.place()) {
            (Self::File { path, .. } | Self::Pieces { path, .. }, Some((line, column))) => {
                Self::File {
                    path: path.clone(),
                    line,
                    column,
                    verbatim: false,
                }
            }
            _ => self.clone(),
        }
    }

    /// 1-based line and column of the text's first character, where it is in a file.
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::NotGiven | Self::NotAsked | Self::Named(_) => None,
            Self::File { line, column, .. }
            | Self::Elsewhere { line, column, .. }
            | Self::UnreadName { line, column, .. } => (*line > 0).then_some((*line, *column)),
            Self::Pieces { pieces, .. } => pieces.first().map(|piece| (piece.line, piece.column)),
        }
    }
}

/// A place a person can go to. Lines and columns are 1-based; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub source: String,
    pub line: usize,
    pub column: usize,
}

/// One of the four texts. `Debug` prints only what may be shown.
pub struct Input {
    field: Field,
    text: String,
    shown: OnceCell<String>,
    origin: Origin,
}

impl Input {
    pub fn new(field: Field, text: impl Into<String>, origin: Origin) -> Self {
        Self {
            field,
            text: text.into(),
            shown: OnceCell::new(),
            origin,
        }
    }

    pub fn absent(field: Field, origin: Origin) -> Self {
        Self::new(field, "", origin)
    }

    pub fn field(&self) -> Field {
        self.field
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The text as given. It may hold secrets: decide by it, never quote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with everything secret replaced byte for byte by `*`, so that spans of the text hold here too.
    pub fn shown(&self) -> &str {
        self.shown
            .get_or_init(|| mask(self.field == Field::Key, &self.text))
    }

    /// A stretch of the shown text, for quoting in a message.
    pub fn quote(&self, span: Range<usize>) -> &str {
        self.shown().get(span).unwrap_or("")
    }

    /// The whole text's span.
    pub fn span(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// Where a byte offset of the text is in the place it came from.
    pub fn locate(&self, offset: usize) -> Option<Location> {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let at = |line, column| {
            let source = self.origin.source()?.to_owned();
            Some(Location {
                source,
                line,
                column,
            })
        };
        let (line, column) = match &self.origin {
            Origin::Pieces { pieces, .. } => {
                let piece = pieces.iter().rev().find(|piece| piece.at <= before.len());
                let piece = piece.or(pieces.first())?;
                let inside = before.get(piece.at..).unwrap_or_default();
                return at(piece.line, piece.column + inside.chars().count());
            }
            Origin::Named(_) => (1, 1),
            Origin::File {
                line,
                column,
                verbatim: true,
                ..
            } => (*line, *column),
            elsewhere => {
                let (line, column) = elsewhere.place()?;
                return at(line, column);
            }
        };
        let lines = before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or(before);
        let first = if lines == 0 { column } else { 1 };
        at(line + lines, first + last.chars().count())
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("field", &self.field)
            .field("origin", &self.origin)
            .field("shown", &self.shown())
            .finish_non_exhaustive()
    }
}
