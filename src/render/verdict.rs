//! The one sentence that a report comes to.

use super::Run;
use crate::report::{Outcome, Status};
use crate::rule::Severity;

/// The sentence, and the symbol that stands before it.
pub(super) fn verdict(run: &Run) -> (Status, String) {
    let report = run.report;
    let (passed, skipped) = (report.count(Status::Pass), report.count(Status::Skip));
    let seconds = format!("{:.1} s", run.duration);
    let target = run.evidence.target().name;
    let live = run.evidence.conversation().is_some();
    let counts = counts(run);
    let also = if counts.is_empty() {
        String::new()
    } else {
        format!(", {counts}")
    };
    match run.outcome() {
        Outcome::Ready if !live => (
            Status::Pass,
            format!(
                "No error found offline: {passed} checks passed, {skipped} not looked at{also}. Only doctor can tell whether Okta accepts it."
            ),
        ),
        Outcome::Ready => (
            Status::Pass,
            format!("Ready. {passed} checks passed, {skipped} skipped{also}. {seconds}"),
        ),
        Outcome::Problem if !live => (Status::Fail, format!("Not ready for {target}: {counts}.")),
        Outcome::Problem => (
            Status::Fail,
            format!("Not ready for {target}: {counts}. {seconds}"),
        ),
        Outcome::Undecided => (
            Status::Unknown,
            format!("Undecided: no answer that can be judged{also}. Try again. {seconds}"),
        ),
    }
}

/// `1 error, 2 warnings`; empty when nothing was found.
fn counts(run: &Run) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| {
        let count = run.report.found(severity);
        let plural = if count == 1 || severity == Severity::Advice {
            ""
        } else {
            "s"
        };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    counts.join(", ")
}
