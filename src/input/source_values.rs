//! What one source gave of the four values; sources are laid over each other.

use std::collections::BTreeSet;

use url::Url;

use crate::model::connection::{
    Connection, Domain, DomainForm, Field, Input, KeyId, Origin, Passphrase, ToolFile,
};
use crate::model::key::Key;

/// A text and where it was found.
#[derive(Clone)]
pub struct Found {
    pub text: String,
    pub origin: Origin,
}

impl Found {
    /// The input for a value that the source is not about.
    pub fn not_asked() -> Self {
        Self {
            text: String::new(),
            origin: Origin::NotAsked,
        }
    }

    /// Whether the source only says where the value is.
    pub fn is_elsewhere(&self) -> bool {
        self.reference().is_some()
    }

    /// The same place, where the value is not, but something that refers to it.
    pub(super) fn elsewhere(self, reference: String) -> Self {
        let path = self.origin.source().unwrap_or_default().to_owned();
        let (line, column) = self.origin.place().unwrap_or_default();
        Self {
            text: String::new(),
            origin: Origin::Elsewhere {
                reference,
                path,
                line,
                column,
            },
        }
    }

    /// What the source says of where the value is, if that is all it says.
    pub(super) fn reference(&self) -> Option<&str> {
        match &self.origin {
            Origin::Elsewhere { reference, .. } => Some(reference),
            _ => None,
        }
    }
}

/// What one source gave: any of the values, or none.
#[derive(Clone, Default)]
pub struct SourceValues {
    pub client_id: Option<Found>,
    pub key: Option<Found>,
    pub domain: Option<Found>,
    pub scopes: Option<Found>,
    /// The key ID that is given beside the key.
    pub key_id: Option<Found>,
    /// What opens the key, where it is encrypted.
    pub passphrase: Option<Passphrase>,
    /// The form of the domain, where the source says it. It belongs to this source's domain.
    pub domain_form: Option<DomainForm>,
    pub base_url: Option<Url>,
    /// Of a connection from several sources, see [`Connection::host_found_in`].
    pub host_found_in: Option<String>,
    /// An SDK's `authorizationMode`. A connection has none: it says whether the SDK uses these values at all.
    pub mode: Option<Found>,
    /// What the tool's own file says beside the values, where they stand in one.
    pub tool_file: Option<ToolFile>,
    /// Whether other values may stand elsewhere: the names are nobody's in particular, or a tool reads other places too.
    pub is_part: bool,
}

impl SourceValues {
    /// This source's values, and `below`'s where this one has none.
    pub fn over(self, below: Self) -> Self {
        let (domain, domain_form) = match self.domain {
            None => (below.domain, self.domain_form.or(below.domain_form)),
            domain => (domain, self.domain_form),
        };
        // The key ID belongs to the key beside it.
        let key_id = match &self.key {
            None => self.key_id.or(below.key_id),
            Some(_) => self.key_id,
        };
        Self {
            client_id: self.client_id.or(below.client_id),
            key: self.key.or(below.key),
            domain,
            scopes: self.scopes.or(below.scopes),
            key_id,
            passphrase: self.passphrase.or(below.passphrase),
            domain_form,
            base_url: self.base_url.or(below.base_url),
            host_found_in: self.host_found_in.or(below.host_found_in),
            mode: self.mode.or(below.mode),
            tool_file: self.tool_file.or(below.tool_file),
            is_part: self.is_part || below.is_part,
        }
    }

    /// Says of a value that is missing under what name it stands instead.
    pub(super) fn note_unread(&mut self, field: Field, name: &str, wanted: &str, place: &Origin) {
        let (line, column) = place.place().unwrap_or_default();
        let origin = Origin::UnreadName {
            name: name.into(),
            wanted: wanted.into(),
            path: place.source().unwrap_or_default().into(),
            line,
            column,
        };
        let text = String::new();
        let slot = match field {
            Field::ClientId => &mut self.client_id,
            Field::Key => &mut self.key,
            Field::Domain => &mut self.domain,
            Field::Scopes => &mut self.scopes,
        };
        slot.get_or_insert(Found { text, origin });
    }

    pub fn get(&self, field: Field) -> Option<&Found> {
        match field {
            Field::ClientId => self.client_id.as_ref(),
            Field::Key => self.key.as_ref(),
            Field::Domain => self.domain.as_ref(),
            Field::Scopes => self.scopes.as_ref(),
        }
    }

    /// Where its values were found, as in a sentence.
    pub fn origins(&self) -> String {
        let found = Field::ALL.into_iter().filter_map(|field| self.get(field));
        let names: Vec<String> = found.map(|found| found.origin.to_string()).collect();
        names.join(", ")
    }

    /// All texts, those beside the four values too.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Found> {
        let all = [
            &mut self.client_id,
            &mut self.key,
            &mut self.domain,
            &mut self.scopes,
            &mut self.key_id,
            &mut self.mode,
        ];
        all.into_iter().flatten()
    }

    /// Whether it holds none of the four values.
    pub fn is_empty(&self) -> bool {
        Field::ALL
            .into_iter()
            .all(|field| self.get(field).is_none())
    }

    /// Whether it holds anything that a connection has.
    pub fn holds_any(&self) -> bool {
        !self.is_empty() || self.base_url.is_some() || self.key_id.is_some()
    }

    /// Whether it holds all four values.
    pub fn is_complete(&self) -> bool {
        Field::ALL
            .into_iter()
            .all(|field| self.get(field).is_some())
    }

    /// The values that both have and that say something else, in whatever form each is written.
    pub(super) fn differences(&self, other: &Self) -> Vec<Field> {
        let differs = |field: &Field| match (self.get(*field), other.get(*field)) {
            (Some(one), Some(other)) => essence(*field, &one.text) != essence(*field, &other.text),
            _ => false,
        };
        Field::ALL.into_iter().filter(differs).collect()
    }

    /// The connection; a value that was not given has the origin `absent`.
    pub fn into_connection(self, absent: Origin) -> Connection {
        let input = |field, found: Option<Found>| match found {
            Some(found) => Input::new(field, found.text, found.origin),
            None => Input::absent(field, absent.clone()),
        };
        let mut connection = Connection::new(
            input(Field::ClientId, self.client_id),
            input(Field::Key, self.key),
            input(Field::Domain, self.domain),
            input(Field::Scopes, self.scopes),
        );
        connection.domain_form = self.domain_form;
        connection.tool_file = self.tool_file;
        connection.key_id = self.key_id.map(|found| KeyId {
            text: found.text,
            origin: found.origin,
        });
        connection.passphrase = self.passphrase;
        connection.base_url = self.base_url;
        connection.host_found_in = self.host_found_in;
        connection
    }
}

/// What a value says, without the form in which it says it.
fn essence(field: Field, text: &str) -> String {
    let text = text.trim();
    match field {
        Field::ClientId => text.to_owned(),
        Field::Key => Key::read(text)
            .thumbprint()
            .unwrap_or_else(|| text.to_owned()),
        Field::Domain => Domain::read(text).host().unwrap_or(text).to_owned(),
        Field::Scopes => {
            let names = text
                .split([',', ' ', '\n', '\t'])
                .filter(|name| !name.is_empty());
            let names: BTreeSet<&str> = names.collect();
            names.into_iter().collect::<Vec<_>>().join(" ")
        }
    }
}
