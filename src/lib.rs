//! Finds what is wrong with an Okta OAuth 2.0 client-credentials connection, and says exactly what to change.
//!
//! [`input`] reads four texts (client ID, private key, domain, scopes) into a [`model::connection`]. [`probe`] asks the
//! Okta org and records a [`model::conversation`]. Both together are the [`engine::evidence`] that the [`rules`] see.
//! [`engine`] runs the selected rules and makes the report, and [`output`] writes it. A pasted text or a saved run
//! becomes a conversation too, in [`input`].
//!
//! | room | what is in it |
//! |---|---|
//! | [`app`] | the command line: one file per command, files, terminal |
//! | [`probe`] | the requests to the org, and the plan that says which |
//! | [`sandbox`] | a simulated org on this machine |
//! | [`output`] | one file per format of the report |
//! | [`repair`] | corrects a key or a connection, and converts it for another tool |
//! | [`engine`] and [`rules`] | runs the rules: evidence, report, selection, ignores; and one question per rule |
//! | [`input`] | from text to model: file formats, pasted texts, saved runs |
//! | [`tools`] | what each tool takes that will use the connection |
//! | [`model`] | the nouns: connection, key, conversation, finding |
//! | [`okta`] | facts of the field as data: hosts, ids, scopes, endpoints, errors |
//!
//! Imports go down this list, never up. Only what comes before the evidence touches the world; everything after it is a
//! pure function. So a live run, a replay and a test are the same run with another conversation, and `lint` is a run
//! without one. Start with [`engine::evidence`] and one rule.
//!
//! `ARCHITECTURE.md` beside `README.md` has the words and a walk through the rooms, `CONTRIBUTING.md` how to add
//! a rule, a tool, a format or a command.

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
