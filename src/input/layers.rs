//! The places that are searched for values when no source is named, in order, and what each holds: those that okta-cc
//! searches, and those that one tool does.

use std::path::{Path, PathBuf};

use super::field_map::Shape;
use super::file::File;
use super::variables::given;
use super::{Open, Openers, SourceError, SourceValues, Variable, content, name_of};
use crate::model::connection::Origin;
use crate::tools::{Family, Lookup, LookupPlace, Slot};

/// How a layer came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Flags,
    /// A file that a flag names.
    Named,
    Environment,
    /// A file that was found by its name in the user's own folder.
    Home,
    /// A file that was found by its name in the project: whoever wrote the project wrote it.
    Project,
}

impl Kind {
    /// Whether it is a file that nobody named.
    pub fn is_found(self) -> bool {
        matches!(self, Self::Home | Self::Project)
    }
}

/// One place and the values in it.
pub struct Layer {
    pub kind: Kind,
    pub family: &'static Family,
    pub title: String,
    pub given: Result<SourceValues, SourceError>,
}

impl Layer {
    /// Its values, where it can be read.
    pub fn values(&self) -> Option<&SourceValues> {
        self.given.as_ref().ok()
    }

    /// Whether it could be read and holds nothing, or does not exist.
    pub fn is_empty(&self) -> bool {
        self.values().is_some_and(SourceValues::is_empty)
    }
}

/// Each value from the first of the layers that has it.
pub fn combined<'a>(layers: impl Iterator<Item = &'a Layer>) -> SourceValues {
    let given = layers.filter_map(|layer| Some((layer.kind, layer.values()?.clone())));
    given.fold(SourceValues::default(), |above, (kind, mut below)| {
        // A file that was only found must not say where to send a key that comes from elsewhere.
        if kind.is_found() && above.key.is_some() {
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

/// Says which files are at a place.
pub type Find<'a> = &'a dyn Fn(LookupPlace) -> Vec<PathBuf>;

/// The environment's layers and the files', in the order of precedence.
pub fn layers(variables: &[Variable], find: Find, openers: Openers) -> Vec<Layer> {
    let environment = |family: &'static Family| Layer {
        kind: Kind::Environment,
        family,
        title: format!("the environment ({})", family.pattern),
        given: given(&family.variables(), variables, openers.user),
    };
    let mut layers: Vec<Layer> = Family::all().into_iter().map(environment).collect();
    for family in Family::all() {
        let paths = family.files.iter();
        let paths = paths.flat_map(|place| find(*place).into_iter().map(|path| (*place, path)));
        for (place, path) in paths {
            // The user's own folder may be the working directory: one file is one layer.
            if layers.iter().all(|layer| layer.title != name_of(&path)) {
                layers.push(file(family, place, &path, None, openers));
            }
        }
    }
    layers
}

/// What one tool reads on this machine, strongest first. A place that is not there gives nothing.
pub fn layers_of(
    lookup: &Lookup,
    variables: &[Variable],
    find: Find,
    openers: Openers,
) -> Vec<Layer> {
    let shape = lookup.object.as_ref().map(Shape::of);
    let mut layers = Vec::new();
    for place in lookup.places {
        if *place == LookupPlace::Environment {
            layers.push(Layer {
                kind: Kind::Environment,
                family: lookup.family,
                title: "the environment".into(),
                given: given(&lookup.variables.concat(), variables, openers.user),
            });
        }
        let paths = find(*place).into_iter();
        let files = paths.map(|path| file(lookup.family, *place, &path, shape.as_ref(), openers));
        // Most of these files have nothing to do with Okta.
        let is_sought =
            |layer: &Layer| !matches!(place, LookupPlace::Ending(_)) || !layer.is_empty();
        layers.extend(files.filter(is_sought));
    }
    layers
}

/// The names of all files that are looked for, in order.
pub fn looked_for() -> Vec<String> {
    let files = Family::all().into_iter().flat_map(|family| family.files);
    files.map(LookupPlace::to_string).collect()
}

/// The variables of the tool's family that are set although the tool does not read them.
pub fn unread<'a>(lookup: &Lookup, variables: &'a [Variable]) -> Vec<&'a str> {
    let (family, own) = (lookup.family.variables(), lookup.variables.concat());
    let names = variables.iter().map(|(name, ..)| name.as_str());
    let is_in = |names: &[(&str, Slot)], name: &str| names.iter().any(|(known, _)| *known == name);
    names
        .filter(|name| is_in(&family, name) && !is_in(&own, name))
        .collect()
}

fn file(
    family: &'static Family,
    place: LookupPlace,
    path: &Path,
    shape: Option<&Shape>,
    openers: Openers,
) -> Layer {
    let (kind, open) = match place {
        LookupPlace::Home(_) => (Kind::Home, openers.home),
        _ => (Kind::Project, openers.project),
    };
    Layer {
        kind,
        family,
        given: read(path, shape, open),
        title: name_of(path),
    }
}

/// The file's values: of that shape, or of any where none is given.
fn read(path: &Path, shape: Option<&Shape>, open: Open) -> Result<SourceValues, SourceError> {
    let text = open(path)?;
    let name = name_of(path);
    let file = File::new(&name, &text, open);
    match shape {
        Some(shape) => content::read_shape(&file, shape),
        // A file without a connection, such as an okta.yaml that is only for signing in, gives nothing.
        None => Ok(content::read(&file)?.given),
    }
}
