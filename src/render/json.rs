//! The report for machines: our own structs, versioned; `report.schema.json` beside this file is the contract.

use std::io::{self, Write};

use serde::Serialize;

use super::{Run, date};
use crate::connection::{Field, Input, shown};
use crate::conversation::Step;
use crate::report::{Group, Reported};
use crate::rule::Severity;

/// The contract, as JSON Schema (2020-12).
pub const SCHEMA: &str = include_str!("report.schema.json");

/// Names the contract's version in every document.
const SCHEMA_ID: &str = "okta-cc/report/v1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    run: RunInfo,
    connection: ConnectionInfo,
    checks: Vec<CheckInfo<'a>>,
    findings: Vec<FindingInfo<'a>>,
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
    target: &'static str,
    /// RFC 3339, UTC.
    started: String,
    duration_ms: u64,
    outcome: &'static str,
    exit_code: u8,
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
    suppressed: bool,
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
}

/// One document on one line, so that several connections make JSON Lines.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &document(run))?;
    writeln!(out)
}

fn document<'a>(run: &Run<'a>) -> Document<'a> {
    use crate::report::Status;
    let connection = run.evidence.connection();
    let report = run.report;
    let outcome = run.outcome();
    let checks = report.checks.iter().map(|check| CheckInfo {
        id: check.rule.id,
        group: check.group.name(),
        status: check.status.name(),
        reason: check.reason.as_deref(),
        duration_ms: duration(run, check.group),
    });
    Document {
        schema: SCHEMA_ID,
        tool: Tool {
            name: "okta-cc",
            version: env!("CARGO_PKG_VERSION"),
        },
        run: RunInfo {
            command: run.command,
            target: run.evidence.target().name,
            started: date(run.started),
            duration_ms: (run.duration * 1000.0) as u64,
            outcome: outcome.name(),
            exit_code: run.exit_code(),
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
        findings: report
            .findings
            .iter()
            .map(|found| finding(run, found))
            .collect(),
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
            suppressed: 0,
        },
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
        group: found.group.name(),
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
        suppressed: false,
    }
}

/// Stays the same as long as the finding says the same of the same input: FNV-1a over its words, 64 bits.
fn fingerprint(found: &Reported) -> String {
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
