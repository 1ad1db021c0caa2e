//! A file of unknown type: a connection, only a key, or variables.

use super::file::File;
use super::language::Language;
use super::lines::{LONGEST_LINE, Line};
use super::{
    Found, Open, OtherKind, SourceError, SourceValues, bare_key, content, other_use, template,
};
use crate::model::connection::{Connection, Field, Origin};

/// What a file gave.
pub struct Document {
    pub given: SourceValues,
    /// It holds only a key, so the other values are not expected.
    pub is_key: bool,
}

impl Document {
    /// Whether somebody meant it for a connection: a file that nobody named may have a `domain` or `scopes` for another
    /// reason, and a key in PEM is rather that of a server.
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

    /// Marks values that are missing as not asked, where a tool that reads this file takes them from its environment, or
    /// nothing says that all of them stand here.
    pub fn missing_not_asked(mut self, path: &str) -> Self {
        if is_completed(path) || self.given.is_part {
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

    /// The file's values, with `flags` laid over them; the form of the domain that they name is that of the file's too.
    pub fn with_flags(self, flags: SourceValues) -> SourceValues {
        let form = flags.domain_form;
        let mut given = flags.over(self.given);
        given.domain_form = form.or(given.domain_form);
        given
    }

    /// The connection, with `flags` laid over the file's values.
    pub fn under(self, flags: SourceValues) -> Connection {
        let absent = if self.is_key {
            Origin::NotAsked
        } else {
            Origin::NotGiven
        };
        self.with_flags(flags).into_connection(absent)
    }
}

/// Whether Terraform or an SDK reads the file, which both read variables too.
fn is_completed(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ends = [".tf", ".tfvars", ".tfvars.json"];
    let sdk = ["okta.yaml", "okta.yml", ".okta.yaml", ".okta.yml"];
    let is_dotnet = name.starts_with("appsettings") && name.ends_with(".json");
    is_dotnet || sdk.contains(&name) || ends.iter().any(|end| name.ends_with(end))
}

/// What `text`, which is called `name`, holds.
///
/// # Errors
/// When it is neither a connection nor a private key: what it is instead, or what is wrong in it.
pub fn parse(name: &str, text: String, open: Open) -> Result<Document, SourceError> {
    // What `openssl pkcs12` writes above a PEM has names and values too.
    let starts = ["Bag Attributes", "Key Attributes"];
    let is_pem = starts
        .iter()
        .any(|start| text.trim_start().starts_with(start));
    if bare_key::is_whole(&text) || (is_pem && bare_key::is_damaged(name, &text)) {
        return key(name, 1, text);
    }
    let file = File::new(name, &text, open);
    let kind = match content::read(&file) {
        Ok(content) => match other_use::of(&file, &content.given, &content.roots) {
            Some(kind) => kind,
            None if !content.given.is_empty() => {
                return Ok(Document {
                    given: content.given,
                    is_key: false,
                });
            }
            None if bare_key::is_damaged(name, &text) => return key(name, 1, text),
            None => nothing(&file),
        },
        Err(_) if bare_key::is_damaged(name, &text) => return key(name, 1, text),
        Err(SourceError::Malformed { .. }) if template::is_one(&text) => OtherKind::Template,
        Err(error) => return Err(error),
    };
    Err(SourceError::NotJudged {
        path: name.into(),
        kind,
        key_line: key_line(&text),
    })
}

/// What a file without anything of a connection is: only its name and its first lines tell.
pub(super) fn nothing(file: &File) -> OtherKind {
    match Language::by_name(file.path) {
        Some(_) => OtherKind::Language(Language::of(file).title()),
        None => OtherKind::Unknown,
    }
}

/// The first line that has a private key, or the name of one's type.
fn key_line(text: &str) -> Option<usize> {
    let is_key = |line: &str| {
        (line.contains("-----BEGIN ") && line.contains("PRIVATE KEY")) || line.contains("\"kty\"")
    };
    text.lines().position(is_key).map(|at| at + 1)
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
        Ok(content) if !content.given.is_empty() => Ok(Document {
            given: content.given,
            is_key: false,
        }),
        // A list holds lines of all kinds, and any object could be a key without its members.
        _ if bare_key::is_line(&text) => key(path, number, text),
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
