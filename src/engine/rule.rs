//! What a rule is: plain data and one function.

use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::model::connection::Connection;
use crate::model::finding::{Severity, Verdict};
use crate::tools::Tool;

/// What a rule writes in place of the title of the tool that it judged for. The report replaces it with the title, or
/// with those of several tools for which the finding is the same. (A Unicode noncharacter, which no real text
/// contains.)
pub const TOOL_TITLE: &str = "\u{fdd0}";

/// What a rule writes for the tool's name on the command line.
pub const TOOL_NAME: &str = "\u{fdd1}";

/// What a connection is judged by: the rules, and a function of `repair`, a room above, which the report calls.
#[derive(Clone, Copy)]
pub struct Ruleset {
    pub all: &'static [Rule],
    /// The connection as this tool takes it; `None` where it cannot be written so without a guess.
    pub convert: fn(&Connection, &Tool) -> Option<Connection>,
}

/// One question about a connection: plain data and one function.
pub struct Rule {
    /// Snake case; also the name of its module, page and snapshot.
    pub id: &'static str,
    /// The page in markdown: what, why, how to fix, examples.
    pub page: &'static str,
    /// Where it looks.
    pub group: Group,
    /// How bad it is, unless a finding says otherwise.
    pub severity: Severity,
    /// Whether it compares several connections, rather than judging one.
    pub across: bool,
    /// Whether it is about what the run needs (`--need`), so that its fault prevents nothing else.
    pub of_need: bool,
    /// Whether a pasted text excludes this rule's cause although the rule itself cannot judge it.
    pub refuted: fn(&Evidence) -> bool,
    /// Why `fix` does not repair it, where `fix` should say so.
    pub left_by_fix: Option<&'static str>,
    pub check: fn(&Evidence) -> Verdict,
}

impl Rule {
    /// A rule about one connection, whose fault is an error, with nothing more to say of it.
    pub const fn new(
        id: &'static str,
        page: &'static str,
        check: fn(&Evidence) -> Verdict,
    ) -> Self {
        Self {
            id,
            page,
            group: Group::of(id),
            severity: Severity::Error,
            across: false,
            of_need: false,
            refuted: |_| false,
            left_by_fix: None,
            check,
        }
    }

    /// What it is about, in one sentence: the third line of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().nth(2).unwrap_or_default()
    }

    /// The fault in a few words: the title of its page.
    pub fn title(&self) -> &'static str {
        let title = self.page.lines().next().unwrap_or_default();
        title.trim_start_matches("# ")
    }

    /// The other causes that fit when Okta cannot be asked further: the list under `## Also possible` on its page.
    pub fn also(&self) -> impl Iterator<Item = Also> {
        let section = self.page.split("\n## Also possible\n").nth(1).unwrap_or("");
        let section = section.split("\n## ").next().unwrap_or("");
        section.lines().filter_map(Also::read)
    }
}

/// Another cause that fits, and the observation that would decide.
#[derive(Clone, Copy, Debug)]
pub struct Also {
    /// The rule whose page is about that cause.
    pub rule: &'static str,
    pub why: &'static str,
    pub tell: &'static str,
}

impl Also {
    /// ``- `rule`: why. To tell: observation.``
    fn read(line: &'static str) -> Option<Self> {
        let (rule, rest) = line.strip_prefix("- `")?.split_once("`: ")?;
        let (why, tell) = rest.split_once(" To tell: ")?;
        Some(Self { rule, why, tell })
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
