//! The kinds of damage that a pasted text shows. Each kind has one rule.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    Truncated,
    LeadingJunk,
    TrailingJunk,
    TrailingComma,
    MissingComma,
    SingleQuotes,
    UnquotedKeys,
    Comments,
    SmartQuotes,
    Bom,
    InvisibleChar,
    WrappedString,
    BackslashEscaped,
    HtmlEntities,
    UrlEncoded,
    Base64Encoded,
    DoubleEncoded,
    /// Anything else that JSON does not allow.
    Syntax,
}

/// One place at which the text is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub kind: DamageKind,
    /// Byte offsets into the pasted text.
    pub span: Range<usize>,
}
