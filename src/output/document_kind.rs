//! The kinds of document that leave the process: what may stand in each as it is.

/// Said by whoever makes a document, so that the one place that writes it (`app/out`) knows how to write what has no
/// place in it: control characters, those that turn a text around, those that nobody sees, and what a CI takes for a
/// command of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// For a person: nothing in it is obeyed by a terminal or a log.
    Text,
    /// The same with our own colours and links, and with no others.
    Styled,
    /// GitHub Actions' workflow commands: the only kind in which a line may begin with `::`.
    Commands,
    /// JSON, also in several documents one after another: what is hidden stands in strings, as `\u` escapes.
    Json,
    Markdown,
    Xml,
    Html,
}
