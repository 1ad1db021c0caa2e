//! An input that could not be judged, for formats whose output must be a valid document also when a command fails.

/// Why there is no report on a connection, or none on anything.
#[derive(Clone, Debug)]
pub struct Failed {
    pub command: &'static str,
    /// The file, as it may be shown; `None` where it is not about one file.
    pub source: Option<String>,
    /// In that file, where it is about one.
    pub line: Option<usize>,
    /// It quotes nothing secret: errors never do.
    pub message: String,
    /// Of the whole command.
    pub exit_code: u8,
}
