//! Labels and repairs that several rules make in the same way.

use std::ops::Range;

use super::super::prelude::*;
use crate::model::connection::Input;
use crate::model::key::Key;

/// More labels than these do not help.
pub(in crate::rules) const MOST_LABELS: usize = 5;

impl Finding {
    /// A label at each of the first places, with the same text.
    pub(in crate::rules) fn at_each(
        self,
        input: &Input,
        places: &[Range<usize>],
        text: &str,
    ) -> Self {
        let places = places.iter().take(MOST_LABELS);
        places.fold(self, |finding, place| {
            finding.label(input, place.clone(), text)
        })
    }

    /// The same of white space, which may be invisible.
    pub(in crate::rules) fn at_each_blank(self, input: &Input, blanks: &[Range<usize>]) -> Self {
        let blanks = blanks.iter().take(MOST_LABELS);
        blanks.fold(self, |finding, blank| {
            let is_seen = input.text()[blank.clone()].trim().is_empty();
            let text = if is_seen {
                "white space"
            } else {
                "an invisible character"
            };
            finding.label(input, blank.clone(), text)
        })
    }

    /// Repairs a place in the key, where its text is that of the JWK and can be edited.
    pub(in crate::rules) fn edit(
        self,
        key: &Key,
        input: &Input,
        span: Range<usize>,
        text: &str,
    ) -> Self {
        if key.can_be_edited() {
            self.fix(input, span, text)
        } else {
            self
        }
    }
}
