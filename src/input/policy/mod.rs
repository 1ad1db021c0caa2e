//! `okta-cc.toml`: what a team has decided for its runs, in a file beside the code that holds no secret.

mod ignores;
mod reader;
mod secret;

use std::time::Duration;

use toml::de::{DeTable, DeValue};

use crate::model::finding::FailOn;
use crate::model::need::Need;
use crate::tools::Tool;
pub use ignores::IgnoreEntry;
use reader::Reader;

/// The name that is looked for.
pub const NAME: &str = "okta-cc.toml";

/// What the file says; flags take precedence over it.
#[derive(Debug, Default)]
pub struct PolicyFile {
    pub targets: Vec<&'static Tool>,
    pub needs: Vec<Need>,
    pub fail_on: Option<FailOn>,
    pub strict: Option<bool>,
    pub max_requests: Option<usize>,
    pub deadline: Option<Duration>,
    pub timeout: Option<Duration>,
    pub ignores: Vec<IgnoreEntry>,
}

/// What is wrong in the file, and where. It quotes no value: that may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ConfigError {
    /// `okta-cc.toml:3:1`
    pub place: String,
    pub problem: String,
}

const NAMES: [&str; 8] = [
    "target",
    "needs",
    "fail_on",
    "strict",
    "max_requests",
    "deadline",
    "timeout",
    "ignore",
];

impl PolicyFile {
    /// Reads the text of the file called `name`.
    ///
    /// # Errors
    /// When it is no TOML, holds a secret, a name that is not known, or a value of another kind.
    pub fn read(name: &str, text: &str) -> Result<Self, ConfigError> {
        // Editors on Windows write a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let reader = Reader::new(name, text);
        // Before anything could quote it.
        if let Some(at) = secret::find(text) {
            return Err(reader.error(
                at..at,
                "there is a secret on this line. Remove it, and replace it in Okta if others can read the file.",
            ));
        }
        let table = DeTable::parse(text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            reader.error(span, format!("not TOML: {}", error.message()))
        })?;
        let mut file = Self::default();
        for (name, value) in reader.entries(table.get_ref(), &NAMES)? {
            match name {
                "target" => file.targets = targets(&reader, value)?,
                "needs" => file.needs = needs(&reader, value)?,
                "fail_on" => file.fail_on = Some(fail_on(&reader, value)?),
                "strict" => file.strict = Some(reader.boolean(value)?),
                "max_requests" => file.max_requests = Some(reader.count(value)?),
                "deadline" => file.deadline = Some(duration(&reader, value)?),
                "timeout" => file.timeout = Some(duration(&reader, value)?),
                _ => file.ignores = ignores::read(&reader, value)?,
            }
        }
        Ok(file)
    }
}

/// A value and where it stands.
type Value<'i> = toml::Spanned<DeValue<'i>>;

fn targets(reader: &Reader, value: &Value) -> Result<Vec<&'static Tool>, ConfigError> {
    let read = |one: &Value| {
        let name = reader.words(one)?;
        Tool::wanted(name).map_err(|problem| reader.error(one.span(), problem))
    };
    one_or_more(value).iter().map(read).collect()
}

fn needs(reader: &Reader, value: &Value) -> Result<Vec<Need>, ConfigError> {
    let read = |one: &Value| {
        let need = Need::read(reader.words(one)?);
        need.map_err(|error| reader.error(one.span(), error.to_string()))
    };
    one_or_more(value).iter().map(read).collect()
}

/// The elements of a list, or the one value that stands without one.
fn one_or_more<'v, 'i>(value: &'v Value<'i>) -> &'v [Value<'i>] {
    match value.get_ref() {
        DeValue::Array(list) => list,
        _ => std::slice::from_ref(value),
    }
}

fn fail_on(reader: &Reader, value: &Value) -> Result<FailOn, ConfigError> {
    match reader.string(value)? {
        "error" => Ok(FailOn::Error),
        "warning" => Ok(FailOn::Warning),
        "never" => Ok(FailOn::Never),
        _ => Err(reader.error(value.span(), "write \"error\", \"warning\" or \"never\".")),
    }
}

fn duration(reader: &Reader, value: &Value) -> Result<Duration, ConfigError> {
    let read = crate::model::text::duration::read(reader.string(value)?);
    read.map_err(|problem| reader.error(value.span(), format!("{problem}.")))
}
