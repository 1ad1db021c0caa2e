//! The verdict: the one sentence that sums up a report.

use super::{Run, clean};
use crate::engine::report::{IgnoreOutcome, Outcome, SetAside, Status, TargetSummary};
use crate::model::finding::Severity;

/// The sentence, and the symbol before it.
pub(super) fn verdict(run: &Run) -> (Status, String) {
    if run.evidence.pasted().is_some() {
        return causes(run);
    }
    let report = run.report;
    let passed = report.count(Status::Pass);
    let unselected = report.set_aside(SetAside::NotSelected);
    let skipped = report.count(Status::Skip) - unselected - report.set_aside(SetAside::Ignored);
    let seconds = format!("{:.1} s", run.duration);
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
        Outcome::Ready if run.evidence.leaves_role_open() => (
            Status::Warn,
            format!(
                "The token works; whether the app has an admin role was not looked at. {passed} checks passed, {skipped} skipped{also}. {seconds}"
            ),
        ),
        Outcome::Ready => (
            Status::Pass,
            format!(
                "Ready{}. {passed} checks passed, {skipped} skipped{also}. {seconds}",
                ready_for(run)
            ),
        ),
        Outcome::Passed if unselected > 0 => {
            let unasked = if live && run.evidence.requests_made() == 0 {
                " Okta was not asked: no selected check needs it."
            } else {
                ""
            };
            let words = format!(
                "No error in the checks that were selected: {passed} passed, {skipped} skipped, {unselected} not selected{also}.{unasked} {seconds}"
            );
            (Status::Pass, words)
        }
        Outcome::Passed => (
            Status::Warn,
            format!(
                "No error except those that are ignored: {passed} checks passed, {skipped} skipped{also}. {seconds}"
            ),
        ),
        Outcome::Problem if !live => (Status::Fail, not_ready(run, &counts)),
        Outcome::Problem => {
            let more = if is_blocked(run) {
                " Then run again: it may hide other faults."
            } else {
                ""
            };
            let words = format!("{}{more} {seconds}", not_ready(run, &counts));
            (Status::Fail, words)
        }
        Outcome::Undecided if report.count(Status::Unknown) == 0 => {
            let undone: Vec<_> = report.live_checks_not_made().collect();
            let why = undone.first().and_then(|check| check.reason.as_deref());
            let (count, why) = (undone.len(), clean(why.unwrap_or_default()));
            let words = format!(
                "Undecided: {count} checks could not be done ({why}), and --strict requires all{also}. {seconds}"
            );
            (Status::Unknown, words)
        }
        Outcome::Undecided => (
            Status::Unknown,
            format!("Undecided: no answer that can be judged{also}. Try again. {seconds}"),
        ),
    }
}

/// ` for nango; for go once converted`, where several were asked about.
fn ready_for(run: &Run) -> String {
    match &run.report.targets[..] {
        [_] => String::new(),
        targets => {
            format!(" {}", ready(targets.iter()).join("; "))
        }
    }
}

/// `for nango`, `for go once converted`
fn ready<'a>(targets: impl Iterator<Item = &'a TargetSummary>) -> Vec<String> {
    let (converted, plain): (Vec<_>, Vec<_>) = targets.partition(|target| target.to_convert);
    let clause = |targets: Vec<&TargetSummary>, how| {
        let names: Vec<_> = targets.iter().map(|target| target.name).collect();
        (!names.is_empty()).then(|| format!("for {}{how}", names.join(", ")))
    };
    let clauses = [clause(plain, ""), clause(converted, " once converted")];
    clauses.into_iter().flatten().collect()
}

/// `Not ready for nango: 1 error. Fine for: go, node.`, or `Ready for go; not for nango: The app requires DPoP. 1 error.`
fn not_ready(run: &Run, counts: &str) -> String {
    let report = run.report;
    if let [one] = &report.targets[..] {
        let fine = match report.fine_for.join(", ") {
            fine if fine.is_empty() => fine,
            fine => format!(" Fine for: {fine}."),
        };
        return format!("Not ready for {}: {counts}.{fine}", one.name);
    }
    let with = |outcome| {
        let targets = report.targets.iter();
        targets.filter(move |target| report.outcome_for(target) == outcome)
    };
    let names = |outcome| {
        let names: Vec<_> = with(outcome).map(|target| target.name).collect();
        names.join(", ")
    };
    let ready = ready(with(Outcome::Ready)).into_iter();
    let mut said: Vec<_> = ready.map(|clause| format!("Ready {clause}")).collect();
    for (outcome, words) in [
        (Outcome::Passed, "No error that counts for"),
        (Outcome::Undecided, "Undecided for"),
    ] {
        if with(outcome).next().is_some() {
            said.push(format!("{words} {}", names(outcome)));
        }
    }
    // Those with the same reasons share a clause.
    let mut failing: Vec<(Vec<&str>, String)> = Vec::new();
    for target in with(Outcome::Problem) {
        let why = target.why.join(", ");
        match failing.iter_mut().find(|(_, known)| *known == why) {
            Some((names, _)) => names.push(target.name),
            None => failing.push((vec![target.name], why)),
        }
    }
    for (at, (names, why)) in failing.iter().enumerate() {
        let not = if at == 0 && said.is_empty() {
            "Not ready for"
        } else {
            "not for"
        };
        said.push(format!("{not} {}: {why}", names.join(", ")));
    }
    format!("{}. {counts}.", said.join("; "))
}

/// The verdict on a pasted text: its causes, the likeliest first.
fn causes(run: &Run) -> (Status, String) {
    let told = run.report.found_and_alternative();
    let causes: Vec<_> = told
        .iter()
        .filter(|found| found.severity != Severity::Advice)
        .map(|found| format!("{} ({})", found.rule.id, found.finding.certainty.name()))
        .collect();
    match causes.split_first() {
        Some((first, [])) => (Status::Fail, format!("Cause: {first}.")),
        Some((first, rest)) => (
            Status::Fail,
            format!("First: {first}. Also: {}.", rest.join(", ")),
        ),
        None => (
            Status::Unknown,
            "The text names no failure that okta-cc knows.".into(),
        ),
    }
}

/// Whether a refusal of the token hides everything after it.
fn is_blocked(run: &Run) -> bool {
    let token = run.evidence.token();
    token.is_ok_and(|token| token.refusal().is_some())
}

/// `1 error, 2 warnings, 1 ignored`; empty when nothing was found and nothing is ignored.
fn counts(run: &Run) -> String {
    let report = run.report;
    let counts = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| {
        let count = report.found(severity);
        let plural = if count == 1 || severity == Severity::Advice {
            ""
        } else {
            "s"
        };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    });
    let mut counts: Vec<String> = counts.into_iter().flatten().collect();
    if !report.ignores.is_empty() {
        counts.push(format!("{} ignored", report.suppressed.len()));
    }
    let ended = report
        .ignores
        .iter()
        .filter(|one| **one == IgnoreOutcome::Ended);
    match ended.count() {
        0 => {}
        1 => counts.push("1 ignore has ended".into()),
        count => counts.push(format!("{count} ignores have ended")),
    }
    counts.join(", ")
}
