//! Facts of the field as data: hosts, ids, scopes, endpoints, and what Okta and client libraries say when they refuse.
//!
//! Nothing here reads an answer or a connection, and nothing else of the crate is used. Start with [`errors`], where a new wording
//! of Okta's is a line under its cause; each fact has the page or the recording where it was seen.

pub mod algorithms;
pub mod endpoints;
pub mod errors;
pub mod hosts;
pub mod ids;
pub mod reads;
pub mod scopes;
