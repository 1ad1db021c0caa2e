//! Writes a connection in the form of a tool's own file. Pure: the connection is right for the tool already.

mod nango;
mod okta_yaml;
mod terraform;
mod variables;

use clap::ValueEnum;

use crate::model::connection::{Connection, Field};
use crate::tools::Target;

/// The files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The body of Nango's request that creates a connection
    Nango,
    /// OKTA_CC_* variables, as a .env file has them
    Env,
    /// okta.yaml of Okta's SDKs for Go, Python, Node and Java
    OktaYaml,
    /// A Terraform provider block
    Terraform,
}

impl Form {
    /// The tools that read such a file. Made right for one after the other, a connection is right for all. Where there
    /// are several such lists, the first for which it can be made right counts.
    pub fn readers(self) -> Vec<Vec<&'static Target>> {
        let lists: &[&[&str]] = match self {
            Self::Nango => &[&["nango"]],
            // Our own variables: as Nango takes it, for that is what they are read for by default.
            Self::Env => &[&["nango"], &["okta"]],
            Self::OktaYaml => &[&["go", "java", "python", "node"]],
            Self::Terraform => &[&["terraform"]],
        };
        let named = |names: &&[&str]| {
            names
                .iter()
                .filter_map(|name| Target::named(name))
                .collect()
        };
        lists.iter().map(named).collect()
    }

    /// Whether the file can say that requests go elsewhere than to the domain's host.
    pub fn has_base_url(self) -> bool {
        self == Self::Env
    }

    /// The text of the file.
    pub fn write(self, connection: &Connection) -> String {
        let values = Values {
            client_id: connection.input(Field::ClientId).text(),
            key: connection.input(Field::Key).text(),
            domain: connection.input(Field::Domain).text(),
            scopes: scopes(connection),
            key_id: connection
                .key_id
                .as_ref()
                .map(|key_id| key_id.text.as_str()),
            connection,
        };
        match self {
            Self::Nango => nango::write(&values),
            Self::Env => variables::write(&values),
            Self::OktaYaml => okta_yaml::write(&values),
            Self::Terraform => terraform::write(&values),
        }
    }
}

/// What there is to write. It holds secrets, so it has no `Debug`.
struct Values<'a> {
    client_id: &'a str,
    key: &'a str,
    domain: &'a str,
    scopes: Vec<&'a str>,
    key_id: Option<&'a str>,
    connection: &'a Connection,
}

fn scopes(connection: &Connection) -> Vec<&str> {
    let text = connection.input(Field::Scopes).text();
    let names = connection.scopes().names.iter();
    names.map(|name| &text[name.clone()]).collect()
}
