//! The nouns: connection, key, conversation. No verdict is made here.

pub mod answer;
pub mod connection;
pub mod conversation;
pub mod finding;
pub mod key;
pub mod redact;
pub mod rsa;
pub mod text;
