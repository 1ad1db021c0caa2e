//! The content of a file of any syntax: a tree of named values, each with its place.

use std::ops::Range;

use serde_json::{Map, Value as Json};

/// No value of a connection is nested deeper, so that nothing deeper is read.
pub(super) const DEEPEST: usize = 16;

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Node {
    /// Bytes of the file: of a text without its quotes.
    pub(super) range: Range<usize>,
    pub(super) value: Value,
}

#[derive(Clone)]
pub(super) enum Value {
    Null,
    Text(String),
    /// A number, a boolean, or what is too deep to be looked at.
    Other,
    List(Vec<Node>),
    /// In the order of the file, repeated names too.
    Map(Vec<(String, Node)>),
    /// The value is elsewhere; the text says where (`var.key`) and may be shown.
    Reference(String),
    /// `file("key.pem")`: the path, as far as it can be told.
    Path {
        path: String,
        written: String,
    },
}

impl Node {
    pub(super) fn members(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The member of that name, the last one where it appears twice.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let mut members = self.members().iter().rev();
        members.find_map(|(member, node)| (member == name).then_some(node))
    }

    /// The same in JSON, for a JWK that is written in another syntax.
    pub(super) fn to_json(&self) -> Json {
        match &self.value {
            Value::Text(text) => text.clone().into(),
            Value::List(list) => list.iter().map(Self::to_json).collect(),
            Value::Map(members) => {
                let members = members.iter();
                let members = members.map(|(name, node)| (name.clone(), node.to_json()));
                members.collect::<Map<_, _>>().into()
            }
            _ => Json::Null,
        }
    }
}

/// The members of the object at `at`, whether it is nested or written out in names (`okta.client.clientId`,
/// `Okta:Client:ClientId`).
pub(super) fn walk<'a>(node: &'a Node, at: &[&str], found: &mut Vec<(&'a str, &'a Node)>) {
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
