//! The markdown of a whole command, within the size limit of GitHub's step summary.

use super::markdown::BETWEEN;

/// GitHub refuses a summary that is larger, in bytes.
const LIMIT: usize = 1024 * 1024;
/// Kept free for the line that says what is left out.
const ROOM: usize = 200;

/// Sections, as many as there is room for.
#[derive(Default)]
pub struct StepSummary {
    sections: Vec<String>,
    bytes: usize,
    more: usize,
}

impl StepSummary {
    pub(super) fn add(&mut self, section: String) {
        self.bytes += section.len() + BETWEEN.len();
        if self.more > 0 || self.bytes > LIMIT && !self.sections.is_empty() {
            self.more += 1;
        } else {
            self.sections.push(section);
        }
    }

    /// The text, where `taken` bytes are used already: whole sections, and a statement of what is left out.
    pub fn within(self, taken: usize) -> String {
        let room = LIMIT.saturating_sub(taken + ROOM);
        let mut text = String::new();
        // What does not fit ends it: nothing shorter follows.
        let (mut is_full, mut more) = (false, self.more);
        for section in self.sections {
            let between = if text.is_empty() { "" } else { BETWEEN };
            if !is_full && text.len() + between.len() + section.len() <= room {
                text.push_str(between);
                text.push_str(&section);
            } else if text.is_empty() && !is_full {
                is_full = true;
                text = cut(&section, room);
            } else {
                is_full = true;
                more += 1;
            }
        }
        if more > 0 {
            let s = if more == 1 { "" } else { "s" };
            text.push_str(&format!(
                "{BETWEEN}{more} more connection{s}: left out, because GitHub accepts no longer summary.\n"
            ));
        }
        text
    }
}

/// Whole lines of a section that is too long by itself.
fn cut(section: &str, room: usize) -> String {
    let lines = section.match_indices('\n').map(|(at, _)| at + 1);
    let end = lines.take_while(|end| *end <= room).last();
    let whole = &section[..end.unwrap_or(0)];
    format!("{whole}\nCut here, because GitHub accepts no longer summary.\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(sections: &[usize]) -> StepSummary {
        let mut summary = StepSummary::default();
        for length in sections {
            summary.add(format!("{}\n", "x".repeat(*length)));
        }
        summary
    }

    #[test]
    fn a_summary_stays_under_the_limit_and_says_what_is_left_out() {
        let text = summary(&[600_000; 5]).within(0);
        assert!(text.len() < LIMIT, "{}", text.len());
        assert!(text.ends_with(
            "4 more connections: left out, because GitHub accepts no longer summary.\n"
        ));
        let text = summary(&[1000, 1000]).within(LIMIT - 1500);
        assert!(text.len() < 1500, "{}", text.len());
        assert!(
            text.ends_with(
                "1 more connection: left out, because GitHub accepts no longer summary.\n"
            )
        );
        assert_eq!(summary(&[3, 3]).within(0), format!("xxx\n{BETWEEN}xxx\n"));
    }

    #[test]
    fn one_section_that_is_too_long_is_cut_between_lines() {
        let mut summary = StepSummary::default();
        summary.add("é line\n".repeat(200_000));
        let text = summary.within(0);
        assert!(text.len() < LIMIT);
        assert!(text.ends_with("é line\n\nCut here, because GitHub accepts no longer summary.\n"));
        assert!(super::cut(&"x".repeat(50), 10).starts_with("\nCut here"));
    }
}
