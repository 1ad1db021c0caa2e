//! Holds the conversation with the org. The only async code, and the only user of reqwest.

pub mod plan;
