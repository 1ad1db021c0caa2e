//! A whole report as plain texts, for the formats that are passed on to others. It owns its texts, so that it can
//! outlive the run, and decides nothing.

use std::fmt;
use std::ops::Range;

use super::excerpt::{Excerpt, ExcerptPiece, LONGEST};
use super::timeline::{self, TimelineRow};
use super::tree::{self, Branch};
use super::verdict::verdict;
use super::{Run, clean, date, fingerprint, health};
use crate::engine::group::Group;
use crate::engine::report::{Check, Reported, Status, Suppressed};
use crate::input::STDIN;
use crate::model::connection::{Field, Input, Origin};
use crate::model::finding::Severity;
use crate::model::redact::{masked, shown};
use crate::output::reply::SupportReply;

/// A longer replacement is not shown, since nobody would type it.
const LONGEST_FIX: usize = 80;

/// All texts are without control characters; each format still has to escape them.
pub struct ReportView {
    pub(super) status: Status,
    pub(super) verdict: String,
    pub(super) command: &'static str,
    /// Where it stands, of one of many.
    pub(super) place: Option<String>,
    pub(super) host: String,
    pub(super) client: String,
    pub(super) target: String,
    pub(super) started: String,
    pub(super) seconds: String,
    pub(super) exit_code: u8,
    /// The file that the values come from, if it is only one.
    pub(super) file: Option<String>,
    pub(super) inputs: Vec<InputView>,
    pub(super) groups: Vec<GroupView>,
    pub(super) findings: Vec<FindingView>,
    /// What an ignore covers, and why.
    pub(super) suppressed: Vec<(FindingView, String)>,
    /// Empty in a run that asks Okta nothing.
    pub(super) rows: Vec<TimelineRow>,
    /// Of the time line, in milliseconds.
    pub(super) length_ms: f64,
    pub(super) request_id: Option<String>,
    /// Only of a failure that somebody else had.
    pub(super) reply: Option<SupportReply>,
}

/// One of the four values.
pub(super) struct InputView {
    pub name: &'static str,
    /// Empty where it was not given.
    pub source: String,
    /// The value as it may be shown; of the key, what it is.
    pub shown: String,
}

/// A branch of the tree, and its checks.
pub(super) struct GroupView {
    pub branch: Branch,
    pub checks: Vec<CheckView>,
}

impl GroupView {
    /// `24 checks: 23 pass, 1 fail`
    pub(super) fn counted(&self) -> String {
        use Status::{Fail, Pass, Skip, Unknown, Warn};
        let counts = [Pass, Fail, Warn, Unknown, Skip].map(|status| {
            let its = self.checks.iter().filter(|check| check.status == status);
            (its.count(), status.name())
        });
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts = counts.map(|(count, name)| format!("{count} {name}"));
        let counts: Vec<_> = counts.collect();
        format!("{} checks: {}", self.checks.len(), counts.join(", "))
    }
}

pub(super) struct CheckView {
    pub id: &'static str,
    pub status: Status,
    pub said: String,
}

pub(super) struct FindingView {
    pub id: &'static str,
    pub url: String,
    /// `error`, `warning`, `advice`, or `undecided`.
    pub weight: &'static str,
    pub severity: Severity,
    /// Whether it makes the exit code 1.
    pub fails: bool,
    /// Of what it says, the same in every run.
    pub fingerprint: String,
    pub status: Status,
    /// With the targets that it concerns, where there are several.
    pub certainty: String,
    pub message: String,
    pub evidence: Vec<String>,
    pub help: String,
    pub place: Option<SourceRange>,
    /// The input's line around the place, cut where a label starts or ends.
    pub excerpt: Vec<ExcerptPiece>,
    /// What each label is about, and what it says.
    pub labels: Vec<(String, String)>,
    /// What to replace, and by what.
    pub fix: Option<(String, String)>,
}

/// Where it stands. Lines and columns are 1-based, columns count characters, the end is exclusive.
pub(super) struct SourceRange {
    pub source: String,
    /// Whether the source is a file, and no flag, variable or stream.
    pub is_file: bool,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// `connection.json:3:14`
impl fmt::Display for SourceRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}

impl SourceRange {
    fn of(input: &Input, span: Range<usize>) -> Option<Self> {
        let (start, end) = (input.locate(span.start)?, input.locate(span.end)?);
        let is_stream = start.source == STDIN;
        Some(Self {
            source: shown(&start.source),
            is_file: matches!(input.origin(), Origin::File { .. }) && !is_stream,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        })
    }
}

impl ReportView {
    pub fn new(run: &Run, place: Option<&str>) -> Self {
        let (status, verdict) = verdict(run);
        let said = run.evidence.conversation();
        let (rows, length_ms) = said.map_or_else(Default::default, timeline::rows);
        let mut groups = Group::ALL.map(|group| {
            let checks = run.report.checks.iter();
            let checks = checks.filter(|one| one.rule.group == group);
            GroupView {
                branch: tree::branch(run, group),
                checks: checks.map(check).collect(),
            }
        });
        for GroupView { branch, .. } in &mut groups {
            for line in &mut branch.lines {
                line.came = line.result();
            }
        }
        let (told, suppressed) = (
            run.report.found_and_alternative(),
            run.report.suppressed.iter(),
        );
        let suppressed = suppressed.map(|one| (found(run, &one.found), suppression(one)));
        let file = health::file(&run.evidence).filter(|file| file != STDIN);
        let mut view = Self {
            status,
            verdict,
            command: run.command,
            place: place.map(str::to_owned),
            host: health::host(&run.evidence).unwrap_or_default(),
            client: health::client(&run.evidence),
            target: run.evidence.target_names(),
            started: date(run.started.floor()),
            seconds: format!("{:.1} s", run.duration),
            exit_code: run.exit_code(),
            file,
            inputs: given(run),
            groups: Vec::from(groups),
            findings: told.iter().map(|one| found(run, one)).collect(),
            suppressed: suppressed.collect(),
            rows,
            length_ms,
            request_id: said.and_then(timeline::decisive_request_id),
            reply: run.reply(),
        };
        view.each_text(&mut |text| *text = clean(text));
        view
    }

    /// `dev-12345678.okta.com, client 0oa5wyqjk6Wm148fE1d7, for nango`
    pub(super) fn subject(&self) -> String {
        fn or<'t>(text: &'t str, none: &'t str) -> &'t str {
            if text.is_empty() { none } else { text }
        }
        let client = or(&self.client, "none given");
        let place = self.place.as_ref().map(|place| format!("{place}: "));
        format!(
            "{}{}, client {client}, for {}",
            place.unwrap_or_default(),
            or(&self.host, "no host"),
            self.target
        )
    }
}

fn given(run: &Run) -> Vec<InputView> {
    let inputs = run.evidence.connection().inputs().into_iter();
    let given = inputs.map(|input: &Input| InputView {
        name: input.field().title(),
        source: input.origin().source().map_or_else(String::new, shown),
        shown: match input.field() {
            _ if input.text().is_empty() => String::new(),
            Field::Key => super::health::statement(Group::Key, &run.evidence).0,
            _ => input.shown().to_owned(),
        },
    });
    given.collect()
}

/// `a sandbox for now (until 2027-01-31, okta-cc.toml:12)`
fn suppression(one: &Suppressed) -> String {
    let (reason, until, place) = (&one.reason, one.until, &one.place);
    format!("{reason} (until {until}, {place})")
}

fn check(check: &Check) -> CheckView {
    let reason = check.reason.clone();
    CheckView {
        id: check.rule.id,
        status: check.status,
        said: reason.unwrap_or_else(|| check.rule.summary().replace('`', "")),
    }
}

fn found(run: &Run, reported: &Reported) -> FindingView {
    let finding = &reported.finding;
    let input = |field| run.evidence.connection().input(field);
    let excerpt = reported.field();
    let excerpt = excerpt.and_then(|field| Excerpt::new(input(field), &finding.labels, LONGEST));
    let label = finding.labels.first();
    let place = label.and_then(|label| SourceRange::of(input(label.field), label.span.clone()));
    let labels = excerpt.iter().flat_map(|excerpt| {
        let labels = excerpt.labels.iter();
        labels.map(|(span, text)| {
            let stretch = excerpt.text.get(span.clone()).unwrap_or_default();
            (stretch.to_owned(), text.clone())
        })
    });
    let mut labels: Vec<_> = labels.collect();
    // Where the same is wrong in many places, it is said once.
    labels.dedup_by(|one, before| one.1 == before.1);
    let fix = finding.fix.as_ref().filter(|fix| fix.field != Field::Key);
    let fix = fix.map(|fix| {
        let old = input(fix.field).quote(fix.span.clone());
        (old.to_owned(), masked(&fix.replacement))
    });
    let weight = if finding.undecided {
        "undecided"
    } else {
        reported.severity.name()
    };
    let status = match weight {
        "undecided" => Status::Unknown,
        "error" => Status::Fail,
        _ => Status::Warn,
    };
    FindingView {
        id: reported.rule.id,
        url: reported.url(),
        weight,
        severity: reported.severity,
        fails: reported.fails(run.fail_on),
        fingerprint: fingerprint::of(reported),
        status,
        certainty: format!(
            "{}{}",
            finding.certainty.name(),
            run.report.concerned(reported)
        ),
        message: finding.message.clone(),
        evidence: finding.evidence.clone(),
        help: finding.help.clone(),
        place,
        excerpt: excerpt.map_or_else(Vec::new, Excerpt::pieces),
        labels,
        fix: fix.filter(|(old, new)| {
            !old.is_empty() && !new.is_empty() && old.len().max(new.len()) <= LONGEST_FIX
        }),
    }
}
