//! JUnit XML, which GitLab, Jenkins and Azure show: a suite per group, a case per check.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::format::FormatKind;
use super::view::{CheckView, FindingView};
use super::{Document, Failed, FilePart, Format, PartBody, Places, ReportView, earlier};
use crate::engine::report::Status;

pub(super) const FORMAT: Format = Format::new(
    "junit",
    "JUnit XML, for tools that show test results",
    Document::Xml,
    FormatKind::Whole(document),
)
.known_by(earlier::is_junit);

/// One document for the whole command.
fn document(kept: &[FilePart], _: &Places) -> String {
    let mut report = Report::new("okta-cc");
    let many = kept.len() > 1;
    for kept in kept {
        match &kept.body {
            PartBody::Report(Some(view)) => report.add_test_suites(suites(view, many)),
            PartBody::Report(None) => continue,
            PartBody::Failed(failed) => report.add_test_suite(unreadable(failed)),
        };
    }
    let text = report.to_string().expect("a vector takes everything");
    // The schema that Jenkins has allows this attribute in a suite and not in the root, which comes first.
    text.replacen(&format!(" skipped=\"{}\"", report.skipped), "", 1)
}

fn suites(view: &ReportView, many: bool) -> impl Iterator<Item = TestSuite> {
    view.groups.iter().map(move |group| {
        let title = group.branch.group.name();
        let name = match (many, view.file.as_deref()) {
            (false, _) => title.to_owned(),
            (true, Some(file)) => format!("{file}: {title}"),
            (true, None) => format!("{}: {title}", view.subject()),
        };
        let mut suite = TestSuite::new(legal(&name));
        suite.add_property(("connection", legal(&view.subject()).as_str()));
        suite.add_test_cases(group.checks.iter().map(|check| {
            let found = view.findings.iter().filter(|found| found.id == check.id);
            let mut case =
                TestCase::new(check.id, status(check, &found.clone().collect::<Vec<_>>()));
            case.set_classname(legal(&format!("okta-cc.{name}")));
            let passed = found.filter(|found| !found.fails && found.status == Status::Warn);
            let said: Vec<String> = passed
                .map(|found| format!("{}: {}\n{}", found.weight, found.message, text(found)))
                .collect();
            if !said.is_empty() {
                case.set_system_out(legal(&said.join("\n")));
            }
            case
        }));
        suite
    })
}

fn status(check: &CheckView, found: &[&FindingView]) -> TestCaseStatus {
    // An error fails whatever the gate is; what is less does so where it makes the command fail.
    let fails = |found: &&&FindingView| found.fails || found.status == Status::Fail;
    let failing: Vec<&&FindingView> = found.iter().filter(fails).collect();
    let undecided: Vec<&&FindingView> = found
        .iter()
        .filter(|found| found.status == Status::Unknown)
        .collect();
    let (kind, of) = match check.status {
        _ if !failing.is_empty() => (NonSuccessKind::Failure, failing),
        _ if !undecided.is_empty() => (NonSuccessKind::Error, undecided),
        Status::Unknown => (NonSuccessKind::Error, Vec::new()),
        Status::Skip if found.is_empty() => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(legal(&check.said));
            return status;
        }
        _ => return TestCaseStatus::success(),
    };
    let mut status = TestCaseStatus::non_success(kind);
    let message = of.first().map_or(&check.said, |found| &found.message);
    status.set_message(legal(message)).set_type(check.id);
    let texts: Vec<String> = of.iter().map(|found| text(found)).collect();
    if !texts.is_empty() {
        status.set_description(legal(&texts.join("\n")));
    }
    status
}

fn text(found: &FindingView) -> String {
    let place = found.place.as_ref().map(|place| format!("at {place}"));
    let lines = place.into_iter().chain(found.evidence.iter().cloned());
    let help = [
        format!("Fix: {}", found.help),
        format!("Page: {}", found.url),
    ];
    lines.chain(help).collect::<Vec<_>>().join("\n")
}

fn unreadable(failed: &Failed) -> TestSuite {
    let name = failed.source.as_deref().unwrap_or("inputs");
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status
        .set_message(legal(&failed.message))
        .set_type("unreadable");
    let mut case = TestCase::new("readable", status);
    case.set_classname(legal(&format!("okta-cc.{name}")));
    let mut suite = TestSuite::new(legal(name));
    suite.add_test_case(case);
    suite
}

/// The two characters that XML does not have (section 2.2), and which quick-junit leaves in.
fn legal(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], " ")
}
