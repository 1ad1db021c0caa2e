//! Variables, from the environment or from a `.env` file.

use std::path::Path;

use super::agreement::choose;
use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::usual_names::{DOMAIN, decoded, is_key, meant, slot};
use super::{Found, Open, SourceError, SourceValues, env_file, key_path, name_of, reference};
use crate::model::connection::{DomainForm, Field, Origin};
use crate::okta::hosts::CELLS;
use crate::tools::{Family, OKTA_CC, Slot};

/// One variable: its name, its value, and where it was found.
pub type Variable = (String, String, Origin);

/// What the variables `OKTA_CC_*` gave. Other names are skipped.
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

/// What the first family gave that has any value, where they agree; what it lacks, from other names in the file.
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
    let chosen = choose(&options, None)?;
    let mut given = chosen.map_or_else(SourceValues::default, |at| options.swap_remove(at).1);
    if !given.is_complete() {
        // A file that serves one program may have names of several tools, and of none.
        for (_, other) in options {
            given = given.over(other);
        }
        given = given.over(under_usual_names(variables, open)?);
        if given.client_id.is_some() || given.key.is_some() {
            note_unread(&mut given, variables);
        }
    }
    Ok(given)
}

/// What variables hold whose names say that they are about Okta, and are no tool's.
///
/// # Errors
/// As for every value.
fn under_usual_names(variables: &[Variable], open: Open) -> Result<SourceValues, SourceError> {
    let mut builder = SourceValuesBuilder::default();
    let mut taken: Vec<Slot> = Vec::new();
    for (name, text, origin) in variables {
        let upper = name.to_ascii_uppercase();
        let Some(at) = upper.find("OKTA_") else {
            continue;
        };
        let is_same =
            |slot: Slot| move |known: &Slot| *known == slot || (is_key(*known) && is_key(slot));
        match slot(&upper[at..]) {
            // Terraform's half of a host.
            Some(DOMAIN) if CELLS.contains(&text.trim()) => {}
            Some(slot) if !text.trim().is_empty() && !taken.iter().any(is_same(slot)) => {
                taken.push(slot);
                let found = match decoded(name, text) {
                    Some(text) => Found {
                        text,
                        origin: origin.as_a_whole(),
                    },
                    None => found(slot, false, text, origin, open)?,
                };
                builder.put(slot, name, found)?;
            }
            _ => {}
        }
    }
    if !taken.is_empty() {
        builder.suppose(DomainForm::Address);
        builder.leave_open();
    }
    Ok(builder.finish())
}

/// Says of the values that variables lack under what names they stand instead.
fn note_unread(given: &mut SourceValues, variables: &[Variable]) {
    for (name, text, origin) in variables {
        let is_ours = name.to_ascii_uppercase().contains("OKTA") && !is_known(name);
        let field = meant(name).filter(|_| is_ours && !text.trim().is_empty());
        if let Some(field) = field.filter(|field| given.get(*field).is_none()) {
            let wanted = match field {
                Field::ClientId => "OKTA_CC_CLIENT_ID",
                Field::Key => "OKTA_CC_PRIVATE_KEY",
                Field::Domain => "OKTA_CC_DOMAIN",
                Field::Scopes => "OKTA_CC_SCOPES",
            };
            given.note_unread(field, name, wanted, origin);
        }
    }
}

/// What variables gave under `names`; of a name that appears twice the last value.
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
        // Our own variable for a path has another name.
        let has_file = of(Slot::KeyFile).is_some();
        let found = found(*slot, has_file, text, origin, open)?;
        builder.put(*slot, name, found)?;
    }
    Ok(builder.finish())
}

/// One value, or the key in the file whose path it is; `has_file`: another variable is for a path.
///
/// # Errors
/// When a path of the environment names no file that can be read.
pub(super) fn found(
    slot: Slot,
    has_file: bool,
    text: &str,
    origin: &Origin,
    open: Open,
) -> Result<Found, SourceError> {
    let is_path = match slot {
        Slot::KeyFile => true,
        Slot::Key => !has_file && key_path::is_path(text),
        _ => false,
    };
    let written = || Found {
        text: text.to_owned(),
        origin: origin.clone(),
    };
    match origin {
        _ if !is_path => Ok(written()),
        // The checkout of a repository need not have its keys.
        Origin::File { path, .. } => {
            let beside = key_path::beside(path, text, open);
            Ok(beside.unwrap_or_else(|why| {
                written().elsewhere(format!("{}{why}", reference::brief(text)))
            }))
        }
        _ if reference::of_store(text, slot).is_some() => Ok(written()),
        _ => key_from(text.as_ref(), open).map_err(|error| error.asked_for_at(origin)),
    }
}

/// The variables of a `.env` file.
pub(super) fn in_env_file(file: &File) -> Vec<Variable> {
    let entries = env_file::entries(file.text).into_iter();
    let variables = entries.map(|entry| {
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

/// The same variables as a tree.
pub(super) fn tree(file: &File, variables: &[Variable]) -> Node {
    let range = 0..file.text.len();
    let members = variables.iter().map(|(name, text, _)| {
        let value = Value::Text(text.clone());
        (
            name.clone(),
            Node {
                range: range.clone(),
                value,
            },
        )
    });
    Node {
        range: range.clone(),
        value: Value::Map(members.collect()),
    }
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
