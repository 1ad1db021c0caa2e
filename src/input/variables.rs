//! Variables, from the environment or from a `.env` file.

use std::path::Path;

use super::agreement::choose;
use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::{Found, Open, SourceError, SourceValues, env_file, key_path, name_of, template};
use crate::model::connection::Origin;
use crate::tools::{Family, OKTA_CC, Slot};

/// One variable: its name, its value, and where it was found.
pub type Variable = (String, String, Origin);

/// The values in the variables `OKTA_CC_*`. Other names are skipped.
///
/// # Errors
/// When a key file cannot be read, the key is given twice, or the base URL is not valid.
pub fn from_variables(
    variables: impl IntoIterator<Item = Variable>,
    open: Open,
) -> Result<SourceValues, SourceError> {
    let variables: Vec<Variable> = variables.into_iter().collect();
    given(&OKTA_CC.variables(), &variables, open)
}

/// Whether a variable has a name of any family.
pub(super) fn is_known(name: &str) -> bool {
    let mut families = Family::all().into_iter();
    families.any(|family| family.variables().iter().any(|(known, _)| *known == name))
}

/// The values of the first family that has any, if all families agree.
///
/// # Errors
/// When two families are complete and differ, or a value cannot be read.
pub(super) fn of_one_family(
    variables: &[Variable],
    open: Open,
) -> Result<SourceValues, SourceError> {
    let mut options = Vec::new();
    for family in Family::all() {
        options.push((family, given(&family.variables(), variables, open)?));
    }
    options.retain(|(_, given)| !given.is_empty() || given.base_url.is_some());
    choose(&options, None).map(|at| match at {
        Some(at) => options.swap_remove(at).1,
        None => SourceValues::default(),
    })
}

/// The values of the variables in `names`; of a name that appears twice the last value.
pub(super) fn given(
    names: &[(&str, Slot)],
    variables: &[Variable],
    open: Open,
) -> Result<SourceValues, SourceError> {
    let of = |wanted: Slot| names.iter().find(|(_, slot)| *slot == wanted);
    if let (Some((key, _)), Some((file, _))) = (of(Slot::Key), of(Slot::KeyFile)) {
        let is_set = |name: &str| variables.iter().any(|(known, ..)| known == name);
        if is_set(key) && is_set(file) {
            return Err(SourceError::Both {
                first: (*key).into(),
                second: (*file).into(),
            });
        }
    }
    let mut builder = SourceValuesBuilder::default();
    for (name, slot) in names {
        let mut variables = variables.iter().rev();
        let Some((_, text, origin)) = variables.find(|(known, ..)| known == name) else {
            continue;
        };
        let is_path = match slot {
            Slot::KeyFile => true,
            // Our own variable for a path has another name.
            Slot::Key => of(Slot::KeyFile).is_none() && key_path::is_path(text),
            _ => false,
        };
        let found = if is_path {
            key_from(text.as_ref(), open).map_err(|error| error.asked_for_at(origin))?
        } else {
            Found {
                text: text.clone(),
                origin: origin.clone(),
            }
        };
        builder.put(*slot, name, found)?;
    }
    Ok(builder.finish())
}

/// The variables of a `.env` file.
pub(super) fn in_env_file(file: &File) -> Vec<Variable> {
    let entries = env_file::entries(file.text).into_iter();
    let variables = entries.map(|entry| {
        if template::is_one(&entry.value, !entry.name.contains("URL")) {
            let reference = template::shown(&entry.value);
            let found = file.elsewhere_at(entry.line, entry.column, &reference);
            return (entry.name.to_owned(), found.text, found.origin);
        }
        let origin = Origin::File {
            path: file.path.into(),
            line: entry.line,
            column: entry.column,
            verbatim: entry.verbatim,
        };
        (entry.name.to_owned(), entry.value, origin)
    });
    variables.collect()
}

/// A whole file as the private key.
///
/// # Errors
/// When it cannot be read.
pub fn key_from(path: &Path, open: Open) -> Result<Found, SourceError> {
    Ok(Found {
        text: open(path)?,
        origin: Origin::start_of(&name_of(path)),
    })
}
