//! What `triage` says of a pasted text, and `lint` of JSON Lines.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::fleet::{Fleet, Member};
use okta_cc::engine::report::Report;
use okta_cc::input::paste::read;
use okta_cc::input::{Line, SourceValues, no_files, of_line};
use okta_cc::model::connection::{Connection, Origin};
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;

use super::example::on_paper;
use super::{Binary, Folder, NOW};

/// The report of `triage` of a pasted text.
pub(crate) fn triage(text: &str) -> Report {
    let paste = read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    let evidence =
        Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation)).of_paste(&paste.pasted);
    Report::new(RULESET, &evidence)
}

/// The findings of `lint` on JSON Lines: of each line that cannot be read, and across them all.
pub(crate) fn lines(text: &str) -> Report {
    let mut fleet = Fleet::default();
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let bytes = Some(line.as_bytes().to_vec());
        let (path, number) = ("list.jsonl".into(), at + 1);
        let connection = match of_line(
            Line {
                path,
                number,
                bytes,
            },
            &no_files,
        ) {
            Ok(document) => document.under(SourceValues::default()),
            Err(error) => Connection::unreadable("list.jsonl", number, error.problem()),
        };
        let evidence = Evidence::new(&connection, &NANGO, None);
        fleet.add(Member::of(&connection, "list.jsonl".into(), number));
        if connection.unreadable.is_some() {
            findings.extend(Report::new(RULESET, &evidence).findings);
        }
    }
    let nobody = SourceValues::default().into_connection(Origin::NotAsked);
    let mut report = Report::new(RULESET, &Evidence::across(&fleet, &nobody, &NANGO));
    report.findings.extend(findings);
    report
}

/// What `lint` says of JSON Lines. The binary says it, in the folder of the file: the name of this machine's temporary
/// folder must not say where lines break.
pub(crate) fn lines_seen_by_a_user(text: &str) -> String {
    let folder = Folder::new();
    folder.write("list.jsonl", text);
    let lint = Binary::of(&["lint", "list.jsonl"]);
    lint.folder(folder.path()).output().out
}

/// The whole report of `triage` on paper 80 columns wide.
pub(crate) fn triage_seen_by_a_user(text: &str) -> String {
    let paste = read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    let evidence =
        Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation)).of_paste(&paste.pasted);
    on_paper("triage", evidence)
}
