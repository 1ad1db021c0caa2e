//! Recognises the syntax of a file and reads the values in it: each known object is looked for in the file's tree.

use super::field_map::{self, Shape};
use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::{
    SourceError, SourceValues, hcl, json, key_path, kubernetes, template, variables, yaml,
};
use crate::tools::{Slot, Syntax};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Json,
    Yaml,
    Hcl,
    Variables,
}

/// By the end of a file's name, how it is written.
const NAMES: &[(&str, Language)] = &[
    (".json", Language::Json),
    (".yaml", Language::Yaml),
    (".yml", Language::Yaml),
    (".tf", Language::Hcl),
    (".tfvars", Language::Hcl),
    (".hcl", Language::Hcl),
    (".env", Language::Variables),
];

impl Language {
    /// Only by the file's name.
    pub(super) fn by_name(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let known = NAMES.iter().find(|(end, _)| name.ends_with(end));
        known.map(|(_, language)| *language)
    }

    /// By the file's name, or else by its first characters.
    pub(super) fn of(file: &File) -> Self {
        if let Some(language) = Self::by_name(file.path) {
            return language;
        }
        let start = file.text.trim_start();
        let has_line = |start: &str| {
            let mut lines = file.text.lines();
            lines.any(|line| line.trim_start().starts_with(start))
        };
        if start.starts_with('{') {
            Self::Json
        } else if has_line("provider \"") || has_line("variable \"") {
            Self::Hcl
        } else if has_line("okta:") || has_line("client_id:") || has_line("kind:") {
            Self::Yaml
        } else {
            Self::Variables
        }
    }
}

/// The values in the file; `None` where it is in the syntax that its name says, but holds none of the values.
///
/// # Errors
/// When it is not written so, or a value has the wrong type or appears twice.
pub(super) fn read(file: &File) -> Result<Option<SourceValues>, SourceError> {
    in_language(file, Language::of(file))
}

/// The values in a line of JSON.
///
/// # Errors
/// As for a file.
pub(super) fn read_json(file: &File) -> Result<Option<SourceValues>, SourceError> {
    in_language(file, Language::Json)
}

fn in_language(file: &File, language: Language) -> Result<Option<SourceValues>, SourceError> {
    let mut builder = SourceValuesBuilder::default();
    match language {
        Language::Json => {
            let bare = without_comments(file);
            let file = &file.with_text(bare.as_deref().unwrap_or(file.text));
            objects(file, &json::read(file)?, &mut builder)?;
        }
        Language::Yaml => {
            for root in yaml::read(file)? {
                objects(file, &root, &mut builder)?;
            }
        }
        Language::Hcl => {
            let root = hcl::read(file)?;
            shapes(file, &root, Syntax::Block, &mut builder)?;
            shapes(file, &root, Syntax::Tfvars, &mut builder)?;
        }
        Language::Variables => {
            let given = variables::of_one_family(&variables::in_env_file(file), file.open)?;
            return Ok(given.holds_any().then_some(given));
        }
    }
    let given = builder.finish();
    Ok(given.holds_any().then_some(given))
}

/// `appsettings.json` may have comments, and commas after the last member. They are replaced with spaces, so that every
/// other place holds. In all other JSON they are a fault.
fn without_comments(file: &File) -> Option<String> {
    let name = file.path.rsplit(['/', '\\']).next().unwrap_or(file.path);
    let mut text = name
        .starts_with("appsettings")
        .then(|| file.text.to_owned())?;
    json_strip_comments::strip(&mut text).ok()?;
    (text.len() == file.text.len()).then_some(text)
}

/// What the file has in only one shape.
///
/// # Errors
/// As `read`.
pub(super) fn read_shape(file: &File, one: &Shape) -> Result<SourceValues, SourceError> {
    let mut builder = SourceValuesBuilder::default();
    let bare = without_comments(file);
    let file = &file.with_text(bare.as_deref().unwrap_or(file.text));
    let roots = match Language::of(file) {
        Language::Json => vec![json::read(file)?],
        Language::Hcl => vec![hcl::read(file)?],
        _ => yaml::read(file)?,
    };
    for root in roots {
        shape(file, &root, one, &mut builder)?;
    }
    Ok(builder.finish())
}

fn objects(file: &File, root: &Node, builder: &mut SourceValuesBuilder) -> Result<(), SourceError> {
    if let Some(entries) = kubernetes::entries(file, root)? {
        return kubernetes::read(file, &entries, builder);
    }
    let is_tfvars = file.path.ends_with(".tfvars.json");
    let syntax = if is_tfvars {
        Syntax::Tfvars
    } else {
        Syntax::Data
    };
    shapes(file, root, syntax, builder)
}

fn shapes(
    file: &File,
    root: &Node,
    syntax: Syntax,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    field_map::all(syntax).try_for_each(|one| shape(file, root, one, builder))
}

/// Takes the values of one shape.
pub(super) fn shape(
    file: &File,
    root: &Node,
    shape: &Shape,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let mut found = Vec::new();
    walk(root, shape.at, &mut found);
    for (name, node) in found {
        let is_it = |known: &str| match shape.any_case {
            true => known.eq_ignore_ascii_case(name),
            false => known == name,
        };
        if let Some((known, slot)) = shape.names.iter().find(|(known, _)| is_it(known)) {
            take(file, *slot, known, node, builder)?;
        }
    }
    Ok(())
}

/// The members of the object at `at`, whether it is nested or written out in names (`okta.client.clientId`,
/// `Okta:Client:ClientId`).
fn walk<'a>(node: &'a Node, at: &[&str], found: &mut Vec<(&'a str, &'a Node)>) {
    for (name, inner) in node.members() {
        let parts: Vec<&str> = name.split([':', '.']).collect();
        let pairs = parts.iter().zip(at);
        let common = pairs
            .take_while(|(part, wanted)| part.eq_ignore_ascii_case(wanted))
            .count();
        if common == at.len() && parts.len() == at.len() + 1 {
            found.push((parts[common], inner));
        } else if common == parts.len() {
            walk(inner, &at[common..], found);
        }
    }
}

/// Takes one value.
fn take(
    file: &File,
    slot: Slot,
    name: &str,
    node: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let offset = node.range.start;
    let is_key = slot == Slot::Key;
    let found = match &node.value {
        Value::Null => return Ok(()),
        Value::Reference(reference) => file.elsewhere(offset, reference),
        Value::Path { path, written } if is_key => key_path::beside(file, offset, path, written),
        Value::Path { written, .. } => file.elsewhere(offset, written),
        Value::Text(text) if is_key && key_path::is_path(text) => {
            let written = format!("in {}", crate::model::redact::shown(text));
            key_path::beside(file, offset, text, &written)
        }
        Value::Text(text) if template::is_one(text, !matches!(slot, Slot::Domain(_))) => {
            file.elsewhere(offset, &template::shown(text))
        }
        Value::Text(text) => file.found(offset, text.clone()),
        // The JWK itself. Of JSON its own text is kept, so that every place in it holds.
        Value::Map(_) if is_key => {
            let raw = file.text.get(node.range.clone()).unwrap_or_default();
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(raw).is_ok();
            let text = if is_json {
                raw.to_owned()
            } else {
                node.to_json().to_string()
            };
            file.found(offset, text)
        }
        Value::List(list) if slot == Slot::Scopes => {
            let parts = list
                .iter()
                .map(|node| Some((node.range.start, node.text()?)));
            let parts: Option<Vec<(usize, &str)>> = parts.collect();
            let refers = |node: &Node| matches!(node.value, Value::Reference(_));
            match parts {
                Some(parts) => file.joined(offset, &parts),
                None if list.iter().any(refers) => file.elsewhere(offset, "a list of references"),
                None => {
                    let expected = "a string or a list of strings";
                    return Err(file.wrong_type(offset, name, expected));
                }
            }
        }
        _ => {
            let expected = match slot {
                Slot::Key => "an object or a string",
                Slot::Scopes => "a string or a list of strings",
                _ => "a string",
            };
            return Err(file.wrong_type(offset, name, expected));
        }
    };
    builder.put(slot, name, found)
}
