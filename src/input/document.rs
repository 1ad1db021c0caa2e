//! A file of unknown type: a connection, only a key, or variables.

use super::file::File;
use super::lines::{LONGEST_LINE, Line};
use super::{Found, Open, SourceError, SourceValues, content, variables};
use crate::model::connection::{Connection, Field, Origin};
use crate::model::key::{Jwk, Key, KeyForm};

/// What a file of unknown type holds.
pub struct Document {
    pub given: SourceValues,
    /// It holds only a key, so the other values are not expected.
    pub is_key: bool,
}

impl Document {
    /// Whether the file is meant as a connection. A file that nobody named may have a `domain` or `scopes` for another
    /// reason, and a PEM key is more likely that of a server.
    pub(super) fn is_meant(&self) -> bool {
        let given = &self.given;
        if self.is_key {
            let key = given.key.as_ref();
            return key.is_some_and(|key| key.text.contains("\"kty\""));
        }
        let values = Field::ALL
            .into_iter()
            .filter(|field| given.get(*field).is_some());
        (given.key.is_some() || given.client_id.is_some()) && values.count() > 1
    }

    /// Marks values that are missing as not asked, where a tool that reads this file takes them from its environment.
    pub fn missing_not_asked(mut self, path: &str) -> Self {
        if is_completed(path) {
            let given = &mut self.given;
            for value in [
                &mut given.client_id,
                &mut given.key,
                &mut given.domain,
                &mut given.scopes,
            ] {
                value.get_or_insert_with(Found::not_asked);
            }
        }
        self
    }

    /// The file's values, where `flags` take precedence. A domain form that a flag gives is also that of the file's
    /// domain.
    pub fn with_flags(self, flags: SourceValues) -> SourceValues {
        let form = flags.domain_form;
        let mut given = flags.over(self.given);
        given.domain_form = form.or(given.domain_form);
        given
    }

    /// The connection made of the file's values, where `flags` take precedence.
    pub fn under(self, flags: SourceValues) -> Connection {
        let absent = if self.is_key {
            Origin::NotAsked
        } else {
            Origin::NotGiven
        };
        self.with_flags(flags).into_connection(absent)
    }
}

/// Whether the file is one that Terraform or an SDK reads, since these also read variables.
fn is_completed(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ends = [".tf", ".tfvars", ".tfvars.json"];
    let sdk = ["okta.yaml", "okta.yml", ".okta.yaml", ".okta.yml"];
    let is_dotnet = name.starts_with("appsettings") && name.ends_with(".json");
    is_dotnet || sdk.contains(&name) || ends.iter().any(|end| name.ends_with(end))
}

/// Whether a line gives an API token (`api_token = ...`, `token: ...`).
fn has_api_token(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line
            .trim_start()
            .trim_start_matches('"')
            .to_ascii_lowercase();
        let rest = line
            .strip_prefix("api_token")
            .or(line.strip_prefix("token"));
        rest.is_some_and(|rest| {
            rest.trim_start_matches('"')
                .trim_start()
                .starts_with(['=', ':'])
        })
    })
}

/// What `text`, which is called `name`, holds.
///
/// # Errors
/// When it is of no known type.
pub fn parse(name: &str, text: String, open: Open) -> Result<Document, SourceError> {
    match content::read(&File::new(name, &text, open)) {
        Ok(Some(given)) if given.key.is_none() && is_completed(name) && has_api_token(&text) => {
            Err(SourceError::ApiToken { path: name.into() })
        }
        Ok(Some(given)) if !given.is_empty() => Ok(Document {
            given,
            is_key: false,
        }),
        Ok(_) if is_key(&text) => key(name, 1, text),
        Err(error) if is_key_despite(&error, &text) => key(name, 1, text),
        Ok(_) => Err(SourceError::Unknown { path: name.into() }),
        Err(error) => Err(error),
    }
}

/// What a line of JSON Lines holds: a connection or a key.
///
/// # Errors
/// When it is not a connection, too long, or not UTF-8.
pub fn of_line(line: Line, open: Open) -> Result<Document, SourceError> {
    let (path, number) = (&*line.path, line.number);
    let not_json = |what: String| SourceError::Malformed {
        path: path.into(),
        line: number,
        column: 1,
        language: "JSON",
        what,
    };
    let bytes = line
        .bytes
        .ok_or_else(|| not_json(format!("a line of more than {} KiB", LONGEST_LINE >> 10)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        not_json(format!("byte {at} is no UTF-8"))
    })?;
    if !text.trim_start().starts_with('{') {
        return Err(not_json("expected an object".into()));
    }
    match content::read_json(&File::of_line(path, number, &text, open)) {
        Ok(Some(given)) if !given.is_empty() => Ok(Document {
            given,
            is_key: false,
        }),
        // A list holds lines of all kinds, so an object without any member of a key is not taken for a damaged key.
        Ok(_) if text.contains("kty") && is_key(&text) => key(path, number, text),
        Err(error) if is_key_despite(&error, &text) => key(path, number, text),
        Ok(_) => Err(SourceError::NoConnection { path: path.into() }),
        Err(error) => Err(error),
    }
}

fn key(name: &str, line: usize, text: String) -> Result<Document, SourceError> {
    let key = Some(Found {
        text,
        origin: Origin::File {
            path: name.into(),
            line,
            column: 1,
            verbatim: true,
        },
    });
    let given = SourceValues {
        key,
        ..SourceValues::default()
    };
    Ok(Document {
        given,
        is_key: true,
    })
}

/// Whether a text that is not written as its name says is a key. Broken YAML or HCL that holds a key somewhere is not.
pub(super) fn is_key_despite(error: &SourceError, text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let starts_so = start.starts_with("-----BEGIN") || start.starts_with('{');
    matches!(error, SourceError::Malformed { language, .. } if *language == "JSON" || starts_so)
        && is_key(text)
}

/// Any of these makes an object a key.
const MEMBERS: [&str; 12] = [
    "kty", "n", "d", "p", "q", "dp", "dq", "qi", "crv", "x", "k", "kid",
];

/// Whether a text is a key, however damaged, and not a connection that holds one.
pub(super) fn is_key(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let entries = super::entries(text);
    let assigns = entries.iter().any(|entry| variables::is_known(entry.name));
    let connects = ["\"client_id\"", "\"private_key\"", "\"credentials\""];
    let is_settings = || text.to_ascii_lowercase().contains("\"okta");
    let connects = start.starts_with('{')
        && (connects.iter().any(|name| text.contains(name)) || is_settings());
    if assigns || connects {
        return false;
    }
    let key = Key::read(text);
    // A key that is too damaged to be read can still be recognised by these marks.
    let marked = text.contains("kty") || text.contains("-----BEGIN ") || start.starts_with("eyJ");
    // In any case: upper-case names are one kind of damage.
    let is_member = |name: &str| MEMBERS.iter().any(|known| name.eq_ignore_ascii_case(known));
    let is_jwk = |jwk: &Jwk| {
        let mut members = jwk.members().iter();
        jwk.is_from_pem() || members.any(|member| is_member(member.name.text()))
    };
    marked || key.jwk().is_some_and(is_jwk) || matches!(key.form(), KeyForm::Pem(..))
}
