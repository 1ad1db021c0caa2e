//! What a terminal, a pipe and a screen reader get, byte for byte.

use std::process::Command;

use crate::support::{OKTA_CC, Run, path, skipped};

const FAULTS: [&str; 7] = [
    "lint",
    "--domain",
    "https://acme-admin.okta.com/api/v1/users?limit=1&a=an-address-that-goes-on-and-on-and-on-and-on",
    "--client-id",
    "0oa5wyqjk6Wm148fE1d7 a client ID with much beside it",
    "--scopes",
    "openid okta.users.read okta.groups.read okta.users.read okta.nonsense.manage",
];

fn say(arguments: &[&str], environment: &[(&str, &str)], width: Option<usize>) -> String {
    let run = Run::of(arguments).environment(environment);
    let said = run.width(width).output();
    assert!(!said.out.is_empty(), "{}", said.err);
    said.out
}

const UTF8: (&str, &str) = ("LANG", "C.UTF-8");
const LINKS: (&str, &str) = ("TERM_PROGRAM", "WezTerm");

/// Without what colours it. Links are not looked for here.
fn columns(line: &str) -> usize {
    let mut count = 0;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            rest.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            count += 1;
        }
    }
    count
}

#[test]
fn nothing_is_wider_than_the_terminal_but_urls() {
    let styles: [&[&str]; 4] = [
        &[],
        &["-v"],
        &["-v", "--style", "ascii", "--color", "always"],
        &["--style", "narrated"],
    ];
    let doctor: &[&str] = &["doctor", "--sandbox=no_admin_role+clock_behind"];
    for command in [&FAULTS[..], doctor] {
        for width in [40, 80, 120] {
            for style in styles {
                let said = say(&[command, style].concat(), &[UTF8], Some(width));
                for line in said.lines().filter(|line| !line.contains("://")) {
                    assert!(
                        columns(line) <= width,
                        "{width} {style:?}: {line:?}\n{said}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_pipe_gets_no_control_bytes_and_whole_lines() {
    for style in ["auto", "unicode", "ascii", "narrated"] {
        let said = say(
            &[&FAULTS[..], &["--style", style, "-v"]].concat(),
            &[UTF8, LINKS],
            None,
        );
        assert!(
            !said.chars().any(|c| c.is_control() && c != '\n'),
            "{said:?}"
        );
        let last = said.lines().last().expect("a verdict");
        assert!(last.contains("Not ready for nango"), "{last}");
    }
}

#[test]
fn colour_follows_the_flag_then_no_color_then_what_forces_it_then_the_terminal() {
    let coloured = |environment: &[(&str, &str)], width, more: &[&str]| {
        say(&[&FAULTS[..], more].concat(), environment, width).contains("\u{1b}[")
    };
    assert!(coloured(&[UTF8], Some(80), &[]));
    assert!(!coloured(&[UTF8], None, &[]));
    assert!(!coloured(&[UTF8, ("NO_COLOR", "1")], Some(80), &[]));
    assert!(!coloured(&[UTF8, ("TERM", "dumb")], Some(80), &[]));
    for forced in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
        assert!(coloured(&[UTF8, (forced, "1")], None, &[]));
        assert!(!coloured(&[UTF8, (forced, "0")], None, &[]));
        assert!(!coloured(
            &[UTF8, (forced, "1"), ("NO_COLOR", "1")],
            None,
            &[]
        ));
    }
    assert!(coloured(
        &[UTF8, ("NO_COLOR", "1")],
        None,
        &["--color", "always"]
    ));
    assert!(!coloured(
        &[UTF8, ("FORCE_COLOR", "1")],
        Some(80),
        &["--color", "never"]
    ));
    // Colour says nothing that the words do not.
    let strip = |text: &str| {
        let parts = text.split("\u{1b}[");
        let parts = parts.enumerate().map(|(at, part)| match at {
            0 => part,
            _ => part.split_once('m').map_or("", |(_, rest)| rest),
        });
        parts.collect::<String>()
    };
    let colour = say(&FAULTS, &[UTF8], Some(80));
    let plain = say(&FAULTS, &[UTF8, ("NO_COLOR", "1")], Some(80));
    assert_eq!(strip(&colour), plain);
}

#[test]
fn links_are_for_terminals_that_show_them_and_others_get_the_url() {
    let linked = |environment: &[(&str, &str)], width| {
        say(&FAULTS, environment, width).contains("\u{1b}]8;;https://")
    };
    assert!(linked(&[UTF8, LINKS], Some(80)));
    assert!(linked(&[UTF8, ("VTE_VERSION", "7600")], Some(80)));
    assert!(linked(&[UTF8, ("FORCE_HYPERLINK", "1")], Some(80)));
    for without in [
        vec![UTF8],
        vec![UTF8, LINKS, ("CI", "true")],
        vec![UTF8, LINKS, ("TERM", "dumb")],
        vec![UTF8, LINKS, ("NO_COLOR", "1")],
        vec![UTF8, LINKS, ("NO_GRAPHICS", "1")],
        vec![UTF8, ("FORCE_HYPERLINK", "0"), LINKS],
        vec![UTF8, ("VTE_VERSION", "4000")],
    ] {
        assert!(!linked(&without, Some(80)), "{without:?}");
        assert!(say(&FAULTS, &without, Some(80)).contains("https://github.com/okta-cc/"));
    }
    assert!(!linked(&[UTF8, LINKS, ("FORCE_COLOR", "1")], None));
}

#[test]
fn ascii_and_narrated_hold_only_what_they_promise() {
    for (environment, flag) in [
        (vec![("LC_ALL", "C")], None),
        (vec![UTF8, ("TERM", "dumb")], None),
        (vec![UTF8], Some("ascii")),
        (vec![UTF8], Some("narrated")),
        (vec![UTF8, ("NO_GRAPHICS", "1")], None),
    ] {
        let style: Vec<&str> = flag.map_or_else(Vec::new, |flag| vec!["--style", flag]);
        let said = say(&[&FAULTS[..], &style].concat(), &environment, Some(80));
        let plain: String = said.split("\u{1b}[").collect();
        assert!(plain.is_ascii(), "{environment:?}: {plain}");
    }
    let told = say(&FAULTS, &[UTF8, ("NO_GRAPHICS", "1")], Some(80));
    assert!(told.contains("\nDomain: fail. "), "{told}");
    assert!(told.contains("Diagnostic severity: error"), "{told}");
    let last = told.lines().find(|line| line.starts_with("Verdict: "));
    assert!(
        last.is_some_and(|last| last.contains("fail: Not ready for nango")),
        "{told}"
    );
    let drawn = say(
        &[&FAULTS[..], &["--style", "unicode"]].concat(),
        &[UTF8, ("NO_GRAPHICS", "1")],
        Some(80),
    );
    assert!(
        drawn.contains('✗'),
        "the flag takes precedence over the variable: {drawn}"
    );
}

#[test]
fn lint_says_once_that_it_asks_nothing() {
    let said = say(&FAULTS, &[UTF8, ("NO_COLOR", "1")], Some(80));
    let line = "\n– Org, Token, API  not looked at: lint asks Okta nothing; run doctor\n";
    assert!(said.contains(line), "{said}");
    assert_eq!(said.matches("asks Okta nothing").count(), 1, "{said}");
}

/// A real terminal, by util-linux' script. What comes back is what the terminal would show.
#[test]
fn a_real_terminal_gets_colour_its_own_width_and_a_line_of_progress() {
    if Command::new("script").arg("--version").output().is_err() {
        return skipped("no script on this machine (Debian: apt-get install bsdutils)");
    }
    let on = |width: usize, arguments: &str| {
        let command = format!("stty rows 30 cols {width}; '{OKTA_CC}' {arguments}");
        let mut script = Command::new("script");
        script
            .args(["-qec", &command, "/dev/null"])
            .env_clear()
            .env("LANG", "C.UTF-8");
        script.env("TERM", "xterm").env("PATH", path());
        let output = script.output().expect("script runs");
        String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n")
    };
    for width in [40, 100] {
        let said = on(width, "lint --domain https://acme-admin.okta.com/");
        assert!(
            said.contains("\u{1b}[") && !said.contains("\u{1b}]8"),
            "{said:?}"
        );
        let mut lines = said.lines().filter(|line| !line.contains("://"));
        assert!(lines.all(|line| columns(line) <= width), "{said}");
    }
    // An org that answers late: the request that is waited for is on the line, and gone in the end.
    let said = on(80, "doctor --sandbox=slow --timeout 1s --deadline 2s");
    assert!(
        said.contains("\r| ") && said.contains("/.well-known/okta-organization"),
        "{said:?}"
    );
    let progress = said.rsplit_once('\r').expect("progress").1;
    assert!(
        progress.contains("Okta client credentials"),
        "the line is wiped first: {said:?}"
    );
}
