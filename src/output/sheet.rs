//! A whole report as plain words, for the formats that are handed on: nothing of the run is borrowed, nothing decided.

use std::fmt;
use std::ops::Range;

use super::excerpt::{Excerpt, LONGEST};
use super::timeline::{self, Row};
use super::tree::{self, Branch};
use super::verdict::verdict;
use super::{Run, clean, date, json, summary};
use crate::engine::group::Group;
use crate::engine::policy::Suppressed;
use crate::engine::report::{Check, Reported, Status};
use crate::input::STDIN;
use crate::model::connection::{Field, Input, Origin};
use crate::model::finding::Severity;
use crate::model::redact::shown;
use crate::output::reply::Account;

/// A replacement longer than this is for a machine to make.
const LONGEST_FIX: usize = 80;

/// Control characters are gone from every text; nothing is escaped yet.
pub struct Sheet {
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
    /// The file that the values come from, where it is one alone.
    pub(super) file: Option<String>,
    pub(super) inputs: Vec<Given>,
    pub(super) branches: Vec<Limb>,
    pub(super) findings: Vec<Found>,
    /// What an ignore covers, and why.
    pub(super) suppressed: Vec<(Found, String)>,
    /// Empty in a run that asks Okta nothing.
    pub(super) rows: Vec<Row>,
    /// Of the time line, in milliseconds.
    pub(super) length_ms: f64,
    pub(super) request_id: Option<String>,
    /// Only of a failure that somebody else had.
    pub(super) account: Option<Account>,
}

/// One of the four values.
pub(super) struct Given {
    pub name: &'static str,
    /// Empty where it was not given.
    pub source: String,
    /// The value as it may be shown; of the key, what it is.
    pub shown: String,
}

/// A branch of the tree, and its checks.
pub(super) struct Limb {
    pub branch: Branch,
    pub checks: Vec<Leaf>,
}

impl Limb {
    /// `24 checks: 23 pass, 1 fail`
    pub(super) fn counted(&self) -> String {
        let all = [
            Status::Pass,
            Status::Fail,
            Status::Warn,
            Status::Unknown,
            Status::Skip,
        ];
        let count = |status| {
            self.checks
                .iter()
                .filter(|leaf| leaf.status == status)
                .count()
        };
        let counts = all.map(|status| (count(status), status.name()));
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<_> = counts
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        format!("{} checks: {}", self.checks.len(), counts.join(", "))
    }
}

pub(super) struct Leaf {
    pub id: &'static str,
    pub status: Status,
    pub said: String,
}

pub(super) struct Found {
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
    pub place: Option<Place>,
    /// The input's line around the place, cut where a label starts or ends.
    pub excerpt: Vec<Piece>,
    /// What each label is about, and what it says.
    pub labels: Vec<(String, String)>,
    /// What to replace, and by what.
    pub fix: Option<(String, String)>,
}

/// Where it stands. Lines and columns are 1-based, columns count characters, the end is exclusive.
pub(super) struct Place {
    pub source: String,
    /// Whether the source is a file, and no flag, variable or stream.
    pub is_file: bool,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// `connection.json:3:14`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}

impl Place {
    fn of(input: &Input, span: Range<usize>) -> Option<Self> {
        let (start, end) = (input.locate(span.start)?, input.locate(span.end)?);
        let is_stream = start.source == STDIN;
        Some(Self {
            source: clean(&shown(&start.source)),
            is_file: matches!(input.origin(), Origin::File { .. }) && !is_stream,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        })
    }
}

pub(super) struct Piece {
    pub text: String,
    pub marked: bool,
}

impl Sheet {
    pub fn new(run: &Run, place: Option<&str>) -> Self {
        let (status, verdict) = verdict(run);
        let said = run.evidence.conversation();
        let (rows, length_ms) = said.map_or_else(Default::default, timeline::rows);
        let limbs = Group::ALL.map(|group| {
            let checks = run
                .report
                .checks
                .iter()
                .filter(|one| one.rule.group == group);
            let branch = tree::branch(run, group);
            let checks = checks.map(leaf).collect();
            Limb { branch, checks }
        });
        let mut branches = Vec::from(limbs);
        for Limb { branch, .. } in &mut branches {
            branch.said = clean(&branch.said);
            branch.aside = clean(&branch.aside);
            for line in &mut branch.lines {
                line.asked = clean(&line.asked);
                line.came = clean(&line.came);
            }
        }
        Self {
            status,
            verdict,
            command: run.command,
            place: place.map(clean),
            host: clean(&summary::host(&run.evidence).unwrap_or_default()),
            client: clean(&summary::client(&run.evidence)),
            target: run.evidence.target_names(),
            started: date(run.started.floor()),
            seconds: format!("{:.1} s", run.duration),
            exit_code: run.exit_code(),
            file: summary::file(&run.evidence)
                .filter(|file| file != STDIN)
                .as_deref()
                .map(clean),
            inputs: given(run),
            branches,
            findings: run
                .report
                .findings
                .iter()
                .map(|one| found(run, one))
                .collect(),
            suppressed: run
                .report
                .suppressed
                .iter()
                .map(|one| (found(run, &one.found), suppression(one)))
                .collect(),
            rows,
            length_ms,
            request_id: said.and_then(timeline::decisive_request_id),
            account: run.account().map(cleaned),
        }
    }

    /// `dev-12345678.okta.com, client 0oa5wyqjk6Wm148fE1d7, for nango`
    pub(super) fn subject(&self) -> String {
        let or = |text: &str, none: &str| {
            if text.is_empty() {
                none.into()
            } else {
                text.to_owned()
            }
        };
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

fn cleaned(account: Account) -> Account {
    let lines = account.reply.lines().map(clean);
    Account {
        happened: clean(&account.happened),
        next: account.next.as_deref().map(clean),
        reply: lines.collect::<Vec<_>>().join("\n"),
        ..account
    }
}

fn given(run: &Run) -> Vec<Given> {
    let inputs = run.evidence.connection().inputs().into_iter();
    let given = inputs.map(|input: &Input| Given {
        name: input.field().title(),
        source: clean(&input.origin().source().map_or_else(String::new, shown)),
        shown: match input.field() {
            _ if input.text().is_empty() => String::new(),
            Field::Key => clean(&super::summary::statement(Group::Key, &run.evidence).0),
            _ => clean(input.shown()),
        },
    });
    given.collect()
}

/// `a sandbox for now (until 2027-01-31, okta-cc.toml:12)`
fn suppression(one: &Suppressed) -> String {
    let Suppressed {
        reason,
        until,
        place,
        ..
    } = one;
    clean(&format!("{reason} (until {until}, {place})"))
}

fn leaf(check: &Check) -> Leaf {
    let reason = check.reason.as_deref().map(clean);
    Leaf {
        id: check.rule.id,
        status: check.status,
        said: reason.unwrap_or_else(|| check.rule.summary().replace('`', "")),
    }
}

fn found(run: &Run, reported: &Reported) -> Found {
    let finding = &reported.finding;
    let input = |field| run.evidence.connection().input(field);
    let excerpt = reported.field();
    let excerpt = excerpt.and_then(|field| Excerpt::new(input(field), &finding.labels, LONGEST));
    let label = finding.labels.first();
    let place = label.and_then(|label| Place::of(input(label.field), label.span.clone()));
    let labels = excerpt.iter().flat_map(|excerpt| {
        let labels = excerpt.labels.iter();
        labels.map(|(span, text)| {
            let stretch = excerpt.text.get(span.clone()).unwrap_or_default();
            (stretch.to_owned(), clean(text))
        })
    });
    let mut labels: Vec<_> = labels.collect();
    // Where one thing is wrong in many places, once is enough.
    labels.dedup_by(|one, before| one.1 == before.1);
    let fix = finding.fix.as_ref().filter(|fix| fix.field != Field::Key);
    let fix = fix.map(|fix| {
        let old = input(fix.field).quote(fix.span.clone());
        (clean(old), clean(&shown(&fix.replacement)))
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
    Found {
        id: reported.rule.id,
        url: reported.url(),
        weight,
        severity: reported.severity,
        fails: reported.fails(run.fail_on),
        fingerprint: json::fingerprint(reported),
        status,
        certainty: format!(
            "{}{}",
            finding.certainty.name(),
            run.report.concerned(reported)
        ),
        message: clean(&finding.message),
        evidence: finding.evidence.iter().map(|line| clean(line)).collect(),
        help: clean(&finding.help),
        place,
        excerpt: excerpt.map_or_else(Vec::new, pieces),
        labels,
        fix: fix.filter(|(old, new)| {
            !old.is_empty() && !new.is_empty() && old.len().max(new.len()) <= LONGEST_FIX
        }),
    }
}

/// The excerpt cut at its labels. Where labels overlap, the first one wins.
fn pieces(excerpt: Excerpt) -> Vec<Piece> {
    let mut spans: Vec<_> = excerpt
        .labels
        .iter()
        .map(|(span, _)| span.clone())
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut pieces = Vec::new();
    let mut put = |text: Option<&str>, marked| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            pieces.push(Piece { text, marked });
        }
    };
    let mut at = 0;
    for span in spans {
        if span.start >= at && span.end <= excerpt.text.len() {
            put(excerpt.text.get(at..span.start), false);
            put(excerpt.text.get(span.clone()), true);
            at = span.end;
        }
    }
    put(excerpt.text.get(at..), false);
    pieces
}
