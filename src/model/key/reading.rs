//! The result of reading a pasted text: a JSON value, a PEM, or the reason why there is neither.

use super::damage::Damage;
use super::pem::Pem;
use super::value::SpannedValue;

/// The result of reading a text.
pub struct Reading {
    pub damage: Vec<Damage>,
    /// An object, or an array with objects in it.
    pub value: Option<SpannedValue>,
    /// A key that is no JSON at all; spans are those of the pasted text.
    pub pem: Option<Pem>,
    pub nothing: Option<Nothing>,
}

/// Why there is neither a value nor a PEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    Empty,
    /// JSON, but a string, a number, `null` or an empty array.
    NoObject,
    NotJson,
}

impl Reading {
    pub(super) fn new() -> Self {
        Self {
            damage: Vec::new(),
            value: None,
            pem: None,
            nothing: None,
        }
    }

    pub(super) fn nothing(mut self, why: Nothing) -> Self {
        // What was done to a text that led nowhere is of no interest.
        self.damage.clear();
        self.nothing = Some(why);
        self
    }
}
