//! The objects in which files hold a connection: those of all tools, merged where several tools read the same object.

use std::sync::LazyLock;

use crate::model::connection::DomainForm;
use crate::tools::{FieldMap, Slot, Syntax};

/// One object in a file. A file may hold several, and each is looked for in all of them.
pub(super) struct Shape {
    syntax: Syntax,
    pub(super) at: &'static [&'static str],
    pub(super) any_case: bool,
    pub(super) names: Vec<(&'static str, Slot)>,
}

impl Shape {
    /// What one tool looks for.
    pub(super) fn of(map: &FieldMap) -> Self {
        Self::at(map, map.at[0])
    }

    /// The one form that the domain has in it.
    pub(super) fn domain_form(&self) -> Option<DomainForm> {
        let mut forms = self.names.iter().filter_map(|(_, slot)| match slot {
            Slot::Domain(form) => Some(*form),
            Slot::OrgName => Some(Some(DomainForm::OrgName)),
            _ => None,
        });
        let first = forms.next()??;
        forms.all(|form| form == Some(first)).then_some(first)
    }

    fn at(map: &FieldMap, at: &'static [&'static str]) -> Self {
        Self {
            syntax: map.syntax,
            at,
            any_case: map.any_case,
            names: map.names.concat(),
        }
    }
}

/// Objects that several tools expect at one place are merged, so that a file for two tools is read completely.
static ALL: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let mut all: Vec<Shape> = Vec::new();
    for map in FieldMap::all() {
        for at in map.at {
            let is_same = |one: &&mut Shape| one.syntax == map.syntax && one.at == *at;
            match all.iter_mut().find(is_same) {
                Some(known) => {
                    known.any_case |= map.any_case;
                    known.names.extend(map.names.concat());
                }
                None => all.push(Shape::at(map, at)),
            }
        }
    }
    all
});

/// All that a file of this shape may hold.
pub(super) fn all(syntax: Syntax) -> impl Iterator<Item = &'static Shape> {
    ALL.iter().filter(move |shape| shape.syntax == syntax)
}
