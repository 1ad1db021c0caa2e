//! The nouns that all else is about. Start with [`connection`]: four texts that may be wrong in any way; then
//! [`key`], the one of them that most is wrong with; then [`conversation`], what was said to the org and back.
//!
//! | noun | what it is |
//! |---|---|
//! | [`text`] | what is known of plain text: characters, near spellings, spans of time |
//! | [`redact`] | every rule of masking, in one place for a security review |
//! | [`rsa`] | the arithmetic of an RSA key: which number is wrong, and whether the key is weak |
//! | [`key`] | a pasted private key, read as far as it can be read, with what happened to it |
//! | [`connection`] | client ID, key, domain and scopes, each with its origin, its shown form and a view |
//! | [`conversation`] | named steps, each answered, broken or not taken |
//! | [`answer`] | what a reply of the org says |
//! | [`finding`] | what a check can say |
//!
//! Nothing here opens a file, asks a host, knows the time or a tool, and nothing here is a verdict: these say what there
//! is to see, and `rules/` says what of it is wrong. Of the crate only `okta`, the facts of the field, may be used.

pub mod answer;
pub mod connection;
pub mod conversation;
pub mod finding;
pub mod key;
pub mod need;
pub mod redact;
pub mod rsa;
pub mod text;
