//! Writes a connection as a tool's own file. The connection must already be right for the tool: nothing is changed
//! here.

mod nango;
mod okta_yaml;
mod terraform;
mod variables;

use crate::model::connection::{Connection, Field};
use crate::tools::{ExportForm, Slot};

impl ExportForm {
    /// Whether the file can say that requests go elsewhere than to the domain's host.
    pub fn has_base_url(self) -> bool {
        self == Self::Env
    }

    /// The text of the file.
    ///
    /// # Errors
    /// When a value cannot be written so that all who read the file read the same.
    pub fn write(self, connection: &Connection) -> Result<String, NoSpelling> {
        let text = connection.input(Field::Scopes).text();
        let scopes = connection.scopes().names.iter();
        let values = Values {
            connection,
            scopes: scopes.map(|name| &text[name.clone()]).collect(),
        };
        Ok(match self {
            Self::Nango => nango::write(&values),
            Self::Env => variables::write(&values)?,
            Self::OktaYaml => okta_yaml::write(&values),
            Self::Terraform => terraform::write(&values),
        })
    }
}

/// A value for which the file has no spelling. It is not quoted: it may be a secret.
#[derive(Debug, thiserror::Error)]
#[error(
    "{name} has {what}, which a shell and the readers of .env files do not read the same. Change it, or export to \
     another form (--to nango or --to okta-yaml)"
)]
pub struct NoSpelling {
    name: &'static str,
    what: &'static str,
}

/// The values to write. It holds secrets, so it has no `Debug`.
struct Values<'a> {
    connection: &'a Connection,
    scopes: Vec<&'a str>,
}

/// The value of one name.
enum Entry<'a> {
    Text(&'a str),
    List(&'a [&'a str]),
}

impl<'a> Values<'a> {
    fn text(&self, field: Field) -> &'a str {
        self.connection.input(field).text()
    }

    /// The names of the file for which there is something to write.
    fn entries(&self, form: ExportForm) -> impl Iterator<Item = (&'static str, Slot, Entry<'_>)> {
        let names = form.names().into_iter();
        names.filter_map(|(name, slot)| Some((name, slot, self.entry(slot)?)))
    }

    fn entry(&self, slot: Slot) -> Option<Entry<'_>> {
        let domain = self.text(Field::Domain);
        let (org_name, cell) = self.connection.domain().parts().unwrap_or((domain, ""));
        Some(Entry::Text(match slot {
            Slot::ClientId => self.text(Field::ClientId),
            Slot::Key => self.text(Field::Key),
            Slot::KeyId => &self.connection.key_id.as_ref()?.text,
            Slot::Domain(_) => domain,
            Slot::OrgName => org_name,
            Slot::Cell => cell,
            Slot::BaseUrl => self.connection.base_url.as_ref()?.as_str(),
            Slot::Mode => "PrivateKey",
            Slot::Scopes => return Some(Entry::List(&self.scopes)),
            Slot::KeyFile => return None,
        }))
    }
}
