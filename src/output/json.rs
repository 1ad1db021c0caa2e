//! The report for machines: our own structs, versioned; `report.schema.json` beside this file is the contract.

use serde::Serialize;

use super::experiments::needs as needs_met;
use super::{Failed, Kept, Run, date};
use crate::engine::fleet::Fleet;
use crate::engine::group::Group;
use crate::engine::report::{Judged, Report, Reported};
use crate::model::connection::{Field, Input};
use crate::model::conversation::Step;
use crate::model::finding::Severity;
use crate::model::redact::shown;

/// The contract, as JSON Schema (2020-12).
pub const SCHEMA: &str = include_str!("report.schema.json");

/// Names the contract's version in every document.
const SCHEMA_ID: &str = "okta-cc/report/v1";

/// The same for what could not be judged.
const FAILURE_ID: &str = "okta-cc/failure/v1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    run: RunInfo,
    connection: ConnectionInfo,
    checks: Vec<CheckInfo<'a>>,
    findings: Vec<FindingInfo<'a>>,
    needs: Vec<NeedInfo<'a>>,
    /// Null where nobody asked but the one who runs it.
    triage: Option<TriageInfo>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct RunInfo {
    command: &'static str,
    /// The first of `targets`.
    target: &'static str,
    targets: Vec<&'static str>,
    /// RFC 3339, UTC.
    started: String,
    duration_ms: u64,
    outcome: &'static str,
    exit_code: u8,
    /// How many were compared; only in the document about what shows across connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    connections: Option<usize>,
    /// Always true: a document that lacks it was cut off.
    complete: bool,
}

#[derive(Serialize)]
struct ConnectionInfo {
    host: Option<String>,
    client_id: InputInfo,
    private_key: InputInfo,
    domain: InputInfo,
    scopes: InputInfo,
}

#[derive(Serialize)]
struct InputInfo {
    /// Null when the value was not given.
    source: Option<String>,
    line: Option<usize>,
    /// The value as it may be shown; null for the private key.
    shown: Option<String>,
}

#[derive(Serialize)]
struct CheckInfo<'a> {
    id: &'a str,
    group: &'static str,
    status: &'static str,
    reason: Option<&'a str>,
    /// How long the slowest request took that this check looks at; null offline.
    duration_ms: Option<u64>,
}

#[derive(Serialize)]
struct NeedInfo<'a> {
    need: &'a str,
    scope: &'a str,
    status: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct FindingInfo<'a> {
    id: &'a str,
    group: &'static str,
    severity: &'static str,
    certainty: &'static str,
    undecided: bool,
    message: &'a str,
    help: &'a str,
    url: String,
    input: Option<&'static str>,
    member: Option<&'a str>,
    location: Option<LocationInfo>,
    evidence: &'a [String],
    fix: Option<FixInfo>,
    fingerprint: String,
    /// Those of the run's targets that it concerns.
    targets: &'a [&'static str],
    suppressed: bool,
    suppression: Option<SuppressionInfo<'a>>,
}

#[derive(Serialize)]
struct SuppressionInfo<'a> {
    reason: &'a str,
    /// The last day on which it holds.
    until: String,
    /// Where the ignore stands: `okta-cc.toml:12`.
    place: &'a str,
}

#[derive(Serialize)]
struct LocationInfo {
    source: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    label: String,
}

#[derive(Serialize)]
struct FixInfo {
    input: &'static str,
    /// Byte offsets into the value.
    start: usize,
    end: usize,
    replacement: String,
}

#[derive(Serialize)]
struct TriageInfo {
    happened: String,
    proved: Vec<&'static str>,
    next_observation: Option<String>,
    reply: String,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
    passed: usize,
    skipped: usize,
    unknown: usize,
    suppressed: usize,
    targets: Vec<TargetInfo>,
}

#[derive(Serialize)]
struct TargetInfo {
    name: &'static str,
    outcome: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
    to_convert: bool,
}

/// What stands where a connection could not be judged. It has no findings, so that nobody takes it for a healthy one.
#[derive(Serialize)]
struct FailureDocument<'a> {
    schema: &'static str,
    tool: Tool,
    run: FailedRun,
    error: ErrorInfo<'a>,
}

#[derive(Serialize)]
struct FailedRun {
    command: &'static str,
    exit_code: u8,
    /// Always false.
    complete: bool,
}

#[derive(Serialize)]
struct ErrorInfo<'a> {
    /// The file that it is about, if it is about one.
    source: Option<&'a str>,
    message: &'a str,
}

const TOOL: Tool = Tool {
    name: "okta-cc",
    version: env!("CARGO_PKG_VERSION"),
};

/// One document, on one line without its end.
pub(super) fn line(run: &Run) -> String {
    text(&report(run))
}

pub(super) fn failure(failed: &Failed) -> String {
    text(&FailureDocument {
        schema: FAILURE_ID,
        tool: TOOL,
        run: FailedRun {
            command: failed.command,
            exit_code: failed.exit_code,
            complete: false,
        },
        error: ErrorInfo {
            source: failed.source.as_deref(),
            message: &failed.message,
        },
    })
}

/// What `--format json` writes, as a whole.
pub fn document(kept: &[Kept], many: bool) -> String {
    let mut lines = kept.iter().filter_map(|kept| kept.json.as_deref());
    match lines.next() {
        Some(line) if !many => format!("{line}\n"),
        None => "[]\n".into(),
        Some(first) => {
            let lines: Vec<&str> = std::iter::once(first).chain(lines).collect();
            format!("[\n{}\n]\n", lines.join(",\n"))
        }
    }
}

/// What `--format jsonl` writes, as a whole.
pub fn lines(kept: &[Kept]) -> String {
    let lines = kept.iter().filter_map(|kept| kept.json.as_deref());
    lines.map(|line| format!("{line}\n")).collect()
}

fn text(document: &impl Serialize) -> String {
    serde_json::to_string(document).expect("texts and numbers are JSON")
}

fn report<'a>(run: &Run<'a>) -> Document<'a> {
    use crate::engine::report::Status;
    let connection = run.evidence.connection();
    let report = run.report;
    let outcome = run.outcome();
    let checks = report.checks.iter().map(|check| CheckInfo {
        id: check.rule.id,
        group: check.rule.group.name(),
        status: check.status.name(),
        reason: check.reason.as_deref(),
        duration_ms: duration(run, check.rule.group),
    });
    let needs = run.evidence.needs().iter();
    let needs = needs
        .zip(needs_met(&run.evidence))
        .map(|(need, line)| NeedInfo {
            need: need.as_str(),
            scope: need.scope(),
            status: line.status.name(),
            reason: line.came,
        });
    let counted = report.findings.iter().map(|found| finding(run, found));
    let suppressed = report.suppressed.iter().map(|one| FindingInfo {
        suppressed: true,
        suppression: Some(SuppressionInfo {
            reason: &one.reason,
            until: one.until.to_string(),
            place: &one.place,
        }),
        ..finding(run, &one.found)
    });
    Document {
        schema: SCHEMA_ID,
        tool: TOOL,
        run: RunInfo {
            command: run.command,
            target: run.evidence.tool().name,
            targets: run
                .evidence
                .targets()
                .iter()
                .map(|target| target.name)
                .collect(),
            started: date(run.started),
            duration_ms: (run.duration * 1000.0) as u64,
            outcome: outcome.name(),
            exit_code: run.exit_code(),
            connections: run.evidence.fleet().ok().map(Fleet::len),
            complete: true,
        },
        connection: ConnectionInfo {
            host: super::summary::host(&run.evidence),
            client_id: input(connection.input(Field::ClientId)),
            private_key: input(connection.input(Field::Key)),
            domain: input(connection.input(Field::Domain)),
            scopes: input(connection.input(Field::Scopes)),
        },
        checks: checks.collect(),
        findings: counted.chain(suppressed).collect(),
        needs: needs.collect(),
        triage: run.account().map(|account| TriageInfo {
            happened: account.happened,
            proved: account.proved.iter().map(|fact| fact.words()).collect(),
            next_observation: account.next,
            reply: account.reply,
        }),
        summary: Summary {
            errors: report.found(Severity::Error),
            warnings: report.found(Severity::Warning),
            advice: report.found(Severity::Advice),
            passed: report.count(Status::Pass),
            skipped: report.count(Status::Skip),
            unknown: report.count(Status::Unknown),
            suppressed: report.suppressed.len(),
            targets: report
                .targets
                .iter()
                .map(|target| TargetInfo::of(report, target))
                .collect(),
        },
    }
}

impl TargetInfo {
    fn of(report: &Report, judged: &Judged) -> Self {
        Self {
            name: judged.name,
            outcome: report.outcome_for(judged).name(),
            errors: judged.errors,
            warnings: judged.warnings,
            advice: judged.advice,
            to_convert: judged.to_convert,
        }
    }
}

fn input(input: &Input) -> InputInfo {
    let place = input.locate(0);
    let value = (input.field() != Field::Key && place.is_some()).then(|| input.shown().to_owned());
    InputInfo {
        line: place.as_ref().map(|place| place.line),
        source: place.map(|place| shown(&place.source)),
        shown: value,
    }
}

fn duration(run: &Run, group: Group) -> Option<u64> {
    let steps: &[Step] = match group {
        Group::Org => &[Step::Org],
        Group::Token => &Step::TOKENS,
        Group::Api => &Step::READS,
        _ => &[],
    };
    let taken = steps
        .iter()
        .filter_map(|step| run.evidence.exchange(*step).ok());
    taken.map(|exchange| exchange.took_ms).max()
}

fn finding<'a>(run: &Run<'a>, found: &'a Reported) -> FindingInfo<'a> {
    let finding = &found.finding;
    let location = finding.labels.first().and_then(|label| {
        let input = run.evidence.connection().input(label.field);
        let (start, end) = (
            input.locate(label.span.start)?,
            input.locate(label.span.end)?,
        );
        Some(LocationInfo {
            source: shown(&start.source),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            label: label.text.clone(),
        })
    });
    FindingInfo {
        id: found.rule.id,
        group: found.rule.group.name(),
        severity: found.severity.name(),
        certainty: finding.certainty.name(),
        undecided: finding.undecided,
        message: &finding.message,
        help: &finding.help,
        url: found.url(),
        input: found.field().map(Field::name),
        member: finding.member.as_deref(),
        location,
        evidence: &finding.evidence,
        fix: finding.fix.as_ref().map(|fix| FixInfo {
            input: fix.field.name(),
            start: fix.span.start,
            end: fix.span.end,
            replacement: fix.replacement.clone(),
        }),
        fingerprint: fingerprint(found),
        targets: &found.targets,
        suppressed: false,
        suppression: None,
    }
}

/// Stays the same as long as the finding says the same of the same input: FNV-1a over its words, 64 bits.
pub(super) fn fingerprint(found: &Reported) -> String {
    let member = found.finding.member.as_deref().unwrap_or("");
    let field = found.field().map_or("", Field::name);
    let words = [found.rule.id, field, member, &found.finding.message];
    let hash = words
        .join("\n")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}
