//! The contract of the JSON report: structs of our own, versioned. `okta-cc schema` is generated from them, with their
//! documentation as its descriptions.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, json_schema};
use serde::Serialize;
use serde_json::json;

use crate::engine::group::Group;
use crate::engine::report::{Outcome, Status};
use crate::model::connection::Field;
use crate::model::finding::{Certainty, Severity};

/// Names the contract's version in every document.
pub(super) const REPORT: &str = "okta-cc/report/v1";

/// The same for what could not be judged.
pub(super) const FAILURE: &str = "okta-cc/failure/v1";

pub(super) const NAME: &str = "okta-cc";

/// The contract as JSON Schema (2020-12).
///
/// # Panics
/// Never: a schema is JSON.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with(|settings| settings.inline_subschemas = true);
    let mut generator = settings.into_generator();
    let one = json!([{ "$ref": "#/$defs/report" }, { "$ref": "#/$defs/failure" }]);
    let mut schema = json_schema!({
        "$schema": generator.settings().meta_schema,
        "$id": concat!(env!("CARGO_PKG_REPOSITORY"), "/report/v1"),
        "title": "okta-cc report",
        "description": "What `--format json` writes: one document, or an array where a folder, several files or a \
            stream of connections was named. With `--format jsonl` each line is a report or a failure. Nothing in it \
            is secret.",
        "$defs": {
            "report": ReportDocument::json_schema(&mut generator),
            "failure": FailureDocument::json_schema(&mut generator),
        },
        "oneOf": [one[0], one[1], { "type": "array", "items": { "oneOf": one } }],
    });
    RecursiveTransform(close).transform(&mut schema);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    format!("{text}\n")
}

/// A document holds what the contract names and nothing else; of numbers it does not say how wide ours are.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".into(), false.into());
    }
    if schema.get("minimum").is_some() {
        schema.remove("format");
    }
}

/// And the surest.
fn worst_first(mut names: [&'static str; 3]) -> [&'static str; 3] {
    names.reverse();
    names
}

/// What was found out about one connection.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReportDocument<'a> {
    #[schemars(extend("const" = REPORT))]
    pub schema: &'static str,
    pub tool: ToolInfo,
    pub run: ReportRun,
    pub connection: ConnectionInfo,
    pub checks: Vec<CheckInfo<'a>>,
    /// The worst and surest first.
    pub findings: Vec<FindingInfo<'a>>,
    /// What a pipeline needs, and its status: pass (read), fail, skip (not tried, see the reason), unknown.
    pub needs: Vec<NeedInfo<'a>>,
    /// A reply to the one who asked about the failure; null unless the command is triage.
    pub triage: Option<TriageInfo>,
    pub summary: Summary,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ToolInfo {
    #[schemars(extend("const" = NAME))]
    pub name: &'static str,
    pub version: &'static str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReportRun {
    #[schemars(extend("enum" = COMMANDS))]
    pub command: &'static str,
    /// The first of targets.
    pub target: &'static str,
    /// The tools that the run is about.
    #[schemars(length(min = 1))]
    pub targets: Vec<&'static str>,
    /// RFC 3339, UTC.
    pub started: String,
    pub duration_ms: u64,
    #[schemars(extend("enum" = Outcome::NAMES))]
    pub outcome: &'static str,
    #[schemars(extend("enum" = [0, 1, 3]))]
    pub exit_code: u8,
    /// How many were compared; only in the document about what shows across connections, which comes last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub connections: Option<usize>,
    /// A document without it was cut off.
    #[schemars(extend("const" = true))]
    pub complete: bool,
}

pub(super) const COMMANDS: [&str; 3] = ["doctor", "lint", "triage"];

#[derive(Serialize, JsonSchema)]
pub(super) struct ConnectionInfo {
    /// Where requests go; null when the domain names no host.
    pub host: Option<String>,
    pub client_id: InputInfo,
    pub private_key: InputInfo,
    pub domain: InputInfo,
    pub scopes: InputInfo,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct InputInfo {
    /// Flag, variable or file; null when the value was not given.
    pub source: Option<String>,
    pub line: Option<usize>,
    /// The value with every secret replaced by *; null for the private key.
    pub shown: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CheckInfo<'a> {
    pub id: &'a str,
    #[schemars(extend("enum" = Group::NAMES))]
    pub group: &'static str,
    #[schemars(extend("enum" = Status::NAMES))]
    pub status: &'static str,
    /// Why it was skipped or undecided.
    pub reason: Option<&'a str>,
    /// Of the slowest request that it checks; null offline.
    pub duration_ms: Option<u64>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FindingInfo<'a> {
    pub id: &'a str,
    #[schemars(extend("enum" = Group::NAMES))]
    pub group: &'static str,
    #[schemars(extend("enum" = worst_first(Severity::NAMES)))]
    pub severity: &'static str,
    #[schemars(extend("enum" = worst_first(Certainty::NAMES)))]
    pub certainty: &'static str,
    /// The connection was not judged (network, rate limit, server error): try again.
    pub undecided: bool,
    pub message: &'a str,
    pub help: &'a str,
    #[schemars(url)]
    pub url: String,
    #[schemars(extend("enum" = Field::NAMES.map(Some).into_iter().chain([None]).collect::<Vec<_>>()))]
    pub input: Option<&'static str>,
    /// The JWK member it is about.
    pub member: Option<&'a str>,
    pub location: Option<LocationInfo>,
    pub evidence: &'a [String],
    pub fix: Option<FixInfo>,
    #[schemars(regex(pattern = r"^[0-9a-f]{16}$"))]
    pub fingerprint: String,
    /// Those of the run's targets that it concerns.
    #[schemars(length(min = 1))]
    pub targets: &'a [&'static str],
    /// Whether an ignore matches it: then it does not count. These come last.
    pub suppressed: bool,
    /// Null if it counts.
    pub suppression: Option<SuppressionInfo<'a>>,
}

/// 1-based; columns count characters; the end is exclusive.
#[derive(Serialize, JsonSchema)]
pub(super) struct LocationInfo {
    pub source: String,
    #[schemars(range(min = 1))]
    pub line: usize,
    #[schemars(range(min = 1))]
    pub column: usize,
    #[schemars(range(min = 1))]
    pub end_line: usize,
    #[schemars(range(min = 1))]
    pub end_column: usize,
    pub label: String,
}

/// Put replacement where the value's bytes start..end are.
#[derive(Serialize, JsonSchema)]
pub(super) struct FixInfo {
    #[schemars(extend("enum" = Field::NAMES))]
    pub input: &'static str,
    pub start: usize,
    pub end: usize,
    pub replacement: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SuppressionInfo<'a> {
    pub reason: &'a str,
    /// The last day on which it is ignored, in UTC.
    #[schemars(extend("format" = "date"))]
    pub until: String,
    /// The place of the ignore: file:line.
    pub place: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NeedInfo<'a> {
    pub need: &'a str,
    /// The least scope that allows it.
    pub scope: &'a str,
    #[schemars(extend("enum" = ["pass", "fail", "skip", "unknown"]))]
    pub status: &'static str,
    pub reason: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TriageInfo {
    /// What was seen, without a judgement.
    pub happened: String,
    /// What the answers prove to be right.
    pub proved: Vec<&'static str>,
    /// The cheapest observation that tells the likeliest cause from the next.
    pub next_observation: Option<String>,
    /// Plain text that can be sent.
    pub reply: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    pub passed: usize,
    pub skipped: usize,
    pub unknown: usize,
    pub suppressed: usize,
    /// The outcome for each of the run's targets.
    #[schemars(length(min = 1))]
    pub targets: Vec<TargetInfo>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TargetInfo {
    pub name: &'static str,
    #[schemars(extend("enum" = Outcome::NAMES))]
    pub outcome: &'static str,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// Whether a value has the form of another target and must be converted for this one.
    pub to_convert: bool,
}

// It has no findings, so that nobody takes it for a healthy one.
#[derive(Serialize, JsonSchema)]
#[schemars(
    description = "Stands where there is no report, because an input or the command itself was wrong. The same message \
                   is on standard error."
)]
pub(super) struct FailureDocument<'a> {
    #[schemars(extend("const" = FAILURE))]
    pub schema: &'static str,
    pub tool: ToolInfo,
    pub run: FailedRun,
    pub error: ErrorInfo<'a>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FailedRun {
    #[schemars(extend("enum" = COMMANDS))]
    pub command: &'static str,
    /// Of the whole command.
    #[schemars(extend("enum" = [2, 130]))]
    pub exit_code: u8,
    #[schemars(extend("const" = false))]
    pub complete: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ErrorInfo<'a> {
    /// The file that it is about, if it is about one.
    pub source: Option<&'a str>,
    pub message: &'a str,
}
