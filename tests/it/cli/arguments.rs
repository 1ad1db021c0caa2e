//! Arguments: what is missing, refused or unknown among them, and what `--help` says of them.

use super::run;
use crate::support::good;

#[test]
fn nothing_given_names_the_ways_on() {
    for command in ["lint", "doctor"] {
        let output = run(&[command]);
        assert_eq!(output.code, 2);
        for way in [
            "--private-key-file",
            "-c FILE",
            "--env-file",
            "OKTA_CC_CLIENT_ID",
            "--sandbox",
        ] {
            assert!(output.err.contains(way), "{way}");
        }
    }
}

#[test]
fn a_key_given_as_an_argument_is_refused_and_not_repeated() {
    let key = good("PRIVATE_KEY");
    let assigned = format!("--private-key={key}");
    for arguments in [
        vec!["lint", "--private-key", &key],
        vec!["lint", &assigned],
        vec!["doctor", "--private-key"],
        vec!["lint", &key],
        vec!["doctor", &key],
        vec!["explain", &key],
    ] {
        let output = run(&arguments);
        assert_eq!(output.code, 2);
        let said = output.all();
        assert!(!said.contains(&key[100..112]), "{said}");
    }
    assert!(run(&["lint", &assigned]).err.contains("--private-key-file"));
}

#[test]
fn base_url_is_https_or_this_machine() {
    for bad in [
        "http://acme.okta.com",
        "ftp://127.0.0.1",
        "acme.okta.com",
        "https://a.example/path",
    ] {
        let output = run(&[
            "doctor",
            "--env-file",
            "fixtures/good.env",
            "--base-url",
            bad,
        ]);
        assert_eq!(output.code, 2, "{bad}");
        assert!(output.err.contains("--base-url"), "{}", output.err);
    }
}

#[test]
fn rules_and_explain_know_every_rule() {
    let listed = run(&["rules"]).out;
    for rule in okta_cc::rules::RULES {
        assert!(listed.contains(rule.id));
        // What nobody would see is spelled out.
        let spelled = |c: char| match c {
            '\u{a0}' | '\u{200b}' | '\u{feff}' => c.escape_unicode().to_string(),
            c => c.to_string(),
        };
        let page: String = rule.page.chars().map(spelled).collect();
        assert_eq!(run(&["explain", rule.id]).out, page);
    }
    let unknown = run(&["explain", "key_mising_kid"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("key_missing_kid"), "{}", unknown.err);
}

#[test]
fn the_help_of_a_command_begins_as_the_list_of_commands_tells_it() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = run(&["--help"]).out;
    let commands = list.split("Commands:\n").nth(1).expect("a list");
    let commands = commands.split("\n\n").next().expect("its end");
    // A line that is indented further goes on with the one before.
    let commands = words(&commands.replace("\n   ", " ").replace("\n  ", " | "));
    let mut seen = 0;
    for line in commands.split(" | ") {
        let (name, about) = line.split_once(' ').expect("a name and a sentence");
        if name == "help" {
            continue;
        }
        let help = run(&[name, "--help"]).out;
        let opening = words(help.split("\n\n").next().unwrap_or_default());
        assert_eq!(opening, about, "{name}");
        seen += 1;
    }
    assert!(seen > 10, "{commands}");
}
