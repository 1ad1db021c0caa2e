//! JUnit XML, which GitLab, Jenkins and Azure show: a suite per group, a case per check.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::sheet::{Found, Leaf};
use super::{Body, Failed, Kept, Sheet};
use crate::engine::report::Status;

/// One document about all that a command came to.
pub fn document(kept: &[Kept]) -> String {
    let mut report = Report::new("okta-cc");
    let many = kept.len() > 1;
    for kept in kept {
        match &kept.body {
            Body::Report(Some(sheet)) => report.add_test_suites(suites(sheet, many)),
            Body::Report(None) => continue,
            Body::Failed(failed) => report.add_test_suite(unreadable(failed)),
        };
    }
    let text = report.to_string().expect("a vector takes everything");
    // The schema that Jenkins has allows this attribute in a suite and not in the root, which comes first.
    text.replacen(&format!(" skipped=\"{}\"", report.skipped), "", 1)
}

fn suites(sheet: &Sheet, many: bool) -> impl Iterator<Item = TestSuite> {
    sheet.branches.iter().map(move |limb| {
        let group = limb.branch.group.name();
        let name = match (many, sheet.file.as_deref()) {
            (false, _) => group.to_owned(),
            (true, Some(file)) => format!("{file}: {group}"),
            (true, None) => format!("{}: {group}", sheet.subject()),
        };
        let mut suite = TestSuite::new(legal(&name));
        suite.add_property(("connection", legal(&sheet.subject()).as_str()));
        suite.add_test_cases(limb.checks.iter().map(|leaf| {
            let found = sheet.findings.iter().filter(|found| found.id == leaf.id);
            let mut case = TestCase::new(leaf.id, status(leaf, &found.clone().collect::<Vec<_>>()));
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

fn status(leaf: &Leaf, found: &[&Found]) -> TestCaseStatus {
    // An error fails whatever the gate is; what is less does so where it makes the command fail.
    let fails = |found: &&&Found| found.fails || found.status == Status::Fail;
    let failing: Vec<&&Found> = found.iter().filter(fails).collect();
    let undecided: Vec<&&Found> = found
        .iter()
        .filter(|found| found.status == Status::Unknown)
        .collect();
    let (kind, of) = match leaf.status {
        _ if !failing.is_empty() => (NonSuccessKind::Failure, failing),
        _ if !undecided.is_empty() => (NonSuccessKind::Error, undecided),
        Status::Unknown => (NonSuccessKind::Error, Vec::new()),
        Status::Skip if found.is_empty() => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(legal(&leaf.said));
            return status;
        }
        _ => return TestCaseStatus::success(),
    };
    let mut status = TestCaseStatus::non_success(kind);
    let message = of.first().map_or(&leaf.said, |found| &found.message);
    status.set_message(legal(message)).set_type(leaf.id);
    let texts: Vec<String> = of.iter().map(|found| text(found)).collect();
    if !texts.is_empty() {
        status.set_description(legal(&texts.join("\n")));
    }
    status
}

fn text(found: &Found) -> String {
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
