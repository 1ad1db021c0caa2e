//! What a run looks at and what makes it fail: the flags of the gate.

use serde_json::Value;

use crate::support::{
    Binary, Folder, Output, ROOT, assert_fits_the_schema, fixture, good, ids, run,
};

fn json(arguments: &[&str]) -> Value {
    run(&[arguments, &["--format", "json"]].concat()).json()
}

fn checks<'a>(document: &'a Value, status: &str) -> Vec<&'a str> {
    let checks = document["checks"].as_array().expect("a list").iter();
    let checks = checks.filter(|check| check["status"] == status);
    checks.filter_map(|check| check["id"].as_str()).collect()
}

const GOOD: [&str; 3] = ["lint", "--env-file", "fixtures/good.env"];

#[test]
fn what_is_not_selected_is_not_said_to_be_fine() {
    let Output { code, out, .. } = run(&[&GOOD[..], &["--only", "key_json_,domain"]].concat());
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("of 62 checks looked at")
            || out.contains("checks looked at, the rest not selected"),
        "{out}"
    );
    assert!(
        out.contains(
            "Scopes, Org, Token, API  not looked at: not selected (--only key_json_,domain)"
        ),
        "{out}"
    );
    assert!(
        out.contains("No error in the checks that were selected"),
        "{out}"
    );
    assert!(
        !out.contains("Ready") && !out.contains("parts consistent"),
        "{out}"
    );
    let document = json(&[&GOOD[..], &["--only", "key", "--skip", "key_json_*"]].concat());
    assert_eq!(document["run"]["outcome"], "passed");
    for id in checks(&document, "pass") {
        assert!(
            id.starts_with("key_") && !id.starts_with("key_json_"),
            "{id}"
        );
    }
    let checks = document["checks"].as_array().expect("a list");
    let json = checks.iter().find(|check| check["id"] == "key_json_bom");
    assert_eq!(
        json.expect("every check is told of")["reason"],
        "not selected (--skip key_json_)"
    );
}

#[test]
fn a_wrong_name_is_told_the_nearest_and_nothing_left_is_told_so() {
    for (flags, expected) in [
        (
            &["--only", "key_mising_kid"][..],
            "--only: no rule, prefix or group is called \"key_mising_kid\". Nearest: key_missing_kid",
        ),
        (&["--skip", "tokn"], "Nearest: token"),
        (
            &["--only", "key", "--skip", "key"],
            "leave no rule to look at",
        ),
        (&["--only", ""], "no rule, prefix or group is called \"\""),
    ] {
        let Output { code, out, err } = run(&[&GOOD[..], flags].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{flags:?}");
        assert!(err.contains(expected), "{err}");
    }
}

/// No work that no selected rule needs.
#[test]
fn okta_is_asked_only_as_far_as_the_selected_rules_need() {
    let doctor = ["doctor", "--sandbox=no_admin_role", "--only"];
    let Output { code, out, .. } = run(&[&doctor[..], &["key"]].concat());
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("Okta was not asked: no selected check needs it."),
        "{out}"
    );
    let document = json(&[&doctor[..], &["token"]].concat());
    assert_eq!(document["run"]["exit_code"], 0, "{document:#}");
    assert!(
        checks(&document, "pass")
            .iter()
            .all(|id| id.starts_with("token_"))
    );
    assert!(checks(&document, "pass").contains(&"token_bad_signature"));
    let document = json(&[&doctor[..], &["api_no_admin_role"]].concat());
    assert_eq!(checks(&document, "fail"), ["api_no_admin_role"]);
    assert_eq!(document["run"]["exit_code"], 1);
    let Output { out, .. } = run(&[
        "doctor",
        "--plan",
        "--env-file",
        "fixtures/good.env",
        "--only",
        "org",
    ]);
    assert!(out.contains("GET  /.well-known/okta-organization"), "{out}");
    assert!(
        out.contains("not asked: no selected rule needs it") && !out.contains("POST"),
        "{out}"
    );
}

#[test]
fn strict_is_undecided_where_a_live_check_could_not_be_done() {
    let doctor = ["doctor", "--sandbox", "--scopes", "okta.logs.read"];
    let Output { code, out, .. } = run(&doctor);
    assert_eq!(code, 0, "{out}");
    let Output { code, out, .. } = run(&[&doctor[..], &["--strict"]].concat());
    assert_eq!(code, 3, "{out}");
    assert!(
        out.contains("checks could not be done (needs okta.users.read), and --strict wants all"),
        "{out}"
    );
    // What nobody wanted looked at is not missed; something worse goes before.
    let Output { code, out, .. } = run(&[&doctor[..], &["--strict", "--skip", "api"]].concat());
    assert_eq!(code, 0, "{out}");
    let Output { code, out, .. } = run(&["doctor", "--sandbox=wrong_key", "--strict"]);
    assert_eq!(code, 1, "{out}");
    let Output { code, out, .. } = run(&["doctor", "--sandbox", "--strict"]);
    assert_eq!(code, 0, "{out}");
}

/// `lint` of a connection that has one advice, under a team's file.
fn lint_under(toml: &str) -> Output {
    let folder = Folder::new();
    let path = folder.write("okta-cc.toml", toml);
    let flags = [
        "--scopes",
        "okta.users.read okta.users.read",
        "--config",
        &path,
    ];
    let Output { code, out, err } = run(&[&GOOD[..], &flags].concat());
    let folder = format!("{}/", folder.name());
    Output {
        code,
        out: out.replace(&folder, ""),
        err: err.replace(&folder, ""),
    }
}

fn ignore(rule: &str, until: &str) -> String {
    format!("[[ignore]]\nrule = \"{rule}\"\nreason = \"Known, see OPS-7\"\nuntil = {until}\n")
}

#[test]
fn an_ignore_holds_until_its_last_day_and_is_counted() {
    let Output { code, out, err } = lint_under(&format!(
        "fail_on = \"warning\"\n{}",
        ignore("scopes_duplicate", "2999-12-31")
    ));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.contains("ignored: scopes_duplicate until 2999-12-31"),
        "{out}"
    );
    assert!(out.contains("1 ignored"), "{out}");
    let Output { out, .. } = lint_under(&ignore("scopes", "\"2020-01-31\""));
    assert!(
        out.contains("The ignore at okta-cc.toml:2 ended on 2020-01-31"),
        "{out}"
    );
    assert!(out.contains("0 ignored, 1 ignore has ended"), "{out}");
}

#[test]
fn an_ignore_that_covers_nothing_warns_with_its_place() {
    let Output { code, out, err } = lint_under(&ignore("key_bad_base64url", "2999-12-31"));
    assert_eq!(code, 0, "{out}");
    assert_eq!(
        err,
        "warning: okta-cc.toml:2: the ignore of key_bad_base64url covers nothing here: remove it\n"
    );
    assert!(out.contains("0 ignored"), "{out}");
    // Rules that could not look, and other connections, say nothing of it.
    for open in [
        ignore("token_wrong_client_id", "2999-12-31"),
        format!(
            "{}client_id = \"0oaXXXXXXXXXXXXXXXX7\"\n",
            ignore("scopes_duplicate", "2999-12-31")
        ),
        format!(
            "{}file = \"deploy/*.json\"\n",
            ignore("scopes_duplicate", "2999-12-31")
        ),
        format!(
            "{}domain = \"other\"\n",
            ignore("scopes_duplicate", "2999-12-31")
        ),
    ] {
        let Output { out, err, .. } = lint_under(&open);
        assert_eq!(err, "", "{open}");
        assert!(
            out.contains("0 ignored") && out.contains("scopes_duplicate"),
            "{out}"
        );
    }
    for about in [
        "domain = \"dev-12345678\"",
        "file = \"good.env\"",
        "file = \"fixtures/*.env\"",
    ] {
        let Output { out, .. } = lint_under(&format!(
            "{}{about}\n",
            ignore("scopes_duplicate", "2999-12-31")
        ));
        assert!(out.contains("1 ignored"), "{about}: {out}");
    }
}

#[test]
fn an_ignored_error_fails_nothing_and_is_not_called_ready() {
    let folder = Folder::new();
    let path = folder.write("team.toml", ignore("api_no_admin_role", "2999-12-31"));
    let doctor = ["doctor", "--sandbox=no_admin_role", "--config", &path];
    let Output { code, out, .. } = run(&doctor);
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("No error but what is ignored") && !out.contains("Ready"),
        "{out}"
    );
    let document = json(&doctor);
    assert_eq!(document["run"]["outcome"], "passed");
    assert_eq!(document["summary"]["suppressed"], 1);
    assert_eq!(document["findings"][0]["suppressed"], true);
    assert_eq!(
        document["findings"][0]["suppression"]["reason"],
        "Known, see OPS-7"
    );
    assert_fits_the_schema(&document);
    let Output { code, .. } = run(&["doctor", "--sandbox=no_admin_role", "--no-config"]);
    assert_eq!(code, 1);
}

#[test]
fn what_is_wrong_in_the_file_has_a_place_and_a_way_on() {
    let long = ignore("key", "2999-12-31");
    for (toml, expected) in [
        (
            "timout = \"5s\"",
            "okta-cc.toml:1:1: \"timout\" is not known here. Did you mean timeout?",
        ),
        (
            "\n  strict = 1",
            "okta-cc.toml:2:12: it must be true or false, and it is a whole number.",
        ),
        (
            "timeout = 5",
            "it must be text in quotes, and it is a whole number.",
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
            "fail_on stands twice",
        ),
        ("max_requests = -1", "it must be a whole number, 0 or more."),
        ("strict = ", "not TOML"),
        (
            "[ignore]",
            "write [[ignore]] above each, and it is a table.",
        ),
        (
            "ignore = [1]",
            "write [[ignore]] above each, and it is a whole number.",
        ),
        (
            &ignore("key_mising_kid", "2999-12-31"),
            "okta-cc.toml:2:8: no rule, prefix or group is called \"key_mising_kid\". Nearest: key_missing_kid",
        ),
        (
            &ignore("*", "2999-12-31"),
            "no rule, prefix or group is called \"*\"",
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
            "it must be a day such as 2027-01-31, and it is a whole number.",
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
            "okta-cc.toml:3:1: \"resaon\" is not known here. Did you mean reason?",
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
        err.contains("../../okta-cc.toml:2:1: \"stirct\" is not known here. Did you mean strict?"),
        "{err}"
    );
}

fn can_i(need: &str, scenario: &str, scopes: &str) -> (u8, String) {
    let sandbox = format!("--sandbox={scenario}");
    let mut arguments = vec!["can-i", need, &sandbox, "--deadline", "5s"];
    if !scopes.is_empty() {
        arguments.extend(["--scopes", scopes]);
    }
    let Output { code, out, err } = run(&arguments);
    assert_eq!(out.lines().count(), 1, "{out}{err}");
    (code, out)
}

#[test]
fn can_i_says_yes_only_where_it_was_tried() {
    for (need, scenario, scopes, code, answer) in [
        (
            "okta.users.read",
            "healthy",
            "",
            0,
            "yes: GET /api/v1/users was tried, and Okta answered.",
        ),
        (
            "GET /api/v1/groups",
            "healthy",
            "",
            0,
            "yes: GET /api/v1/groups",
        ),
        (
            "okta.users.read",
            "healthy",
            "okta.users.manage",
            0,
            "yes: ",
        ),
        (
            "okta.logs.read",
            "healthy",
            "okta.logs.read",
            0,
            "yes: GET /api/v1/logs",
        ),
        // Nothing is in the list, but the app sees users.
        (
            "okta.devices.read",
            "healthy",
            "okta.users.read okta.devices.read",
            0,
            "yes: ",
        ),
        (
            "okta.devices.read",
            "healthy",
            "okta.devices.read",
            3,
            "cannot tell: the scope is granted, and the list came back empty",
        ),
        (
            "okta.policies.read",
            "healthy",
            "",
            1,
            "no: okta.policies.read is not among the requested scopes. Add okta.policies.read",
        ),
        (
            "okta.users.read",
            "no_admin_role",
            "",
            1,
            "no: Okta answers with an empty list",
        ),
        (
            "okta.devices.read",
            "no_admin_role",
            "okta.users.read okta.devices.read",
            1,
            "no: ",
        ),
        ("okta.users.read", "wrong_key", "", 1, "no: "),
        ("okta.users.read", "dpop_required", "", 1, "no: "),
        ("okta.users.read", "org_not_found", "", 1, "no: "),
        ("okta.users.read", "rate_limited", "", 3, "cannot tell: "),
        (
            "okta.users.manage",
            "healthy",
            "okta.users.manage",
            3,
            "cannot tell: the scope is granted, and trying it would change something.",
        ),
        (
            "DELETE /api/v1/groups",
            "healthy",
            "okta.groups.manage",
            3,
            "cannot tell: the scope is granted",
        ),
        (
            "okta.userRisk.read",
            "healthy",
            "okta.userRisk.read",
            3,
            "cannot tell: the scope is granted, and no call is known here",
        ),
    ] {
        let (got, said) = can_i(need, scenario, scopes);
        assert_eq!(got, code, "{need}, {scenario}: {said}");
        assert!(said.starts_with(answer), "{need}, {scenario}: {said}");
    }
    // The scope that is dropped is the last of the three.
    let answers = ["okta.users.read", "okta.groups.read", "okta.apps.read"]
        .map(|need| can_i(need, "scope_not_granted", ""));
    let no = answers
        .iter()
        .filter(|(code, _)| *code == 1)
        .collect::<Vec<_>>();
    assert_eq!(no.len(), 1, "{answers:?}");
    assert!(
        no[0].1.starts_with("no: the token lacks okta.") && no[0].1.contains("Grant okta."),
        "{no:?}"
    );
    assert_eq!(
        answers.iter().filter(|(code, _)| *code == 0).count(),
        2,
        "{answers:?}"
    );
}

#[test]
fn can_i_is_quiet_and_writes_json() {
    let Output { code, out, err } =
        run(&["can-i", "okta.users.read", "--sandbox=wrong_key", "--quiet"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", ""));
    let document = json(&["can-i", "GET /api/v1/users", "--sandbox"]);
    assert_eq!(document["answer"], "yes");
    assert_eq!(document["scope"], "okta.users.read");
    let Output { code, out, err } = run(&["can-i", "okta.user.read", "--sandbox"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("Nearest: okta.users.read."), "{err}");
    // Nobody listens there: nothing is known.
    let Output { code, out, .. } = run(&[
        "can-i",
        "okta.users.read",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        "http://127.0.0.1:9",
    ]);
    assert_eq!(code, 3, "{out}");
    assert!(out.starts_with("cannot tell: "), "{out}");
}

#[test]
fn a_verdict_is_about_what_is_needed() {
    let doctor = |scenario: &str, needs: &[&str], scopes: &str| {
        let sandbox = format!("--sandbox={scenario}");
        let mut arguments = vec!["doctor", &sandbox, "--scopes", scopes];
        for need in needs {
            arguments.extend(["--need", need]);
        }
        let document = json(&arguments);
        let code = document["run"]["exit_code"].clone();
        (code, ids(&document).join(" "))
    };
    let all = "okta.users.read okta.groups.read okta.apps.read";
    assert_eq!(
        doctor("healthy", &["okta.users.read", "GET /api/v1/groups"], all),
        (0.into(), String::new())
    );
    assert_eq!(
        doctor("healthy", &["okta.logs.read"], all),
        (1.into(), "scopes_need_not_requested".into())
    );
    let with = format!("{all} okta.devices.read");
    assert_eq!(
        doctor(
            "healthy",
            &["okta.devices.read", "GET /api/v1/devices"],
            &with
        ),
        (0.into(), String::new())
    );
    let (code, found) = doctor("no_admin_role", &["okta.devices.read"], &with);
    assert_eq!(code, 1);
    assert!(
        found.contains("api_need_not_met") && found.contains("api_no_admin_role"),
        "{found}"
    );
    // What was dropped and is needed is one finding; what nobody needs is a warning.
    let dropped = ["okta.users.read", "okta.groups.read", "okta.apps.read"]
        .map(|need| doctor("scope_not_granted", &[need], all));
    assert!(
        dropped.contains(&(1.into(), "token_need_not_granted".into())),
        "{dropped:?}"
    );
    assert!(
        dropped.contains(&(0.into(), "token_scope_dropped".into())),
        "{dropped:?}"
    );
    let Output { out, .. } = run(&[
        "doctor",
        "--sandbox",
        "--scopes",
        "okta.users.manage",
        "--need",
        "okta.users.manage",
    ]);
    assert!(
        out.contains("needed: okta.users.manage")
            && out.contains("granted; trying it would change something"),
        "{out}"
    );
}

#[test]
fn needs_stand_in_the_file_too_and_flags_go_before_it() {
    let Output { code, out, .. } = lint_under("needs = [\"okta.logs.read\"]");
    assert_eq!(code, 1, "{out}");
    assert!(
        out.contains("Needed and not requested: okta.logs.read"),
        "{out}"
    );
    let Output { code, err, .. } = lint_under("needs = [\"okta.users.read\", \"okta.log.read\"]");
    assert_eq!(code, 2);
    assert!(
        err.contains("okta-cc.toml:1:29: Okta has no scope \"okta.log.read\""),
        "{err}"
    );
    let Output { code, out, .. } = lint_under("needs = \"okta.logs.read\"");
    assert_eq!(code, 1, "{out}");
    let Output { code, err, .. } = lint_under("needs = [true]");
    assert_eq!(code, 2);
    assert!(
        err.contains("okta-cc.toml:1:10: it must be text in quotes"),
        "{err}"
    );
    let Output { code, out, .. } = run(&[&GOOD[..], &["--need", "okta.devices.read"]].concat());
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("no okta.devices.read here"), "{out}");
}

#[test]
fn a_document_tells_how_each_need_stands() {
    let scopes = "okta.users.read okta.groups.manage";
    let needs = ["okta.users.read", "DELETE /api/v1/groups", "okta.logs.read"];
    let needs = needs.iter().flat_map(|need| ["--need", need]);
    let doctor: Vec<&str> = ["doctor", "--sandbox", "--scopes", scopes]
        .into_iter()
        .chain(needs)
        .collect();
    let document = json(&doctor);
    let needs = document["needs"].as_array().expect("a list").iter();
    let stand: Vec<_> = needs
        .map(|need| (need["scope"].as_str(), need["status"].as_str()))
        .collect();
    assert_eq!(
        stand,
        [
            (Some("okta.users.read"), Some("pass")),
            (Some("okta.groups.manage"), Some("skip")),
            (Some("okta.logs.read"), Some("fail")),
        ]
    );
    assert_fits_the_schema(&document);
}
