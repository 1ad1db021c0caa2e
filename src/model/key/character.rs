//! What single characters are to a reader of damaged JSON: quotes of every kind, and what cannot be seen.

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

/// White space as JSON has it (RFC 8259 section 2).
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Characters that take no ink and are no white space to JSON: blanks of other widths, joiners, marks, controls.
pub fn is_invisible(c: char) -> bool {
    match c {
        c if is_space(c) => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' => true,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{1680}' => true,
        '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' => true,
        '\u{205f}'..='\u{206f}' | '\u{2800}' | '\u{3000}' | '\u{3164}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Nothing to see: white space or invisible.
pub(super) fn is_blank(c: char) -> bool {
    is_space(c) || is_invisible(c)
}

/// What a name without quotes is made of.
pub(super) fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'#' | b'-' | b'.')
}
