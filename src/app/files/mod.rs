//! Files: where they are looked for, and what they are called.

mod repository;
mod stdin;
mod upwards;
mod walk;

pub(crate) use repository::Repository;
pub(crate) use stdin::{StandardInput, standard_input};
pub(crate) use upwards::find_upwards;
pub(crate) use walk::{PathArgument, files, lines};
