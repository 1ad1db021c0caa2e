//! Files: where they are looked for, and what they are called.

mod repository;

pub(crate) use repository::Repository;
