//! JUnit XML, which GitLab, Jenkins and Azure show: a suite per group, a case per check.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::file_part::PartBody;
use super::format::FormatKind;
use super::view::{CheckView, FindingView};
use super::whole_document::{Spill, WholeDocument, copy};
use super::{DocumentKind, Failed, Format, Places, ReportView, earlier};
use crate::engine::report::Status;

pub(super) const FORMAT: Format = Format::new(
    "junit",
    "JUnit XML, for tools that show test results",
    DocumentKind::Xml,
    FormatKind::Whole(|| Box::new(Suites::default())),
)
.known_by(earlier::is_junit);

/// One document for the whole command.
#[derive(Default)]
struct Suites {
    parts: usize,
    /// What the first part is, should it stay the only one.
    alone: String,
    tests: usize,
    failures: usize,
    errors: usize,
}

impl WholeDocument for Suites {
    fn add(&mut self, part: &PartBody, _: &Places, spill: &mut dyn Write) -> io::Result<()> {
        let report = |many| {
            let mut report = Report::new(NAME);
            match part {
                PartBody::Report(Some(view)) => {
                    report.add_test_suites(suites(view, many));
                }
                PartBody::Report(None) => {}
                PartBody::Failed(failed) => {
                    report.add_test_suite(unreadable(failed));
                }
            }
            report
        };
        if self.parts == 0 {
            self.alone = inside(&report(false));
        }
        self.parts += 1;
        let report = report(true);
        self.tests += report.tests;
        self.failures += report.failures;
        self.errors += report.errors;
        spill.write_all(inside(&report).as_bytes())
    }

    fn finish(&self, _: &Places, spill: &mut dyn Spill, out: &mut dyn Write) -> io::Result<()> {
        let mut frame = Report::new(NAME);
        frame.tests = self.tests;
        frame.failures = self.failures;
        frame.errors = self.errors;
        // The schema that Jenkins has allows this attribute in a suite and not in the root, which comes first.
        let frame = text_of(&frame).replacen(" skipped=\"0\"", "", 1);
        let (before, after) = frame.split_at(frame.rfind(END).expect("the root has an end"));
        out.write_all(before.as_bytes())?;
        match self.parts {
            1 => out.write_all(self.alone.as_bytes())?,
            _ => copy(spill, out)?,
        }
        out.write_all(after.as_bytes())
    }
}

const NAME: &str = "okta-cc";

/// Of the root.
const END: &str = "</testsuites>";

fn text_of(report: &Report) -> String {
    report.to_string().expect("a vector takes everything")
}

/// The suites, without the root around them. Nothing in them is the root's end: `<` of a text is escaped.
fn inside(report: &Report) -> String {
    let text = text_of(report);
    let start = text.find("<testsuites").expect("it has a root");
    // A name may have a `>`, and none that is followed by the end of the line: a line end is escaped.
    let start = start + text[start..].find(">\n").expect("its tag has an end") + 2;
    let end = text.rfind(END).expect("the root has an end");
    text[start..end].to_owned()
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
