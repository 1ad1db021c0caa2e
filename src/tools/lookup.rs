//! Where a tool looks for its values when nobody names a source: places, variables, objects in files, and which name
//! means which value.

use super::{Family, OWN, TOOLS};
use crate::model::connection::DomainForm;

/// What a name in a file or in the environment means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    ClientId,
    /// A key, or the path of its file.
    Key,
    /// The path of the key's file.
    KeyFile,
    /// The key ID beside the key.
    KeyId,
    Domain(Option<DomainForm>),
    Scopes,
    BaseUrl,
    /// Terraform's `org_name`, the part of the host before its `base_url`.
    OrgName,
    /// Terraform's `base_url`: a cell, such as `oktapreview.com`.
    Cell,
    /// `authorizationMode`: an SDK uses the key only in the mode `PrivateKey`.
    Mode,
}

/// Names, and what each means: several lists, of which tools share some.
pub type Names = &'static [&'static [(&'static str, Slot)]];

/// What one tool reads from this machine by itself, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    pub family: &'static Family,
    /// Strongest first.
    pub places: &'static [LookupPlace],
    pub variables: Names,
    /// What it looks for in each file.
    pub object: Option<FieldMap>,
    /// The default of `authorizationMode`: in this mode the key is not used.
    pub default_mode: Option<&'static str>,
    /// What becomes of scopes that its file has as one text and not as a list, where that is wrong.
    pub scopes_as_text: Option<&'static str>,
    /// What may surprise in the order in which it looks.
    pub quirk: Option<&'static str>,
}

/// A place where a tool looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookupPlace {
    Environment,
    /// A file in the working directory.
    Project(&'static str),
    /// A file in the user's own folder.
    Home(&'static str),
    /// All files in the working directory whose names end so.
    Ending(&'static str),
}

/// One object in a file.
#[derive(Clone, Copy, Debug)]
pub struct FieldMap {
    pub syntax: Syntax,
    /// Where the object is, from the root: where the tool looks for it, then where people put it too. The names on the
    /// way are read in any case, as .NET does.
    pub at: &'static [&'static [&'static str]],
    /// Whether the names inside are read in any case too.
    pub any_case: bool,
    pub names: Names,
}

/// How the file is written that holds an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON or YAML.
    Data,
    /// A block of Terraform's.
    Block,
    /// Values of Terraform's variables.
    Tfvars,
}

impl Lookup {
    /// Our own, then each tool's.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        let tools = TOOLS.iter().filter_map(|tool| tool.lookup.as_ref());
        std::iter::once(&OWN).chain(tools)
    }

    /// The places where it looks, strongest first.
    pub fn looked_for(&self) -> Vec<String> {
        let places = self.places.iter().map(|place| match place {
            LookupPlace::Environment => format!("the environment ({})", self.family.pattern),
            place => place.to_string(),
        });
        places.collect()
    }
}

impl LookupPlace {
    /// Wherever anything is looked for, by us or by a tool.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        let ours = Family::all().into_iter().flat_map(|family| family.files);
        ours.chain(Lookup::all().flat_map(|lookup| lookup.places))
    }

    /// The beginning of the file's name, up to and with its last dot.
    pub fn stem(&self) -> Option<&'static str> {
        let (Self::Project(path) | Self::Home(path)) = self else {
            return None;
        };
        let name = path.rsplit('/').next()?;
        name.get(..=name.rfind('.')?)
    }
}

impl FieldMap {
    /// Our own, then each tool's.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        let tools = TOOLS.iter().flat_map(|tool| {
            let object = tool
                .lookup
                .as_ref()
                .and_then(|lookup| lookup.object.as_ref());
            object.into_iter().chain(tool.records)
        });
        OWN.object.iter().chain(tools)
    }
}

impl std::fmt::Display for LookupPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Environment => write!(f, "the environment"),
            Self::Project(name) => write!(f, "./{name}"),
            Self::Home(name) => write!(f, "~/{name}"),
            Self::Ending(end) => write!(f, "./*.{end}"),
        }
    }
}

/// Each name once.
pub(super) fn once(names: impl Iterator<Item = (&'static str, Slot)>) -> Vec<(&'static str, Slot)> {
    let mut all: Vec<(&'static str, Slot)> = Vec::new();
    for (name, slot) in names {
        if all.iter().all(|(known, _)| *known != name) {
            all.push((name, slot));
        }
    }
    all
}
