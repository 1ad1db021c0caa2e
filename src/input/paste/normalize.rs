//! The text without what terminals, loggers and editors put around it.

use aho_corasick::AhoCorasick;

/// Clean lines, and the same as one stretch with all white space gone, in which wrapped words are whole again.
pub(super) struct Text {
    /// The cleaned lines, joined by `\n`.
    pub(super) flat: String,
    /// Where each line starts in `flat`.
    pub(super) starts: Vec<usize>,
    /// Lower case, one kind of quotes, no white space, no backslashes.
    pub(super) squeezed: String,
    /// For each byte of `squeezed`, where it is in `flat`.
    pub(super) places: Vec<u32>,
}

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let mut flat = String::with_capacity(text.len());
        let mut starts = Vec::new();
        for line in text.lines() {
            let line = cleaned(line);
            if line.trim_start().starts_with("```") {
                continue;
            }
            starts.push(flat.len());
            flat.push_str(&line);
            flat.push('\n');
        }
        let mut squeezed = String::with_capacity(flat.len());
        let mut places = Vec::with_capacity(flat.len());
        let mut chars = flat.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\\' {
                // `\n` and `\r` between two lines of a string.
                chars.next_if(|(_, next)| matches!(next, 'n' | 'r' | 't'));
                continue;
            }
            if c.is_whitespace() {
                continue;
            }
            let c = squeezed_char(c);
            squeezed.push(c);
            places.resize(squeezed.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        Self {
            flat,
            starts,
            squeezed,
            places,
        }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let ends = self.starts.iter().skip(1).copied();
        let ends = ends.chain([self.flat.len()]);
        let lines = self.starts.iter().zip(ends);
        lines.map(|(start, end)| (*start, self.flat[*start..end].trim_end_matches('\n')))
    }

    /// Where a byte of `squeezed` is in `flat`.
    pub(super) fn place(&self, squeezed: usize) -> usize {
        let place = self.places.get(squeezed).copied();
        place.map_or(self.flat.len(), |place| place as usize)
    }

    /// The part of `flat` from `before` bytes before `at` to `after` bytes after it.
    pub(super) fn around(&self, at: usize, before: usize, after: usize) -> &str {
        let start = floor(&self.flat, at.saturating_sub(before));
        let end = floor(&self.flat, at.saturating_add(after));
        &self.flat[start..end]
    }
}

/// Finds words wherever they stand, in any case.
pub(super) fn finder(words: impl IntoIterator<Item = &'static str>) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words)
        .expect("short literal words")
}

/// Whether one of these stands in the text: `one|or another`.
pub(super) fn holds_any(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}

pub(super) fn squeezed_char(c: char) -> char {
    match c {
        '"' | '`' => '\'',
        c => c.to_ascii_lowercase(),
    }
}

pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn cleaned(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // ANSI colours: ESC [ … letter.
            '\u{1b}' => {
                if chars.next_if_eq(&'[').is_some() {
                    while chars.next_if(|c| !c.is_ascii_alphabetic()).is_some() {}
                    chars.next();
                }
            }
            '│' | '┃' | '╷' | '╵' | '║' | '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
            '“' | '”' | '„' | '«' | '»' => clean.push('"'),
            '‘' | '’' | '‚' => clean.push('\''),
            '\u{a0}' | '\t' | '\r' => clean.push(' '),
            c => clean.push(c),
        }
    }
    if clean.contains('&') {
        for (entity, c) in [
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&#x27;", "'"),
            ("&amp;", "&"),
        ] {
            clean = clean.replace(entity, c);
        }
    }
    if clean.contains("\\u00") {
        for (escape, c) in [("\\u0027", "'"), ("\\u0022", "\""), ("\\u0026", "&")] {
            clean = clean.replace(escape, c);
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_of_terraform_and_a_wrapped_word_are_opened() {
        let text = Text::of("╷\n│ Error: the client_asser\n│ tion “signature” is\\ninvalid\n╵");
        assert!(
            text.squeezed
                .contains("theclient_assertion'signature'isinvalid")
        );
    }
}
