//! Hostile text in every field of a report: each format stays what it is, and nothing gets out of its place.

use std::io::Cursor;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{Report, Reported};
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::finding::FailOn;
use okta_cc::model::finding::Finding;
use okta_cc::output::{
    ColorChoice, FORMATS, Failed, FileDocument, FilePart, Format, Places, RenderOptions, Rendered,
    Run, Stream, Style,
};
use okta_cc::repair::RULESET;
use okta_cc::rules::RULES;
use okta_cc::tools::NANGO;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{NOW, assert_fits_the_schema};

/// What breaks out of one format or another.
const PIECES: [&str; 26] = [
    "::error file=x::pwned",
    "\n::add-mask::x",
    "\r\n::stop-commands::x",
    "##[set-output name=x;]y",
    "]]>",
    "<!--",
    "</testcase>",
    "<script>alert(1)</script>",
    "\"",
    "'",
    "\\",
    "\\\"",
    "%0A",
    "%",
    ",",
    "\u{202e}",
    "\u{200b}",
    "\u{1b}[31m",
    "\u{1b}]8;;http://x\u{7}",
    "\0",
    "\u{fffe}\u{ffff}",
    "\u{85}\u{2028}\u{2029}",
    "|",
    "`",
    "[x](http://evil.example)",
    "{0}",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z ]{0,200}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The formats of report files.
fn file_formats() -> Vec<&'static Format> {
    let formats = FORMATS.iter().copied();
    formats.filter(|format| format.is_for_files()).collect()
}

/// What is written to a file of that format.
fn file(name: &str, kept: &[FilePart]) -> String {
    let formats = file_formats();
    let at = formats.iter().position(|format| format.name == name);
    let at = at.expect("a format of files");
    let places = Places {
        anchor: Box::new(|| "README.md".into()),
        inside: Box::new(|path| Some(path.to_owned())),
    };
    let mut document = FileDocument::new(formats[at], at, true);
    let (mut spill, mut file) = (Cursor::new(Vec::new()), Vec::new());
    for part in kept {
        let added = document.add(part, &places, &mut spill);
        added.expect("memory takes everything");
    }
    let finished = document.finish(&places, &mut spill, &mut file);
    finished.expect("memory takes everything");
    String::from_utf8(file).expect("UTF-8")
}

/// Every field that a report takes from outside is `text`.
fn pages(text: &str, format: &str) -> (String, Vec<FilePart>) {
    let format = Format::named(format).expect("a format");
    let origins = [
        Origin::Named(text.to_owned()),
        Origin::File {
            path: text.to_owned(),
            line: 3,
            column: 7,
            verbatim: true,
        },
    ];
    let mut stream = Stream::new(format, true);
    let (mut out, mut kept) = (String::new(), Vec::new());
    let mut put = |page: Rendered, out: &mut String| {
        let (said, one) = stream.put(page);
        out.push_str(&said);
        kept.push(one);
    };
    let style = Style::new(ColorChoice::Never, |_| None, Some(80));
    let wanted = RenderOptions {
        format,
        style,
        files: file_formats(),
        summary: true,
    };
    for origin in origins {
        let [client_id, key, domain, scopes] =
            Field::ALL.map(|field| Input::new(field, text, origin.clone()));
        let connection = Connection::new(client_id, key, domain, scopes);
        let evidence = Evidence::new(&connection, &NANGO, None);
        let mut report = Report::new(RULESET, &evidence);
        let rule = RULES
            .iter()
            .find(|rule| rule.id == "domain_is_admin_console")
            .expect("a rule");
        let input = connection.input(Field::Domain);
        let finding = Finding::new(text)
            .label(input, input.span(), text)
            .help(text)
            .evidence(text)
            .member(text)
            .fix(input, input.span(), text);
        report.findings.push(Reported {
            rule,
            severity: rule.severity,
            finding,
            targets: vec!["nango"],
            place: 0,
        });
        for check in &mut report.checks {
            check.reason = Some(text.to_owned());
        }
        let run = Run {
            command: "lint",
            evidence,
            report: &report,
            fail_on: FailOn::Error,
            started: NOW,
            duration: 0.1,
        };
        put(Rendered::of(&run, &wanted), &mut out);
    }
    let failed = Failed {
        command: "lint",
        source: Some(text.to_owned()),
        line: None,
        message: text.to_owned(),
        exit_code: 2,
    };
    put(Rendered::failed(failed, &wanted), &mut out);
    out.push_str(&stream.end(style).0);
    (out, kept)
}

/// A character that XML 1.0 has (section 2.2).
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn check(text: &str) {
    let (out, kept) = pages(text, "json");
    let document: Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}"));
    assert_fits_the_schema(&document);
    let reports = document.as_array().expect("an array");
    assert_eq!(reports.len(), 3);
    let checks = reports
        .iter()
        .filter_map(|report| report["checks"].as_array());
    let checks: usize = checks.map(Vec::len).sum();
    assert_eq!(file("json", &kept), out);
    let (out, kept) = pages(text, "jsonl");
    assert_eq!(out.lines().count(), 3, "{out:?}");
    assert_eq!(file("jsonl", &kept), out);
    for line in out.lines() {
        assert_fits_the_schema(&serde_json::from_str(line).expect("JSON"));
    }

    let (out, _) = pages(text, "github");
    for line in out.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        let of_ours = ["::error ", "::warning ", "::notice "]
            .iter()
            .any(|start| line.starts_with(start));
        let more = line
            .strip_prefix("and ")
            .and_then(|rest| rest.strip_suffix(" more"));
        assert!(
            of_ours || more.is_some_and(|more| more.parse::<u32>().is_ok()),
            "{line:?}"
        );
        if of_ours {
            // The runner splits at the first `::` behind the name; what stands before it are properties of ours alone.
            let (properties, _) = line[2..].split_once("::").expect("a message");
            let (_, properties) = properties.split_once(' ').expect("properties");
            for property in properties.split(',') {
                let (name, _) = property.split_once('=').unwrap_or_else(|| panic!("{line}"));
                assert!(
                    ["file", "line", "endLine", "col", "endColumn", "title"].contains(&name),
                    "{line}"
                );
            }
        }
    }

    for format in ["human", "short", "markdown"] {
        let (out, _) = pages(text, format);
        let bad = |c: &char| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c);
        assert_eq!(out.chars().find(bad), None, "{format:?}: {out:?}");
    }
    assert!(!file("html", &kept).contains("<script"));

    let xml = file("junit", &kept);
    assert!(xml.chars().all(is_xml), "{xml:?}");
    let report =
        quick_junit::Report::deserialize_from_str(&xml).unwrap_or_else(|e| panic!("{e}: {xml}"));
    assert_eq!(
        report.tests,
        checks + 1,
        "each check, and what could not be read"
    );

    let log = file("sarif", &kept);
    let log: Value = serde_json::from_str(&log).expect("JSON");
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let uri = place.as_str().expect("a URI");
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b);
        assert!(uri.bytes().all(plain), "{uri}");
        let said = result["message"]["text"].as_str().expect("a message");
        assert!(
            !said.contains("[x](http"),
            "a link of somebody else's: {said}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn no_text_gets_out_of_its_place(text in hostile()) {
        check(&text);
    }
}

#[test]
fn the_known_tricks_stay_in_their_place() {
    check(&PIECES.concat());
    let backwards: Vec<&str> = PIECES.into_iter().rev().collect();
    check(&backwards.join("\n"));
}
