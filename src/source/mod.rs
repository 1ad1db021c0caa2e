//! Where the four texts come from: flags, files, the environment.

mod env_file;
mod given;
mod variables;

pub use env_file::{Entry, entries};
pub use given::{Found, Given};
pub use variables::from_variables;
