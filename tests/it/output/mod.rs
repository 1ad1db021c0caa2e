//! What comes out: every format, the files of `--report`, and no secret in any of it.

mod formats;
mod hostile;
mod html;
mod mask;
mod outlet;
mod reports;
mod secrecy;
