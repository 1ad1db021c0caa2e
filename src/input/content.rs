//! From the tree of a file to what it gave: each shape of the table is looked for in it.

use super::field_map::{self, Shape};
use super::file::File;
use super::language::Language;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value, walk};
use super::{
    SourceError, SourceValues, hcl, json, kubernetes, nested_variables, node_value, properties,
    template, toml, tool_file, usual_object, variables, yaml,
};
use crate::tools::Syntax;

/// What a file holds.
#[derive(Default)]
pub(super) struct Content {
    pub(super) given: SourceValues,
    /// Its trees, whatever is in them; none of what is written in no language of values.
    pub(super) roots: Vec<Node>,
}

/// # Errors
/// When the file is not written as its name says, or a value has the wrong type or appears twice.
pub(super) fn read(file: &File) -> Result<Content, SourceError> {
    in_language(file, Language::of(file))
}

/// What a line of JSON gave.
///
/// # Errors
/// As for a file.
pub(super) fn read_json(file: &File) -> Result<Content, SourceError> {
    in_language(file, Language::Json)
}

fn in_language(file: &File, language: Language) -> Result<Content, SourceError> {
    let bare = without_comments(file);
    let file = &file.with_text(bare.as_deref().unwrap_or(file.text));
    let roots = match language {
        Language::Json => vec![json::read(file)?],
        Language::Yaml if template::is_one(file.text) => {
            let text = template::filled(file.text);
            let mut roots = yaml::read(&file.with_text(&text))?;
            roots
                .iter_mut()
                .for_each(|root| template::refer(root, file.text));
            roots
        }
        Language::Yaml => yaml::read(file)?,
        Language::Toml => vec![toml::read(file)?],
        Language::Properties => vec![properties::read(file)],
        Language::Hcl => vec![hcl::read(file)?],
        Language::Variables => {
            let variables = variables::in_env_file(file);
            return Ok(Content {
                given: variables::of_one_family(&variables, file.open)?,
                roots: vec![variables::tree(file, &variables)],
            });
        }
        Language::Program(_) | Language::Prose | Language::Machine(_) => Vec::new(),
    };
    let mut builder = SourceValuesBuilder::default();
    for root in &roots {
        if language == Language::Hcl {
            shapes(file, root, Syntax::Block, &mut builder)?;
            shapes(file, root, Syntax::Tfvars, &mut builder)?;
        } else {
            any_object(file, root, &mut builder)?;
        }
    }
    let mut given = builder.finish();
    given.tool_file = roots.iter().find_map(tool_file::of);
    let is_ours =
        |root: &Node| root.get("client_id").is_some() && root.get("private_key").is_some();
    if let Some(root) = roots.iter().find(|root| is_ours(root)) {
        usual_object::note_unread_members(file, &mut given, root);
    }
    Ok(Content { given, roots })
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

/// Takes what is in a form that we know, or else what has the names of variables, or else usual names.
fn any_object(
    file: &File,
    root: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    if root.get("kind").and_then(Node::text) == Some("List")
        && let Some(Value::List(items)) = root.get("items").map(|items| &items.value)
    {
        return items
            .iter()
            .try_for_each(|item| any_object(file, item, builder));
    }
    // Encrypted for one cluster: nothing in it is a value.
    if root.get("kind").and_then(Node::text) == Some("SealedSecret") {
        return Ok(());
    }
    if let Some(entries) = kubernetes::entries(file, root)? {
        kubernetes::read(file, &entries, builder)?;
        if builder.lacks_most() {
            usual_object::read(file, &entries, builder)?;
        }
        return Ok(());
    }
    objects(file, root, builder)?;
    if builder.lacks_most() {
        nested_variables::read(file, root, builder)?;
    }
    if builder.lacks_most() {
        usual_object::read(file, root, builder)?;
    }
    Ok(())
}

fn objects(file: &File, root: &Node, builder: &mut SourceValuesBuilder) -> Result<(), SourceError> {
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
    if let (Some(form), false) = (shape.domain_form(), found.is_empty()) {
        builder.suppose(form);
    }
    for (name, node) in found {
        let is_it = |known: &str| match shape.any_case {
            true => known.eq_ignore_ascii_case(name),
            false => known == name,
        };
        if let Some((known, slot)) = shape.names.iter().find(|(known, _)| is_it(known)) {
            node_value::take(file, *slot, known, node, builder)?;
        }
    }
    Ok(())
}
