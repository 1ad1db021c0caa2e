//! The four values as a rule sees them: each with its reading, or why there is none.

use super::Evidence;
use crate::model::connection::{
    ClientId, Connection, Domain, DomainForm, DomainKind, DomainMismatch, Field, Input, Origin,
    Scopes, ToolFile,
};
use crate::model::finding::Missing;
use crate::model::key::{Jwk, Key, KeyForm};
use crate::tools::Lookup;

impl<'a> Evidence<'a> {
    /// The connection, where anything of it could be read.
    ///
    /// # Errors
    /// When nothing could be.
    pub fn read_connection(&self) -> Result<&'a Connection, Missing> {
        match self.connection.unreadable {
            Some(_) => Err(Missing::Unreadable("nothing can be read here".into())),
            None => Ok(self.connection),
        }
    }

    /// What a file says beside the values that is of the kind which the target reads by itself, and how the target reads.
    pub fn own_file(&self) -> Option<(&'a Lookup, &'a ToolFile)> {
        let lookup = self.tool().lookup.as_ref()?;
        let file = self.connection.tool_file.as_ref()?;
        (file.family == lookup.family.name).then_some((lookup, file))
    }

    /// The input as given, possibly empty.
    ///
    /// # Errors
    /// When the source can hold only other values, so that nothing is known about this one.
    pub fn input(&self, field: Field) -> Result<&'a Input, Missing> {
        let input = self.read_connection()?.input(field);
        match input.origin() {
            Origin::NotAsked => Err(Missing::NotAsked(format!(
                "no {} in this file",
                field.title()
            ))),
            Origin::Elsewhere { reference, .. } => Err(Missing::NotAsked(format!(
                "no {} in this file: it refers to {reference}",
                field.title()
            ))),
            Origin::UnreadName { name, wanted, .. } => Err(Missing::NotAsked(format!(
                "no {} under the name {wanted}, but under {name}",
                field.title()
            ))),
            _ => Ok(input),
        }
    }

    /// The input, where it is more than white space.
    fn filled(&self, field: Field) -> Result<&'a Input, Missing> {
        let input = self.input(field)?;
        if input.text().chars().all(char::is_whitespace) {
            return Err(Missing::Unreadable(format!("no {} given", field.title())));
        }
        Ok(input)
    }

    /// # Errors
    /// When no client ID was given.
    pub fn client_id(&self) -> Result<(&'a Input, &'a ClientId), Missing> {
        let input = self.filled(Field::ClientId)?;
        Ok((input, self.connection.client_id()))
    }

    /// The client ID as it is sent; possibly empty.
    pub fn trimmed_client_id(&self) -> &'a str {
        self.connection.trimmed_client_id()
    }

    /// The text given as the private key, whatever it is, and how it was read.
    ///
    /// # Errors
    /// When no key was given.
    pub fn key(&self) -> Result<(&'a Input, &'a Key), Missing> {
        let input = self.filled(Field::Key)?;
        Ok((input, self.connection.key()))
    }

    /// The signing key in what was pasted, whatever it was packed into.
    ///
    /// # Errors
    /// When no key was given, or none could be read in it.
    pub fn jwk(&self) -> Result<(&'a Input, &'a Jwk), Missing> {
        let (input, key) = self.key()?;
        let why = || match key.form() {
            KeyForm::Json => "it holds no private key, or several",
            KeyForm::Pem(..) => "the numbers of this key cannot be read",
            KeyForm::Oversized => "the private key is too long to be checked",
            KeyForm::Empty => "no private key given",
            KeyForm::NotAnObject | KeyForm::NotJson(_) => "the private key is not a JWK",
        };
        let why = || {
            if key.ec().is_some() {
                "this is not an RSA key"
            } else {
                why()
            }
        };
        let jwk = key.jwk();
        let jwk = jwk.ok_or_else(|| Missing::Unreadable(why().into()))?;
        Ok((input, jwk))
    }

    /// # Errors
    /// When no domain was given, or a secret in its place.
    pub fn domain(&self) -> Result<(&'a Input, &'a Domain), Missing> {
        let input = self.filled(Field::Domain)?;
        let domain = self.connection.domain();
        if domain.kind == DomainKind::Secret {
            return Err(misplaced("domain"));
        }
        Ok((input, domain))
    }

    /// The form in which the domain is expected: the form that its source names where the target has a field of that
    /// form, or else the form that the target wants.
    pub fn domain_form(&self) -> DomainForm {
        let by_source = self.connection.domain_form;
        let by_source = by_source.filter(|form| self.target.domain_forms.contains(form));
        by_source.unwrap_or(self.target.domain_form())
    }

    /// How the domain differs from the form that is expected.
    pub fn domain_mismatch(&self) -> Option<DomainMismatch> {
        let (_, domain) = self.domain().ok()?;
        domain.mismatch(self.domain_form(), self.target.trims_slash)
    }

    /// # Errors
    /// When no scopes were given, or a secret in their place.
    pub fn scopes(&self) -> Result<(&'a Input, &'a Scopes), Missing> {
        let input = self.filled(Field::Scopes)?;
        let scopes = self.connection.scopes();
        if scopes.is_secret {
            return Err(misplaced("scopes"));
        }
        Ok((input, scopes))
    }

    /// The scopes as the target requests them, in the order given.
    pub fn requested_scopes(&self) -> Vec<&'a str> {
        let text = self.connection.input(Field::Scopes).text();
        let names = self.connection.scopes().names.iter();
        names.map(|name| &text[name.clone()]).collect()
    }
}

fn misplaced(field: &str) -> Missing {
    Missing::Unreadable(format!("a secret was given as the {field}"))
}
