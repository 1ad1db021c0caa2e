//! The file of a team: where it is found, what is wrong in it, what must not be in it.

use super::{GOOD, ignore, lint_under};
use crate::support::{Binary, Folder, Output, ROOT, fixture, good, run};

#[test]
fn what_is_wrong_in_the_file_has_a_place_and_a_way_on() {
    let long = ignore("key", "2999-12-31");
    for (toml, expected) in [
        (
            "timout = \"5s\"",
            "okta-cc.toml:1:1: \"timout\" is unknown. Did you mean timeout?",
        ),
        (
            "\n  strict = 1",
            "okta-cc.toml:2:12: it must be true or false; here it is a whole number.",
        ),
        (
            "timeout = 5",
            "it must be text in quotes; here it is a whole number.",
        ),
        (
            "timeout = \"5\"",
            "okta-cc.toml:1:11: write it as 500ms, 10s or 2m.",
        ),
        (
            "fail-on = \"info\"",
            "write \"error\", \"warning\" or \"never\".",
        ),
        (
            "fail-on = \"error\"\nfail_on = \"error\"",
            "fail_on appears twice",
        ),
        ("max_requests = -1", "it must be a whole number, 0 or more."),
        ("strict = ", "not TOML"),
        (
            "[ignore]",
            "write [[ignore]] above each; here it is a table.",
        ),
        (
            "ignore = [1]",
            "write [[ignore]] above each; here it is a whole number.",
        ),
        (
            &ignore("key_mising_kid", "2999-12-31"),
            "okta-cc.toml:2:8: unknown rule, prefix or group \"key_mising_kid\". Nearest: key_missing_kid",
        ),
        (
            &ignore("*", "2999-12-31"),
            "unknown rule, prefix or group \"*\"",
        ),
        (&ignore("key", "\"soon\""), "write a day as 2027-01-31."),
        (
            &ignore("key", "\"2999-02-30\""),
            "write a day as 2027-01-31.",
        ),
        (
            &ignore("key", "2999-12-31T00:00:00Z"),
            "write a day as 2027-01-31.",
        ),
        (
            &ignore("key", "20991231"),
            "it must be a day such as 2027-01-31; here it is a whole number.",
        ),
        (
            &long.replace("until", "#"),
            "okta-cc.toml:1:1: until is missing: the last day",
        ),
        (
            &long.replace("Known, see OPS-7", " "),
            "okta-cc.toml:3:10: it is empty.",
        ),
        (
            &long.replace("reason", "resaon"),
            "okta-cc.toml:3:1: \"resaon\" is unknown. Did you mean reason?",
        ),
        (
            &format!("{long}file = \"[\""),
            "okta-cc.toml:5:8: not a path pattern",
        ),
    ] {
        let Output { code, out, err } = lint_under(toml);
        assert_eq!((code, out.as_str()), (2, ""), "{toml}");
        assert!(err.contains(expected), "{toml}\n{err}");
    }
    // Windows writes a byte order mark.
    let Output { code, err, .. } = lint_under("\u{feff}strict = true\r\n");
    assert_eq!((code, err.as_str()), (0, ""));
}

/// The key's private members are random words; a signature of a token is one too.
#[test]
fn a_secret_in_the_file_is_refused_and_never_shown() {
    let key = good("PRIVATE_KEY");
    let pem = fixture("pem/pkcs8.pem");
    for toml in [
        format!("private_key = '{key}'"),
        format!("strict = true\nreason = '''{pem}'''"),
        format!("# {key}"),
        format!("'{key}' = 1"),
        pem.lines().nth(3).expect("a body").to_owned(),
    ] {
        let Output { code, out, err } = lint_under(&toml);
        assert_eq!((code, out.as_str()), (2, ""), "{toml}");
        assert!(err.contains("there is a secret on this line"), "{err}");
        assert!(err.len() < 200, "{err}");
    }
    let prose = "# PRIVATE KEY kty \"d\" of client 0oa5wyqjk6Wm148fE1d7, id 9f7bdc2e-6a4f-4d0e-a1ce-0f6d1b0b8f11\nstrict = true";
    assert_eq!(lint_under(prose).code, 0);
}

#[test]
fn a_file_that_is_none_is_told_so() {
    let folder = Folder::new();
    for (path, expected) in [
        (folder.at(""), "is a directory"),
        (folder.at("none.toml"), "cannot read"),
        (folder.write("latin.toml", b"# \xe9"), "is not UTF-8"),
        (
            folder.write("huge.toml", "#".repeat(2 << 20)),
            "is larger than 1 MiB",
        ),
    ] {
        let Output { code, err, .. } = run(&[&GOOD[..], &["--config", &path]].concat());
        assert_eq!(code, 2);
        assert!(err.contains(expected), "{err}");
    }
}

/// Up to the repository's root and no further.
#[test]
fn the_file_is_found_in_a_parent() {
    let folder = Folder::new();
    folder.write("okta-cc.toml", "nonsense");
    folder.write("repository/a/b/c", "");
    let inner = folder.path().join("repository/a/b");
    let lint = || {
        let good = format!("{ROOT}/fixtures/good.env");
        let lint = Binary::of(&["lint", "--env-file", &good]);
        let Output { code, err, .. } = lint.folder(&inner).output();
        (code, err)
    };
    assert_eq!(lint(), (0, String::new()));
    folder.write("repository/.git/HEAD", "");
    assert_eq!(lint(), (0, String::new()));
    folder.write("repository/okta-cc.toml", "\nstirct = true");
    let (code, err) = lint();
    assert_eq!(code, 2);
    assert!(
        err.contains("../../okta-cc.toml:2:1: \"stirct\" is unknown. Did you mean strict?"),
        "{err}"
    );
}

#[test]
fn a_rule_that_the_file_misspells_is_told_by_every_command() {
    let folder = Folder::new();
    let path = folder.write("team.toml", ignore("key_mising_kid", "2999-12-31"));
    for command in [&["can-i", "okta.users.read"][..], &["lint"], &["doctor"]] {
        let flags = ["--env-file", "fixtures/good.env", "--config", &path];
        let said = run(&[command, &flags].concat());
        assert_eq!(said.code, 2, "{command:?}");
        assert!(
            said.err.contains("team.toml:2:8: unknown rule, prefix"),
            "{}",
            said.err
        );
    }
}
