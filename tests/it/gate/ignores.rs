//! What a team ignores for a time.

use super::{ignore, json, lint_under};
use crate::support::{Folder, Output, assert_fits_the_schema, run};

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
        "warning: okta-cc.toml:2: the ignore of key_bad_base64url matches no finding here: remove it\n"
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
        out.contains("No error except those that are ignored") && !out.contains("Ready"),
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
