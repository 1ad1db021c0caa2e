//! All the places where values are looked for without being named, in order, and what each holds.

use std::path::{Path, PathBuf};

use super::file::File;
use super::{Family, Given, SourceError, Variable, content, text_file};
use crate::model::connection::Origin;

/// Files of the project and of the user, by family; strongest first within each line.
const FILES: [(Family, bool, &[&str]); 3] = [
    (
        Family::OktaCc,
        false,
        &["okta-cc.json", "okta-cc.yaml", "okta-cc.yml"],
    ),
    (
        Family::Sdk,
        false,
        &["okta.yaml", "okta.yml", ".okta.yaml", ".okta/okta.yaml"],
    ),
    (Family::Sdk, true, &[".okta/okta.yaml"]),
];

/// How a layer came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Flags,
    /// A file that a flag names.
    Named,
    Environment,
    /// A file that was found by its name.
    File,
}

/// One place and what it gave.
pub struct Layer {
    pub kind: Kind,
    pub family: Family,
    pub title: String,
    pub given: Result<Given, SourceError>,
}

impl Layer {
    /// What it gave, where it can be read.
    pub fn values(&self) -> Option<&Given> {
        self.given.as_ref().ok()
    }

    /// Whether it could be read and gave nothing, or is not there.
    pub fn is_empty(&self) -> bool {
        self.values().is_some_and(Given::is_empty)
    }
}

/// Each value from the first of the layers that has it.
pub fn laid_over<'a>(layers: impl Iterator<Item = &'a Layer>) -> Given {
    let given = layers.filter_map(|layer| Some((layer.kind, layer.values()?.clone())));
    given.fold(Given::default(), |above, (kind, mut below)| {
        // A file that merely lies there must not say where a key goes that is from elsewhere.
        if kind == Kind::File && above.key.is_some() {
            below.base_url = None;
        }
        above.over(below)
    })
}

/// Variables of the environment. An empty one is how CI systems pass a secret that is not set.
pub fn variables(environment: &[(String, String)]) -> Vec<Variable> {
    let set = environment.iter().filter(|(_, value)| !value.is_empty());
    let variables = set.map(|(name, value)| {
        let origin = Origin::Named(format!("${name}"));
        (name.clone(), value.clone(), origin)
    });
    variables.collect()
}

/// The environment's layers and the files', in the order of precedence. Without a `directory` or a `home` no files are
/// looked for there.
pub fn layers(variables: &[Variable], directory: Option<&Path>, home: Option<&Path>) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for family in Family::ALL {
        layers.push(Layer {
            kind: Kind::Environment,
            family,
            title: format!("the environment ({})", family.pattern()),
            given: family.given(variables),
        });
    }
    for (family, is_home, names) in FILES {
        let Some(folder) = (if is_home { home } else { directory }) else {
            continue;
        };
        let paths = names.iter().map(|name| folder.join(name));
        // The user's own folder may be the working directory: one file is one layer.
        let paths = paths.filter(|path| path.is_file());
        for path in paths.collect::<Vec<PathBuf>>() {
            let Some(path) = path.to_str() else { continue };
            if layers.iter().any(|layer| layer.title == path) {
                continue;
            }
            layers.push(Layer {
                kind: Kind::File,
                family,
                title: path.to_owned(),
                given: read(path),
            });
        }
    }
    layers
}

/// The names of all files that are looked for, in order.
pub fn looked_for() -> Vec<String> {
    let files = FILES.into_iter().flat_map(|(_, is_home, names)| {
        let folder = if is_home { "~/" } else { "./" };
        names.iter().map(move |name| format!("{folder}{name}"))
    });
    files.collect()
}

fn read(path: &str) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    // A file without a connection, such as an okta.yaml for signing in alone, gives nothing.
    Ok(content::read(&File::new(path, &text))?.unwrap_or_default())
}
