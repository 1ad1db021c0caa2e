//! The types that all other rooms work with. Start with [`connection`]: four texts that may be wrong in any way; then
//! [`key`], the text that most often is; then [`conversation`], the requests to the org and its replies.
//!
//! | noun | what it is |
//! |---|---|
//! | [`text`] | plain text: kinds of characters, near spellings, durations |
//! | [`redact`] | every rule of masking, in one place for a security review |
//! | [`rsa`] | the arithmetic of an RSA key: which number is wrong, and whether the key is weak |
//! | [`key`] | a pasted private key, read as far as it can be read, with what happened to it |
//! | [`connection`] | client ID, key, domain and scopes, each with its origin, its shown form and a view |
//! | [`conversation`] | named steps, each answered, broken or not taken |
//! | [`answer`] | what a reply of the org says |
//! | [`need`] | a scope or an API call that a pipeline needs |
//! | [`finding`] | what a check can say |
//!
//! Nothing here opens a file, sends a request, knows the time or a tool. Nothing here is a verdict either: these types
//! say what a text contains, and `rules/` says which of that is wrong. Of the crate only `okta` may be used.

pub mod answer;
pub mod connection;
pub mod conversation;
pub mod finding;
pub mod key;
pub mod need;
pub mod redact;
pub mod rsa;
pub mod text;
