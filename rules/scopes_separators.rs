//! The scopes are separated by something other than spaces.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let [Some(first), Some(last)] = [scopes.names.first(), scopes.names.last()] else {
        return Ok(vec![]);
    };
    let accepted = evidence.tool().scope_separators;
    let mut worst: Option<(Severity, Certainty)> = None;
    let mut finding = Finding::new(match accepted[0] {
        ' ' => "The scopes are not separated by spaces",
        _ => "The scopes are not separated by commas",
    });
    for gap in &scopes.gaps {
        let inside = gap.start > first.start && gap.end < last.end;
        let Some(judged) = judge(&input.text()[gap.clone()], inside, accepted) else {
            continue;
        };
        worst = worst.max(Some(judged));
        if finding.labels.len() < MOST_LABELS {
            finding = finding.label(
                input,
                gap.clone(),
                if inside {
                    match accepted[0] {
                        ' ' => "one space belongs here",
                        _ => "one comma belongs here",
                    }
                } else {
                    "nothing belongs here"
                },
            );
        }
    }
    let Some((severity, certainty)) = worst else {
        return Ok(vec![]);
    };
    // No secret is in it: scopes that hold one have no names.
    let wanted = scopes.joined(input.text(), accepted[0]);
    Ok(vec![
        finding
            .severity(severity)
            .certainty(certainty)
            .help(match &wanted {
                Some(wanted) => format!("Use {wanted}"),
                None => "Put one separator between two scopes".into(),
            })
            .value(input, wanted.as_deref()),
    ])
}

/// How bad a separator is; `None` where it is right.
fn judge(gap: &str, inside: bool, accepted: &[char]) -> Option<(Severity, Certainty)> {
    if gap.chars().all(|c| c == ' ' || accepted.contains(&c)) {
        None
    } else if !gap.chars().all(char::is_whitespace) {
        Some((Severity::Error, Certainty::Certain))
    } else if inside {
        // A line break or a tab is part of the name before and behind it (RFC 6749 section 3.3).
        Some((Severity::Error, Certainty::Likely))
    } else {
        Some((Severity::Warning, Certainty::Possible))
    }
}
