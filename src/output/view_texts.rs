//! Every text of a [`ReportView`], so that whatever is done to all of them forgets none.

use super::excerpt::ExcerptPiece;
use super::experiments::ExperimentLine;
use super::reply::{MessageLine, SupportReply};
use super::timeline::TimelineRow;
use super::tree::Branch;
use super::view::{CheckView, FindingView, GroupView, InputView, ReportView, SourceRange};

/// Each struct is taken apart as a whole: a new field does not compile until it is here.
impl ReportView {
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Self {
            status: _,
            verdict,
            command: _,
            place,
            host,
            client,
            target,
            started,
            seconds,
            exit_code: _,
            file,
            inputs,
            groups,
            findings,
            suppressed,
            rows,
            length_ms: _,
            request_id,
            reply,
        } = self;
        for text in [verdict, host, client, target, started, seconds] {
            change(text);
        }
        let some = place.iter_mut().chain(file).chain(request_id);
        some.for_each(&mut *change);
        for InputView {
            name: _,
            source,
            shown,
        } in inputs
        {
            change(source);
            change(shown);
        }
        groups.iter_mut().for_each(|group| of_group(group, change));
        findings.iter_mut().for_each(|one| of_finding(one, change));
        for (found, why) in suppressed {
            of_finding(found, change);
            change(why);
        }
        for TimelineRow {
            step: _,
            status: _,
            asked,
            came,
            took_ms: _,
            request_id,
            bar: _,
        } in rows
        {
            change(asked);
            change(came);
            request_id.iter_mut().for_each(&mut *change);
        }
        if let Some(SupportReply {
            happened,
            proved: _,
            next,
            message,
        }) = reply
        {
            change(happened);
            next.iter_mut().for_each(&mut *change);
            for MessageLine { is_item: _, text } in message {
                change(text);
            }
        }
    }
}

fn of_group(group: &mut GroupView, change: &mut dyn FnMut(&mut String)) {
    let GroupView { branch, checks } = group;
    let Branch {
        group: _,
        status: _,
        said,
        aside,
        lines,
    } = branch;
    change(said);
    change(aside);
    for ExperimentLine {
        status: _,
        asked,
        came,
        is_unasked: _,
    } in lines
    {
        change(asked);
        change(came);
    }
    for CheckView {
        id: _,
        status: _,
        said,
    } in checks
    {
        change(said);
    }
}

fn of_finding(found: &mut FindingView, change: &mut dyn FnMut(&mut String)) {
    let FindingView {
        id: _,
        url: _,
        weight: _,
        severity: _,
        fails: _,
        fingerprint: _,
        status: _,
        certainty,
        message,
        evidence,
        help,
        place,
        excerpt,
        labels,
        fix,
    } = found;
    for text in [certainty, message, help] {
        change(text);
    }
    evidence.iter_mut().for_each(&mut *change);
    if let Some(SourceRange {
        source,
        is_file: _,
        line: _,
        column: _,
        end_line: _,
        end_column: _,
    }) = place
    {
        change(source);
    }
    for ExcerptPiece { text, marked: _ } in excerpt {
        change(text);
    }
    for (one, other) in labels.iter_mut().chain(fix) {
        change(one);
        change(other);
    }
}
