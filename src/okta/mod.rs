//! Facts of the field as data: hosts, ids, scopes, error texts, endpoints. It uses nothing else of the crate.

pub mod endpoints;
pub mod errors;
pub mod hosts;
pub mod ids;
pub mod reads;
pub mod scopes;
