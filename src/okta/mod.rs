//! Facts of the field as data: hosts, ids, scopes, error texts, endpoints, and the shapes of Okta's answers.

pub mod endpoints;
pub mod errors;
pub mod hosts;
pub mod ids;
pub mod reads;
pub mod scopes;
