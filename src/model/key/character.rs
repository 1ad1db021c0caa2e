//! What single characters are to a reader of damaged JSON: quotes of every kind, and what a name is made of.

/// How a quote is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// `"`
    Plain,
    /// `'`
    Single,
    /// Typographic or fullwidth, drawn double.
    SmartDouble,
    /// Typographic or fullwidth, drawn single.
    SmartSingle,
}

impl Quote {
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            '"' => Self::Plain,
            '\'' => Self::Single,
            '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' => {
                Self::SmartDouble
            }
            '\u{275d}' | '\u{275e}' | '\u{301d}'..='\u{301f}' | '\u{ff02}' | '\u{2ba}' => {
                Self::SmartDouble
            }
            '\u{b4}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{2039}' => {
                Self::SmartSingle
            }
            '\u{203a}' | '\u{275b}' | '\u{275c}' | '\u{ff07}' | '\u{2b9}' | '\u{2bc}' => {
                Self::SmartSingle
            }
            _ => return None,
        })
    }

    pub(super) fn is_smart(self) -> bool {
        matches!(self, Self::SmartDouble | Self::SmartSingle)
    }

    /// Whether a string that this quote opens ends at the other.
    pub(super) fn closes_at(self, other: Self) -> bool {
        match self {
            Self::Plain | Self::Single => self == other,
            Self::SmartDouble => matches!(other, Self::SmartDouble | Self::Plain),
            Self::SmartSingle => matches!(other, Self::SmartSingle | Self::Single),
        }
    }
}

/// What a name without quotes is made of.
pub(super) fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'#' | b'-' | b'.')
}
