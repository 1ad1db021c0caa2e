//! Which family of names the values come from. Families are never combined: a value that one lacks is not taken from
//! another.

use super::agreement::choose;
use super::layers::{Kind, Layer, combined};
use super::{SourceError, SourceValues};
use crate::model::connection::Field;
use crate::tools::{Family, OKTA_CC};

/// The layers in the order of precedence, and which family was chosen.
pub struct Choice {
    pub layers: Vec<Layer>,
    pub family: Option<&'static Family>,
}

impl Choice {
    /// `layers` are in the order of precedence; `wanted` is the user's own choice.
    ///
    /// # Errors
    /// When two families in the environment are complete and differ, or what is chosen cannot be read.
    pub fn of(layers: Vec<Layer>, wanted: Option<&'static Family>) -> Result<Self, SourceError> {
        let ours = layers.iter().any(|layer| {
            let told = match layer.kind {
                Kind::Named => true,
                Kind::Environment => layer.family == &OKTA_CC,
                Kind::Flags | Kind::Home | Kind::Project => false,
            };
            // What cannot be read was still meant.
            told && !layer.is_empty()
        });
        let family = match wanted {
            Some(family) => Some(family),
            None if ours => Some(&OKTA_CC),
            None => by_order(&layers)?,
        };
        let mut choice = Self { layers, family };
        let failed = |layer: &&mut Layer| layer.given.is_err() && is_used(layer, family);
        if let Some(layer) = choice.layers.iter_mut().find(failed) {
            let given = std::mem::replace(&mut layer.given, Ok(SourceValues::default()));
            given?;
        }
        Ok(choice)
    }

    pub fn uses(&self, layer: &Layer) -> bool {
        is_used(layer, self.family)
    }

    /// The values, each from the first used layer that has it.
    pub fn given(&self) -> SourceValues {
        let used = || self.layers.iter().filter(|layer| self.uses(layer));
        SourceValues {
            host_found_in: host_found_in(used()),
            ..combined(used())
        }
    }

    /// The layers that have values and are not used, where that may surprise: another family in the environment, or a
    /// file that has a value that is missing.
    pub fn passed_over(&self) -> Vec<&Layer> {
        let given = self.given();
        let lacks = |layer: &SourceValues| {
            let mut fields = Field::ALL.into_iter();
            fields.any(|field| given.get(field).is_none() && layer.get(field).is_some())
        };
        let unused = self.layers.iter().filter(|layer| !self.uses(layer));
        let surprising = unused.filter(|layer| {
            let values = layer.values().filter(|values| !values.is_empty());
            values.is_some_and(|values| layer.kind == Kind::Environment || lacks(values))
        });
        surprising.collect()
    }
}

/// The file of the project that says where to ask, where the key is from another place than the project. Whoever wrote
/// the project would else be sent what only the user has.
fn host_found_in<'a>(used: impl Iterator<Item = &'a Layer>) -> Option<String> {
    let (mut key, mut domain, mut base_url) = (None, None, None);
    for layer in used {
        let Some(given) = layer.values() else {
            continue;
        };
        // As the values are laid over each other.
        let is_taken = !layer.kind.is_found() || key.is_none();
        base_url = base_url.or(given.base_url.as_ref().filter(|_| is_taken).map(|_| layer));
        domain = domain.or(given.domain.as_ref().map(|_| layer));
        key = key.or(given.key.as_ref().map(|_| layer));
    }
    let is_of_project = |layer: &&Layer| layer.kind == Kind::Project;
    let host = base_url.or(domain).filter(is_of_project)?;
    key.filter(|key| !is_of_project(key))?;
    Some(host.title.clone())
}

fn is_used(layer: &Layer, family: Option<&'static Family>) -> bool {
    let only_ours = layer.kind == Kind::Environment && layer.family == &OKTA_CC;
    layer.kind == Kind::Flags
        || Some(layer.family) == family
        // A base URL alone only says where to ask, wherever the values come from.
        || (only_ours && layer.is_empty())
}

/// The families in the environment, then our own file, then the SDKs' files.
fn by_order(layers: &[Layer]) -> Result<Option<&'static Family>, SourceError> {
    let has = |family: &Family, is_kind: fn(Kind) -> bool| {
        let mut layers = layers.iter();
        layers.any(|layer| layer.family == family && is_kind(layer.kind) && !layer.is_empty())
    };
    let others = Family::all()
        .into_iter()
        .filter(|family| *family != &OKTA_CC);
    let in_environment = others.filter(|family| has(family, |kind| kind == Kind::Environment));
    let in_environment = in_environment.collect::<Vec<_>>();
    let in_files = Family::all().into_iter();
    let in_files =
        in_files.filter(|family| has(family, Kind::is_found) && !in_environment.contains(family));
    let mut options = Vec::new();
    for family in in_environment.iter().copied() {
        options.push((family, merged(layers, family)));
    }
    let chosen = choose(&options, Some("--from"))?;
    if let Some(at) = chosen.filter(|at| options[*at].1.is_complete()) {
        return Ok(Some(options[at].0));
    }
    options.extend(in_files.map(|family| (family, merged(layers, family))));
    let complete = options.iter().find(|(_, given)| given.is_complete());
    Ok(complete.or(options.first()).map(|(family, _)| *family))
}

fn merged(layers: &[Layer], family: &Family) -> SourceValues {
    let layers = layers.iter().filter(|layer| layer.family == family);
    let given = layers.filter_map(Layer::values).cloned();
    given.reduce(SourceValues::over).unwrap_or_default()
}
