//! Every rule's page is run: its examples fire or stay silent as it says, and the sections are all there.

use okta_cc::engine::report::Report;
use okta_cc::engine::rule::Rule;
use okta_cc::rules::RULES;

use crate::support::{self, Example};

/// The fenced blocks under a heading of a page: their language, and their text.
fn examples<'a>(page: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let Some((_, section)) = page.split_once(&format!("\n## {heading}\n")) else {
        return Vec::new();
    };
    let section = section.split("\n## ").next().unwrap_or(section);
    let blocks = section.split("```").skip(1).step_by(2);
    let blocks = blocks.map(|block| block.split_once('\n').unwrap_or_default());
    blocks.collect()
}

/// A block of `text` is what somebody pastes; any other is laid over the good connection.
fn report((language, text): &(&str, &str)) -> Report {
    match *language {
        "text" => support::triage(text),
        "jsonl" => support::lines(text),
        _ => Example::read(text).doctor(),
    }
}

fn seen_by_a_user((language, text): &(&str, &str)) -> String {
    match *language {
        "text" => support::triage_seen_by_a_user(text),
        "jsonl" => support::lines_seen_by_a_user(text),
        _ => Example::read(text).seen_by_a_user(),
    }
}

fn each_rule(check: impl Fn(&Rule)) {
    for rule in RULES {
        check(rule);
    }
}

#[test]
fn every_page_has_its_sections() {
    each_rule(|rule| {
        let page = rule.page;
        assert!(page.starts_with("# "), "{}: no title", rule.id);
        let summary = page.lines().nth(2).unwrap_or("");
        assert!(
            summary.ends_with('.'),
            "{}: the third line is its summary",
            rule.id
        );
        let sections = ["Why it fails", "How to fix", "Fires", "Silent"];
        for section in sections {
            let heading = format!("\n## {section}\n");
            assert!(page.contains(&heading), "{}: no {section}", rule.id);
        }
    });
}

#[test]
fn every_example_fires_or_stays_silent() {
    each_rule(|rule| {
        let fires = examples(rule.page, "Fires");
        let silent = examples(rule.page, "Silent");
        assert!(
            !fires.is_empty() && !silent.is_empty(),
            "{}: no example",
            rule.id
        );
        for (expected, example) in fires
            .iter()
            .map(|text| (true, text))
            .chain(silent.iter().map(|text| (false, text)))
        {
            let report = report(example);
            // What is only supposed beside the cause has not fired.
            let fired = report.findings.iter().any(|found| {
                found.rule.id == rule.id && !found.finding.help.starts_with("To tell: ")
            });
            assert_eq!(fired, expected, "{}: fires on\n{}", rule.id, example.1);
        }
    });
}

#[test]
fn what_a_user_sees_is_the_snapshot_beside_the_page() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../rules");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        each_rule(|rule| {
            let seen: Vec<String> = examples(rule.page, "Fires")
                .iter()
                .map(seen_by_a_user)
                .collect();
            insta::assert_snapshot!(rule.id, seen.join("\n"));
        });
    });
}

#[test]
fn the_good_connection_is_silent_and_skips_nothing() {
    let report = Example::good().doctor();
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    for check in &report.checks {
        assert_eq!(
            check.status.name(),
            "pass",
            "{}: {:?}",
            check.rule.id,
            check.reason
        );
    }
}

#[test]
fn lint_of_the_good_connection_skips_exactly_the_live_rules() {
    for check in &Example::good().lint().checks {
        let expected = if check.rule.group.is_live() {
            "skip"
        } else {
            "pass"
        };
        assert_eq!(check.status.name(), expected, "{}", check.rule.id);
    }
}

#[test]
fn what_is_also_possible_is_a_rule_and_says_what_would_tell() {
    each_rule(|rule| {
        let section = rule.page.split("\n## Also possible\n").nth(1);
        let section = section.unwrap_or("").split("\n## ").next().unwrap_or("");
        let lines = section
            .lines()
            .filter(|line| line.starts_with("- "))
            .count();
        assert_eq!(
            rule.also().count(),
            lines,
            "{}: a line is not read",
            rule.id
        );
        for also in rule.also() {
            let known = RULES.iter().any(|other| other.id == also.rule);
            assert!(known && also.rule != rule.id, "{}: {}", rule.id, also.rule);
            assert!(
                also.why.ends_with('.') && also.tell.ends_with(['.', '?']),
                "{also:?}"
            );
        }
    });
}

#[test]
fn every_fix_cures_its_finding() {
    each_rule(|rule| {
        for (language, example) in examples(rule.page, "Fires") {
            if matches!(language, "text" | "jsonl") {
                continue; // There is nothing to put right in what somebody pasted, nor in several together.
            }
            let mut example = Example::read(example);
            let findings = example.lint().findings.into_iter();
            let mine = findings.filter(|found| found.rule.id == rule.id);
            // From the end of the text, so that the places of the others still hold.
            let mut fixes: Vec<_> = mine.filter_map(|found| found.finding.fix).collect();
            fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
            if fixes.is_empty() {
                continue;
            }
            for fix in &fixes {
                example.put(fix.field, fix.span.clone(), &fix.replacement);
            }
            let left = example.lint().findings;
            let left = left.iter().find(|found| found.rule.id == rule.id);
            assert!(left.is_none(), "{}: {left:?} after {fixes:?}", rule.id);
        }
    });
}
