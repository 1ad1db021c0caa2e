//! What one source gave of the four values; sources are laid over each other.

use url::Url;

use crate::connection::{Connection, DomainForm, Field, Input, Origin};

/// A text and where it was found.
pub struct Found {
    pub text: String,
    pub origin: Origin,
}

/// What one source gave: any of the values, or none.
#[derive(Default)]
pub struct Given {
    pub client_id: Option<Found>,
    pub key: Option<Found>,
    pub domain: Option<Found>,
    pub scopes: Option<Found>,
    /// The form of the domain, where the source says it. It belongs to this source's domain.
    pub domain_form: Option<DomainForm>,
    pub base_url: Option<Url>,
}

impl Given {
    /// This source's values, and `below`'s where this one has none.
    pub fn over(self, below: Self) -> Self {
        let (domain, domain_form) = match self.domain {
            None => (below.domain, self.domain_form.or(below.domain_form)),
            domain => (domain, self.domain_form),
        };
        Self {
            client_id: self.client_id.or(below.client_id),
            key: self.key.or(below.key),
            domain,
            scopes: self.scopes.or(below.scopes),
            domain_form,
            base_url: self.base_url.or(below.base_url),
        }
    }

    /// Whether it holds none of the four values.
    pub fn is_empty(&self) -> bool {
        let values = [&self.client_id, &self.key, &self.domain, &self.scopes];
        values.into_iter().all(Option::is_none)
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
        connection.base_url = self.base_url;
        connection
    }
}
