//! The nouns: connection, key, conversation. No verdict is made here.

pub mod connection;
pub mod conversation;
pub mod rsa;
pub mod text;
