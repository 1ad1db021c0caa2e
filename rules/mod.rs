//! The knowledge: one question per rule. `README.md` beside this file says how to add one.

use crate::rule::Rule;

mod key_missing_kid;
mod token_dpop_required;

/// The table line of a rule: its name says where its page and its check are.
macro_rules! rule {
    ($name:ident) => {
        Rule {
            id: stringify!($name),
            page: include_str!(concat!(stringify!($name), ".md")),
            severity: $name::SEVERITY,
            check: $name::check,
        }
    };
}

/// Every rule, in the order of its name.
pub static RULES: &[Rule] = &[rule!(key_missing_kid), rule!(token_dpop_required)];
