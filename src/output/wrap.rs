//! Wraps text to the width of a terminal.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The text in lines of at most `width` columns, the second and later ones `hang` columns in.
///
/// A URL stays whole: one in two pieces opens nothing.
pub(super) fn wrap(text: &str, width: usize, hang: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let indent = " ".repeat(hang);
    let is_long_url = |word: &str| word.contains("://") && display_width(word) > width;
    let options = Options::new(width)
        .subsequent_indent(&indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(!text.split(' ').any(is_long_url));
    textwrap::fill(text, options)
}

/// Whether every line fits, but for those with a URL.
pub(super) fn fits(text: &str, width: usize) -> bool {
    let fits = |line: &str| line.contains("://") || display_width(line) <= width;
    text.lines().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_goes_on_under_its_own_text() {
        assert_eq!(wrap("short", 10, 4), "short");
        assert_eq!(wrap("one two three", 9, 4), "one two\n    three");
        assert_eq!(wrap(&"x".repeat(12), 10, 2), "xxxxxxxx\n  xxxx");
    }

    #[test]
    fn columns_are_counted_as_a_terminal_shows_them_and_urls_stay_whole() {
        assert_eq!(wrap("漢字 漢字", 7, 0), "漢字\n漢字");
        let url = format!("see https://example.com/{}", "x".repeat(20));
        assert_eq!(wrap(&url, 20, 0), url.replacen(' ', "\n", 1));
        assert!(fits(&url, 20) && !fits("one two", 4));
    }
}
