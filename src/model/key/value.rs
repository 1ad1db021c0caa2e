//! JSON values with their places. Numbers and words stay text; nothing is rejected.
//!
//! Our own beside `serde_json::Value`, because a finding points at a member, also at the first of two with one name,
//! and a number must keep the digits that it was written with.

use std::ops::Range;

use serde_json::{Number, Value as Json};

use super::spanned_text::SpannedText;

#[derive(Clone)]
pub struct SpannedValue {
    /// Its place in the pasted text, with its quotes or brackets.
    pub span: Range<usize>,
    pub data: Data,
}

#[derive(Clone)]
pub enum Data {
    Object(SpannedObject),
    Array(Vec<SpannedValue>),
    String(SpannedText),
    Number(SpannedText),
    Bool(bool),
    Null,
    /// A word without quotes that JSON does not have.
    Word(SpannedText),
    /// Nested deeper than anything we look for.
    Deep,
}

#[derive(Clone)]
pub struct SpannedObject {
    pub members: Vec<SpannedMember>,
    /// Whether its closing brace is there, and its opening one.
    pub whole: bool,
}

#[derive(Clone)]
pub struct SpannedMember {
    pub name: SpannedText,
    pub value: SpannedValue,
}

impl SpannedObject {
    /// The member of that name; the last one, as every JSON parser takes it.
    pub fn get(&self, name: &str) -> Option<&SpannedMember> {
        self.copies(name).next_back()
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// All members of that name.
    pub fn copies<'a>(&'a self, name: &str) -> impl DoubleEndedIterator<Item = &'a SpannedMember> {
        let is_it = move |member: &&SpannedMember| member.name.text() == name;
        self.members.iter().filter(is_it)
    }
}

impl SpannedValue {
    pub fn string(&self) -> Option<&SpannedText> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// What JSON calls its type, with an article.
    pub fn type_name(&self) -> &'static str {
        match self.data {
            Data::Object(_) => "an object",
            Data::Array(_) | Data::Deep => "an array",
            Data::String(_) => "a string",
            Data::Number(_) => "a number",
            Data::Bool(_) => "a boolean",
            Data::Null => "null",
            Data::Word(_) => "a bare word",
        }
    }

    /// The value as plain JSON. A number keeps its digits only if they fit.
    pub fn to_json(&self) -> Json {
        match &self.data {
            Data::Object(object) => {
                let members = object.members.iter();
                let members =
                    members.map(|member| (member.name.text().to_owned(), member.value.to_json()));
                Json::Object(members.collect())
            }
            Data::Array(values) => Json::Array(values.iter().map(Self::to_json).collect()),
            Data::String(text) | Data::Word(text) => Json::String(text.text().to_owned()),
            Data::Number(text) => {
                let number: Option<Number> = serde_json::from_str(text.text()).ok();
                number.map_or(Json::Null, Json::Number)
            }
            Data::Bool(value) => Json::Bool(*value),
            Data::Null | Data::Deep => Json::Null,
        }
    }
}

impl PartialEq for SpannedValue {
    fn eq(&self, other: &Self) -> bool {
        match (&self.data, &other.data) {
            (Data::String(one), Data::String(two)) | (Data::Number(one), Data::Number(two)) => {
                one.text() == two.text()
            }
            _ => self.to_json() == other.to_json() && self.type_name() == other.type_name(),
        }
    }
}
