//! Terraform's HCL as a tree of values with places. hcl-edit parses it. Nothing is evaluated: a value is a literal, a
//! file whose path is a literal, or a reference, which is reported as such.

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::parser::parse_body;
use hcl_edit::structure::{Body, Structure};
use hcl_edit::template::{Element, Template};

use super::SourceError;
use super::file::File;
use super::tree::{Node, Value};
use crate::model::redact::shown;

/// # Errors
/// When it is no HCL, or has several providers of which none is the default.
pub(super) fn read(file: &File) -> Result<Node, SourceError> {
    let body = parse_body(file.text).map_err(|error| {
        let what = error.message().trim().replace('\n', ", ");
        file.malformed("HCL", error.location().offset(), &what)
    })?;
    let mut root = members(file, &body);
    if let Some(provider) = provider(file, &body)? {
        root.push(("provider".into(), provider));
    }
    Ok(Node {
        range: 0..file.text.len(),
        value: Value::Map(root),
    })
}

/// `provider "okta"`: the one without an alias, or the only one.
fn provider(file: &File, body: &Body) -> Result<Option<Node>, SourceError> {
    let blocks = body.get_blocks("provider");
    let blocks: Vec<_> = blocks
        .filter(|block| block.has_exact_labels(&["okta"]))
        .collect();
    let default = blocks
        .iter()
        .find(|block| !block.body.has_attribute("alias"));
    let block = match (default, &blocks[..]) {
        (Some(block), _) => block,
        (None, []) => return Ok(None),
        (None, [block]) => block,
        (None, [_, block, ..]) => {
            let what =
                "several okta providers, each with an alias: it is not clear which one to use";
            let start = block.span().map_or(0, |span| span.start);
            return Err(file.malformed("HCL", start, what));
        }
    };
    let map = |range, members| Node {
        range,
        value: Value::Map(members),
    };
    let range = block.span().unwrap_or_default();
    let inside = map(range.clone(), members(file, &block.body));
    Ok(Some(map(range, vec![("okta".into(), inside)])))
}

fn members(file: &File, body: &Body) -> Vec<(String, Node)> {
    let attributes = body.iter().filter_map(Structure::as_attribute);
    let members =
        attributes.map(|attribute| (attribute.key.to_string(), node(file, &attribute.value)));
    members.collect()
}

fn node(file: &File, expression: &Expression) -> Node {
    let mut range = expression.span().unwrap_or_default();
    let value = match expression {
        Expression::Null(_) => Value::Null,
        Expression::String(text) => {
            range = inside(file, &range);
            Value::Text(text.to_string())
        }
        Expression::HeredocTemplate(heredoc) => {
            // After `<<-` the reader has taken the indentation away; after `<<` it is a part of the text.
            let is_indented = heredoc.indent().is_none();
            let rest = &file.text[range.clone()];
            let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
            let blank = rest[line..].find(|c: char| !c.is_whitespace());
            range.start += line + blank.filter(|_| !is_indented).unwrap_or(0);
            literal(&heredoc.template).map_or_else(|| reference(file, expression), Value::Text)
        }
        Expression::Parenthesis(inner) => return node(file, inner.inner()),
        Expression::Array(array) => {
            Value::List(array.iter().map(|item| node(file, item)).collect())
        }
        Expression::Object(object) => {
            let members = object.iter().filter_map(|(key, value)| {
                let name = match key {
                    ObjectKey::Ident(name) => name.to_string(),
                    ObjectKey::Expression(name) => name.as_str()?.to_owned(),
                };
                Some((name, node(file, value.expr())))
            });
            Value::Map(members.collect())
        }
        Expression::FuncCall(call) => {
            let arguments: Vec<_> = call.args.iter().collect();
            match (call.name.name.as_str(), &arguments[..]) {
                ("file", [path]) => match path_of(path) {
                    Some(path) => Value::Path {
                        written: format!("file(\"{}\")", shown(&path)),
                        path,
                    },
                    None => reference(file, expression),
                },
                // They change nothing that is looked at here.
                (
                    "toset" | "tolist" | "sensitive" | "nonsensitive" | "trimspace" | "chomp"
                    | "jsonencode",
                    [inner],
                ) => {
                    return node(file, inner);
                }
                _ => reference(file, expression),
            }
        }
        Expression::Number(_) | Expression::Bool(_) => Value::Other,
        _ => reference(file, expression),
    };
    Node { range, value }
}

/// Describes an expression that is not a literal: `var.okta.key` as it is written, any other only by its kind, since a
/// literal inside it may be a secret.
fn reference(file: &File, expression: &Expression) -> Value {
    let written = expression.span().and_then(|span| file.text.get(span));
    let plain = |text: &&str| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    Value::Reference(match (expression, written.map(str::trim).filter(plain)) {
        (Expression::Traversal(_) | Expression::Variable(_), Some(written)) => shown(written),
        (Expression::FuncCall(call), _) => format!("{}(...)", call.name.name.as_str()),
        _ => "an expression".into(),
    })
}

/// `"key.pem"` and `"${path.module}/key.pem"`, which say the same where Terraform is run.
fn path_of(expression: &Expression) -> Option<String> {
    if let Some(path) = expression.as_str() {
        return Some(path.to_owned());
    }
    let Expression::StringTemplate(template) = expression else {
        return None;
    };
    let elements: Vec<_> = template.iter().collect();
    let [Element::Interpolation(folder), Element::Literal(rest)] = elements[..] else {
        return None;
    };
    let folder = folder.expr.to_string();
    let is_here = matches!(folder.trim(), "path.module" | "path.root" | "path.cwd");
    is_here.then(|| rest.trim_start_matches('/').to_owned())
}

fn literal(template: &Template) -> Option<String> {
    let parts = template
        .iter()
        .map(|element| element.as_literal().map(|text| text.as_str()));
    parts.collect::<Option<String>>()
}

/// A string's characters without its quotes.
fn inside(file: &File, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let quoted = file.text[range.clone()].starts_with('"') && range.len() >= 2;
    if quoted {
        range.start + 1..range.end - 1
    } else {
        range.clone()
    }
}
