//! The report for machines, as the contract says.

mod contract;

use serde::Serialize;

use self::contract::{
    CheckInfo, ConnectionInfo, ErrorInfo, FAILURE, FailedRun, FailureDocument, FindingInfo,
    FixInfo, InputInfo, LocationInfo, NAME, NeedInfo, REPORT, ReportDocument, ReportRun, Summary,
    SuppressionInfo, TargetInfo, ToolInfo, TriageInfo,
};
use super::experiments::needs as needs_met;
use super::format::{FormatKind, Joints, Part, Parts};
use super::{DocumentKind, Failed, Format, Run, date, earlier, fingerprint};
use crate::engine::fleet::Fleet;
use crate::engine::group::Group;
use crate::engine::report::{Report, Reported, TargetSummary};
use crate::model::connection::{Field, Input};
use crate::model::conversation::Step;
use crate::model::finding::Severity;
use crate::model::redact::shown;

pub use self::contract::schema;

pub(super) const FORMAT: Format = Format::new(
    "json",
    "One JSON document: an object, or an array if several connections are given",
    DocumentKind::Json,
    FormatKind::Parts(Parts {
        // One document holds one object.
        one: Joints {
            between: None,
            last: "\n",
            ..Joints::only("")
        },
        ..Parts::new(Part::OfRun(line), failure, ARRAY)
    }),
)
.known_by(earlier::is_json);

const ARRAY: Joints = Joints {
    first: "[\n",
    between: Some(",\n"),
    last: "\n]\n",
    none: "[]\n",
};

pub(super) const LINES: Format = Format::new(
    "jsonl",
    "One JSON document per connection, on one line each",
    DocumentKind::Json,
    FormatKind::Parts(Parts {
        is_lines: true,
        ..Parts::new(
            Part::OfRun(|run| line(run) + "\n"),
            |failed| failure(failed) + "\n",
            Joints::only(""),
        )
    }),
)
.known_by(earlier::is_jsonl);

const TOOL: ToolInfo = ToolInfo {
    name: NAME,
    version: env!("CARGO_PKG_VERSION"),
};

/// One document, on one line without its end.
fn line(run: &Run) -> String {
    text(&report(run, &run.report.found_and_alternative()))
}

fn failure(failed: &Failed) -> String {
    text(&FailureDocument {
        schema: FAILURE,
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

fn text(document: &impl Serialize) -> String {
    serde_json::to_string(document).expect("texts and numbers are JSON")
}

/// `told`: the findings and the alternatives.
fn report<'a>(run: &Run<'a>, told: &'a [Reported]) -> ReportDocument<'a> {
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
    let counted = told.iter().map(|found| finding(run, found));
    let suppressed = report.suppressed.iter().map(|one| FindingInfo {
        suppressed: true,
        suppression: Some(SuppressionInfo {
            reason: &one.reason,
            until: one.until.to_string(),
            place: &one.place,
        }),
        ..finding(run, &one.found)
    });
    let targets = run.evidence.targets().into_iter();
    let judged = report.targets.iter();
    let judged = judged.map(|target| TargetInfo::of(report, target));
    ReportDocument {
        schema: REPORT,
        tool: TOOL,
        run: ReportRun {
            command: run.command,
            target: run.evidence.tool().name,
            targets: targets.map(|target| target.name).collect(),
            started: date(run.started),
            duration_ms: (run.duration * 1000.0) as u64,
            outcome: outcome.name(),
            exit_code: run.exit_code(),
            connections: run.evidence.fleet().ok().map(Fleet::len),
            complete: true,
        },
        connection: ConnectionInfo {
            host: super::health::host(&run.evidence),
            client_id: input(connection.input(Field::ClientId)),
            private_key: input(connection.input(Field::Key)),
            domain: input(connection.input(Field::Domain)),
            scopes: input(connection.input(Field::Scopes)),
        },
        checks: checks.collect(),
        findings: counted.chain(suppressed).collect(),
        needs: needs.collect(),
        triage: run.reply().map(|reply| TriageInfo {
            reply: reply.text(),
            happened: reply.happened,
            proved: reply.proved.iter().map(|fact| fact.words()).collect(),
            next_observation: reply.next,
        }),
        summary: Summary {
            errors: report.found(Severity::Error),
            warnings: report.found(Severity::Warning),
            advice: report.found(Severity::Advice),
            passed: report.count(Status::Pass),
            skipped: report.count(Status::Skip),
            unknown: report.count(Status::Unknown),
            suppressed: report.suppressed.len(),
            targets: judged.collect(),
        },
    }
}

impl TargetInfo {
    fn of(report: &Report, judged: &TargetSummary) -> Self {
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
        fingerprint: fingerprint::of(found),
        targets: &found.targets,
        suppressed: false,
        suppression: None,
    }
}
