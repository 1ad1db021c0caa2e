//! Finds what is wrong with an Okta OAuth 2.0 client-credentials connection, and says exactly what to change.
//!
//! Four texts (client ID, private key, domain, scopes) come in through [`source`] and become a [`connection`].
//! [`probe`] asks the Okta org and writes what was said into a [`conversation`]. Both together are the
//! [`evidence`] that the [`rules`] see. [`report`] runs the rules that the [`policy`] selects, and [`render`] writes the
//! report.
//!
//! [`triage`] makes a conversation of a text that somebody pasted, and [`saved`] of a run that was written to a file;
//! [`account`] says what to tell whoever asked about it.
//! [`fleet`] lays connections side by side, for what shows only there.
//! [`rsa`] judges the numbers of a key, and [`repair`] writes the key that they prove. [`target`] holds what
//! each tool takes that will use the connection, and [`export`] writes it as that tool's own file.
//!
//! Everything that touches the world stands left of the evidence; everything right of it is a pure function.
//! So a live run, a replay and a test are the same run with another conversation, and `lint` is a run with none.

pub mod app;
pub mod engine;
pub mod input;
pub mod model;
pub mod okta;
pub mod output;
pub mod probe;
pub mod repair;
#[path = "../rules/mod.rs"]
pub mod rules;
pub mod sandbox;
pub mod tools;
