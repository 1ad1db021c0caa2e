//! Connections in JSON: our own form, and a Nango connection record.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use url::Url;

use super::base_url::parse_base_url;
use super::{Found, Given, SourceError};
use crate::connection::{DomainForm, Origin};

/// What a text gave that starts at `line` of the file; `None` when it is JSON, but holds none of the values.
///
/// # Errors
/// When it is no JSON object, or a value has the wrong type or stands twice.
pub(super) fn read(path: &str, line: usize, text: &str) -> Result<Option<Given>, SourceError> {
    let file = File { path, line, text };
    let mut given = Given::default();
    for (name, value) in file.object(text)? {
        match name.as_str() {
            "credentials" => {
                for (name, value) in file.object(value.get())? {
                    match name.as_str() {
                        "client_id" => {
                            file.put(&mut given.client_id, &name, file.string(&name, value)?)?
                        }
                        "client_private_key" => {
                            file.put(&mut given.key, &name, file.key(&name, value)?)?
                        }
                        _ => {}
                    }
                }
            }
            "connection_config" => {
                for (name, value) in file.object(value.get())? {
                    match name.as_str() {
                        "subdomain" | "hostname" => file.domain(&mut given, &name, value)?,
                        "oauth_scopes" => {
                            file.put(&mut given.scopes, &name, file.string(&name, value)?)?
                        }
                        _ => {}
                    }
                }
            }
            "client_id" => file.put(&mut given.client_id, &name, file.string(&name, value)?)?,
            "private_key" => file.put(&mut given.key, &name, file.key(&name, value)?)?,
            "domain" | "subdomain" | "hostname" => file.domain(&mut given, &name, value)?,
            "scopes" => file.put(&mut given.scopes, &name, file.scopes(&name, value)?)?,
            "base_url" => {
                let found = file.string(&name, value)?;
                given.base_url = Some(file.base_url(&found)?);
            }
            _ => {}
        }
    }
    let holds_any = !given.is_empty() || given.base_url.is_some();
    Ok(holds_any.then_some(given))
}

struct File<'a> {
    path: &'a str,
    /// Where the text starts, 1-based.
    line: usize,
    text: &'a str,
}

impl<'a> File<'a> {
    /// The members of an object that is a part of this file's text.
    fn object(&self, part: &'a str) -> Result<Vec<(String, &'a RawValue)>, SourceError> {
        let object: Object = serde_json::from_str(part).map_err(|error| {
            let (line, column) = self.place(part, 0);
            let first = error.line() <= 1;
            // Of a value of the wrong type serde_json quotes what it saw, which may be a key: keep what it expected.
            let said = error.to_string();
            let what = match said.rsplit_once(", expected ") {
                Some((_, expected)) => format!("expected {expected}"),
                None => said,
            };
            SourceError::NotJson {
                path: self.path.into(),
                line: line + error.line().saturating_sub(1),
                column: if first {
                    column + error.column().saturating_sub(1)
                } else {
                    error.column()
                },
                what: what.split(" at line ").next().unwrap_or("").to_owned(),
            }
        })?;
        Ok(object.0)
    }

    /// 1-based line and column of a byte of `part`, which is a part of this file's text.
    fn place(&self, part: &str, offset: usize) -> (usize, usize) {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        let before = &self.text[..start + offset];
        let last = before.rsplit('\n').next().unwrap_or(before);
        (
            before.matches('\n').count() + self.line,
            last.chars().count() + 1,
        )
    }

    fn origin(&self, value: &RawValue, offset: usize, verbatim: bool) -> Origin {
        let (line, column) = self.place(value.get(), offset);
        let path = self.path.into();
        Origin::File {
            path,
            line,
            column,
            verbatim,
        }
    }

    fn wrong_type(&self, name: &str, value: &RawValue, expected: &'static str) -> SourceError {
        let (line, column) = self.place(value.get(), 0);
        SourceError::WrongType {
            path: self.path.into(),
            line,
            column,
            name: name.into(),
            expected,
        }
    }

    fn string(&self, name: &str, value: &RawValue) -> Result<Found, SourceError> {
        let text: String = serde_json::from_str(value.get())
            .map_err(|_| self.wrong_type(name, value, "a string"))?;
        let verbatim = value.get().len() == text.len() + 2;
        Ok(Found {
            text,
            origin: self.origin(value, 1, verbatim),
        })
    }

    /// A key is a string with whatever was pasted, or the JWK itself.
    fn key(&self, name: &str, value: &RawValue) -> Result<Found, SourceError> {
        if value.get().starts_with('{') {
            let text = value.get().to_owned();
            return Ok(Found {
                text,
                origin: self.origin(value, 0, true),
            });
        }
        self.string(name, value)
            .map_err(|_| self.wrong_type(name, value, "an object or a string"))
    }

    fn scopes(&self, name: &str, value: &RawValue) -> Result<Found, SourceError> {
        if let Ok(list) = serde_json::from_str::<Vec<String>>(value.get()) {
            let text = list.join(" ");
            return Ok(Found {
                text,
                origin: self.origin(value, 0, false),
            });
        }
        self.string(name, value)
            .map_err(|_| self.wrong_type(name, value, "a string or a list of strings"))
    }

    /// Nango asks at `hostname`, and at the older `subdomain` where that is empty; a record may hold both.
    fn domain(&self, given: &mut Given, name: &str, value: &RawValue) -> Result<(), SourceError> {
        if value.get() == "null" {
            return Ok(());
        }
        let found = self.string(name, value)?;
        let form = match name {
            "subdomain" => Some(DomainForm::Subdomain),
            "hostname" => Some(DomainForm::Hostname),
            _ => None,
        };
        let both = given.domain_form.is_some() && form.is_some() && given.domain_form != form;
        if let Some(before) = given.domain.take_if(|_| both) {
            let is_blank = |found: &Found| found.text.trim().is_empty();
            let is_worse = form == Some(DomainForm::Subdomain);
            if is_blank(&found) || (is_worse && !is_blank(&before)) {
                given.domain = Some(before);
                return Ok(());
            }
        }
        self.put(&mut given.domain, name, found)?;
        given.domain_form = form;
        Ok(())
    }

    fn put(&self, place: &mut Option<Found>, name: &str, found: Found) -> Result<(), SourceError> {
        if let (Some(_), Origin::File { line, column, .. }) = (&place, &found.origin) {
            let (line, column) = (*line, *column);
            return Err(SourceError::Duplicate {
                path: self.path.into(),
                line,
                column,
                name: name.into(),
            });
        }
        *place = Some(found);
        Ok(())
    }

    fn base_url(&self, found: &Found) -> Result<Url, SourceError> {
        parse_base_url(&format!("{}: base_url", self.path), &found.text)
    }
}

/// An object's members in order, repeated ones too; the values as they stand in the text.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
