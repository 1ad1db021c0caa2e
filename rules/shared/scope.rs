//! Requested scopes that should not be there.

use super::super::prelude::*;
use crate::model::connection::{Input, Scopes};

/// Some of the requested scopes, by their places.
pub(in crate::rules) struct Picked<'a> {
    input: &'a Input,
    scopes: &'a Scopes,
    places: Vec<usize>,
    /// Their names, in the same order.
    pub(in crate::rules) names: Vec<&'a str>,
}

impl<'a> Picked<'a> {
    /// Those that `wanted` picks, by the names before it and its own.
    ///
    /// # Errors
    /// When no scopes were given, or a secret in their place.
    pub(in crate::rules) fn of(
        evidence: &Evidence<'a>,
        wanted: impl Fn(&[&str], &str) -> bool,
    ) -> Result<Self, Missing> {
        let (input, scopes) = evidence.scopes()?;
        let given = evidence.requested_scopes();
        let places = 0..given.len();
        let places: Vec<usize> = places
            .filter(|at| wanted(&given[..*at], given[*at]))
            .collect();
        Ok(Self {
            input,
            scopes,
            names: places.iter().map(|at| given[*at]).collect(),
            places,
        })
    }

    pub(in crate::rules) fn listed(&self) -> String {
        listed(&self.names)
    }

    /// A label at each of them.
    pub(in crate::rules) fn label(
        &self,
        finding: Finding,
        text: impl Fn(&str) -> String,
    ) -> Finding {
        let places = self.places.iter().zip(&self.names);
        places.fold(finding, |finding, (at, name)| {
            finding.label(self.input, self.scopes.names[*at].clone(), text(name))
        })
    }

    /// The repair that leaves them out; `None` where nothing would be left.
    pub(in crate::rules) fn remove(
        &self,
        finding: Finding,
        help: impl Into<String>,
    ) -> Option<Finding> {
        let (span, rest) = self.scopes.without(self.input.text(), &self.places)?;
        Some(finding.help(help).fix(self.input, span, rest))
    }

    /// The same, or else what to request in their place.
    pub(in crate::rules) fn remove_or_replace(&self, finding: Finding) -> Finding {
        let names = self.listed();
        let removed = self.remove(finding.clone(), format!("Remove {names}"));
        removed.unwrap_or_else(|| {
            finding.help(format!(
                "Replace {names} by scopes that the app is granted, such as okta.users.read"
            ))
        })
    }
}
