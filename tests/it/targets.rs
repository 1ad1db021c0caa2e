//! For every target: its own form passes silently, what it does not take is found, and `fix` and `export` write its form.

use std::fs;

use okta_cc::app::files::{connection_file, env_file};
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{Outcome, Report};
use okta_cc::input::Given;
use okta_cc::model::connection::{Connection, DomainForm, Field, Input, KeyId, Origin};
use okta_cc::model::finding::Severity;
use okta_cc::repair::RULESET;
use okta_cc::tools::{TOOLS, Tool};
use serde_json::{Value, json};

use crate::support::{CLIENT_ID as CLIENT, Folder, KID, Run, assert_private, fixture, good, run};

const EC: &str = r#"{"kty":"EC","crv":"P-256","kid":"curve","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}"#;

fn jwk() -> String {
    good("PRIVATE_KEY")
}

fn pem() -> String {
    fixture("pem/pkcs8.pem")
}

/// Four values and the key's ID beside.
#[derive(Clone)]
struct Values {
    key: String,
    key_id: Option<String>,
    domain: String,
    scopes: String,
}

impl Values {
    /// As the guide of each target has them. Written out, not taken from the table that is under test.
    fn of(target: &str) -> Self {
        let url = "https://dev-12345678.okta.com";
        let (pem_inside, domain, comma) = match target {
            "nango" => (false, "dev-12345678", false),
            "nango-hostname" => (false, "dev-12345678.okta.com", false),
            "go" | "java" => (true, url, true),
            "python" => (false, url, true),
            "node" => (false, url, false),
            "dotnet" => (false, url, true),
            "terraform" => (true, "dev-12345678", true),
            "mcp" => (true, url, false),
            "okta" => (true, "dev-12345678.okta.com", false),
            other => panic!("{other} is new: say here how its guide writes the values"),
        };
        let separator = if comma { "," } else { " " };
        Self {
            key: if pem_inside { pem() } else { jwk() },
            key_id: pem_inside.then(|| KID.to_owned()),
            domain: domain.to_owned(),
            scopes: ["okta.users.read", "okta.groups.read"].join(separator),
        }
    }

    fn connection(&self) -> Connection {
        let input = |field, text: &str| Input::new(field, text, Origin::Named("here".into()));
        let mut connection = Connection::new(
            input(Field::ClientId, CLIENT),
            input(Field::Key, &self.key),
            input(Field::Domain, &self.domain),
            input(Field::Scopes, &self.scopes),
        );
        connection.key_id = self.key_id.clone().map(|text| KeyId {
            text,
            origin: Origin::Named("here".into()),
        });
        connection
    }

    fn json(&self) -> String {
        let mut json = json!({"client_id": CLIENT, "private_key": self.key, "domain": self.domain, "scopes": self.scopes});
        if let Some(key_id) = &self.key_id {
            json["key_id"] = key_id.as_str().into();
        }
        json.to_string()
    }
}

fn report(values: &Values, target: &'static Tool) -> Report {
    Report::new(RULESET, &Evidence::new(&values.connection(), target, None))
}

/// The rules of the errors, each once.
fn errors(report: &Report) -> Vec<&'static str> {
    let errors = report.findings.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let mut ids: Vec<_> = errors.map(|found| found.rule.id).collect();
    ids.dedup();
    ids
}

#[test]
fn the_good_connection_in_each_target_s_own_form_passes_silently() {
    for target in TOOLS {
        let report = report(&Values::of(target.name), target);
        let found: Vec<_> = report.findings.iter().map(|found| found.rule.id).collect();
        assert_eq!(found, [""; 0], "{}", target.name);
        for check in report
            .checks
            .iter()
            .filter(|check| !check.rule.group.is_live())
        {
            assert_eq!(
                check.status.name(),
                "pass",
                "{}: {}",
                target.name,
                check.rule.id
            );
        }
    }
}

#[test]
fn what_one_target_refuses_of_another_one_s_form() {
    let mut table = String::new();
    for form in TOOLS {
        for target in TOOLS {
            let found = errors(&report(&Values::of(form.name), target)).join(", ");
            let found = if found.is_empty() { "-" } else { &found };
            table += &format!("{:<14} for {:<14} {found}\n", form.name, target.name);
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn each_single_misfit_is_found_for_those_that_refuse_it_alone() {
    let with = |target: &str, change: &dyn Fn(&mut Values)| {
        let mut values = Values::of(target);
        change(&mut values);
        let target = Tool::named(target).expect("a target");
        errors(&report(&values, target))
    };
    let commas = |values: &mut Values| values.scopes = "okta.users.read,okta.groups.read".into();
    assert_eq!(with("node", &commas), ["scopes_separators"]);
    assert_eq!(with("mcp", &commas), ["scopes_separators"]);
    assert_eq!(with("python", &commas), [""; 0]);
    assert_eq!(with("terraform", &commas), [""; 0]);
    let no_kid = |values: &mut Values| values.key_id = None;
    assert_eq!(with("mcp", &no_kid), ["key_missing_kid"]);
    assert_eq!(with("go", &no_kid), [""; 0]);
    let slash = |values: &mut Values| values.domain += "/";
    assert_eq!(with("go", &slash), ["domain_trailing_slash"]);
    assert_eq!(with("node", &slash), [""; 0]);
    let no_scheme = |values: &mut Values| values.domain = "dev-12345678.okta.com".into();
    assert_eq!(with("java", &no_scheme), ["domain_without_scheme"]);
    assert_eq!(with("mcp", &no_scheme), [""; 0]);
    assert_eq!(with("terraform", &no_scheme), ["domain_full_host"]);
    let one_line = |values: &mut Values| values.key = fixture("pem/one-line.pem");
    assert_eq!(with("java", &one_line), ["key_pem_not_plain"]);
    assert_eq!(with("go", &one_line), [""; 0]);
    let openssh = |values: &mut Values| values.key = fixture("pem/openssh.pem");
    assert_eq!(with("go", &openssh), ["key_pem_not_plain"]);
    let browser = |values: &mut Values| values.key = values.key.replacen('{', r#"{"ext":true,"#, 1);
    assert_eq!(with("python", &browser), ["key_json_not_python"]);
    assert_eq!(with("node", &browser), [""; 0]);
    let ec = |values: &mut Values| values.key = EC.into();
    assert_eq!(with("nango", &ec), ["key_wrong_kty"]);
    assert_eq!(with("python", &ec), ["key_wrong_kty"]);
    assert_eq!(with("dotnet", &ec), [""; 0]);
    assert_eq!(with("okta", &ec), [""; 0]);
    let mixed = |values: &mut Values| values.key = EC.replace("870MB6gf", "970MB6gf");
    assert_eq!(with("okta", &mixed), ["key_inconsistent"]);
    let sec1 = |values: &mut Values| values.key = fixture("pem/ec.pem");
    assert_eq!(with("go", &sec1), ["key_pem_not_plain"]);
    assert_eq!(with("java", &sec1), [""; 0]);
}

#[test]
fn fix_writes_the_form_that_each_target_takes() {
    let folder = Folder::new();
    for from in TOOLS {
        let path = folder.write("connection.json", Values::of(from.name).json());
        for to in TOOLS {
            let said = run(&["fix", &path, "--target", to.name]);
            let what = format!("{} to {}: {}", from.name, to.name, said.err);
            assert_eq!(said.code, 0, "{what}");
            let written = folder.write("written.json", &said.out);
            let lint = run(&["lint", &written, "--target", to.name]);
            assert_eq!(lint.code, 0, "{what}{}", lint.out);
        }
    }
}

fn readers(form: &str) -> &'static [&'static str] {
    match form {
        "nango" => &["nango"],
        "env" => &["nango"],
        "okta-yaml" => &["go", "python", "node", "java"],
        _ => &["terraform"],
    }
}

const FORMS: [(&str, &str); 4] = [
    ("nango", "body.json"),
    ("env", "variables.env"),
    ("okta-yaml", "okta.yaml"),
    ("terraform", "main.tf"),
];

/// The written file, as our own readers read it.
fn read_back(path: &str) -> Connection {
    let given: Given = if path.ends_with(".env") {
        env_file(path).expect("variables")
    } else {
        connection_file(path).expect("a connection")
    };
    given.into_connection(Origin::NotGiven)
}

#[test]
fn what_export_writes_is_read_back_and_right() {
    let folder = Folder::new();
    for from in TOOLS {
        let path = folder.write("connection.json", Values::of(from.name).json());
        for (form, name) in FORMS {
            let out = folder.at(name);
            let said = run(&["export", &path, "--to", form, "-o", &out, "--force"]);
            let what = format!("{} to {form}: {}{}", from.name, said.out, said.err);
            assert_eq!(said.code, 0, "{what}");
            let back = read_back(&out);
            for reader in readers(form) {
                let target = Tool::named(reader).expect("a target");
                let report = Report::new(RULESET, &Evidence::new(&back, target, None));
                assert_eq!(errors(&report), [""; 0], "{what}");
                assert_eq!(report.outcome(), Outcome::Ready, "{what}");
            }
            assert_eq!(back.input(Field::ClientId).text(), CLIENT, "{what}");
            let kid = back.key_id.as_ref().map(|key_id| key_id.text.as_str());
            assert!(
                kid == Some(KID) || back.input(Field::Key).text().contains(KID),
                "{what}"
            );
            let evidence = Evidence::new(&back, TOOLS[0], None);
            assert_eq!(evidence.org_host(), "dev-12345678.okta.com", "{what}");
            let scopes = ["okta.users.read", "okta.groups.read"];
            assert_eq!(evidence.requested_scopes(), scopes, "{what}");
        }
    }
}

#[test]
fn odd_characters_survive_every_form() {
    let folder = Folder::new();
    let odd = r#"k'i"d \n ${x} #{y} %{z} : é"#;
    let mut key: Value = serde_json::from_str(&jwk()).expect("JSON");
    key["kid"] = odd.into();
    let mut values = Values::of("node");
    values.key = key.to_string();
    let path = folder.write("connection.json", values.json());
    for (form, name) in FORMS {
        let out = folder.at(name);
        let said = run(&["export", &path, "--to", form, "-o", &out]);
        assert_eq!(said.code, 0, "{form}: {}", said.err);
        let back = read_back(&out);
        let inside = || {
            let key: Value = serde_json::from_str(back.input(Field::Key).text()).ok()?;
            Some(key.get("kid")?.as_str()?.to_owned())
        };
        let kid = inside().or(back.key_id.as_ref().map(|key_id| key_id.text.clone()));
        assert_eq!(kid.as_deref(), Some(odd), "{form}");
    }
}

#[test]
fn another_cell_goes_where_each_form_has_a_place_for_it() {
    let folder = Folder::new();
    let mut values = Values::of("node");
    values.domain = "https://acme.oktapreview.com".into();
    let path = folder.write("connection.json", values.json());
    for (form, name) in FORMS {
        let out = folder.at(name);
        let said = run(&["export", &path, "--to", form, "-o", &out]);
        assert_eq!(said.code, 0, "{form}: {}", said.err);
        let back = read_back(&out);
        let evidence = Evidence::new(&back, TOOLS[0], None);
        assert_eq!(evidence.org_host(), "acme.oktapreview.com", "{form}");
        if form == "nango" {
            assert_eq!(back.domain_form, Some(DomainForm::Hostname));
        }
    }
}

#[test]
fn what_cannot_be_converted_is_not_written() {
    let folder = Folder::new();
    let mut values = Values::of("node");
    values.key = r#"{"kty":"RSA","kid":"main","n":"AQAB","e":"AQAB"}"#.into();
    let public = folder.write("public.json", values.json());
    values.key = EC.into();
    let ec = folder.write("ec.json", values.json());
    let mut without = Values::of("mcp");
    without.key_id = None;
    let no_kid = folder.write("no_kid.json", without.json());
    let alone = folder.write("key.json", jwk());
    for path in [&public, &ec, &no_kid, &alone] {
        let out = folder.at("out.json");
        let said = run(&["export", path, "--to", "nango", "-o", &out]);
        assert_eq!(said.code, 1, "{path}: {}{}", said.out, said.err);
        assert!(said.err.contains("Not written: "), "{}", said.err);
        assert!(fs::metadata(&out).is_err(), "{path}");
    }
    // A tool that signs with this curve gets the key.
    let out = folder.at("main.tf");
    let said = run(&["export", &ec, "--to", "terraform", "-o", &out]);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn a_secret_goes_to_a_file_or_a_pipe_and_to_no_terminal() {
    let folder = Folder::new();
    let path = folder.write("connection.json", Values::of("node").json());
    let on_a_terminal = |arguments: &[&str]| Run::of(arguments).width(80).output();
    let refused = on_a_terminal(&["export", &path, "--to", "env"]);
    assert!(
        refused.code == 2 && refused.out.is_empty(),
        "{}",
        refused.out
    );
    assert!(refused.err.contains("--out FILE"), "{}", refused.err);
    let shown = on_a_terminal(&["export", &path, "--to", "env", "--show"]);
    assert!(shown.code == 0 && shown.out.contains("OKTA_CC_PRIVATE_KEY="));
    let out = folder.at("out.env");
    assert_eq!(
        on_a_terminal(&["export", &path, "--to", "env", "-o", &out]).code,
        0
    );
    let again = on_a_terminal(&["export", &path, "--to", "env", "-o", &out]);
    assert!(
        again.code == 2 && again.err.contains("--force"),
        "{}",
        again.err
    );
    assert_private(&out);
}

#[test]
fn one_run_tells_the_outcome_for_each_target() {
    let arguments = [
        "doctor",
        "--sandbox=dpop_required",
        "--target",
        "nango,okta",
    ];
    let said = run(&arguments);
    assert_eq!(said.code, 1, "{}", said.out);
    let last = said.out.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Ready for okta; not for nango: The app requires DPoP. 1 error."),
        "{last}"
    );
    let said = run(&[&arguments[..], &["--format", "json"]].concat());
    let report = said.json();
    assert_eq!(report["run"]["target"], "nango");
    assert_eq!(report["run"]["targets"], json!(["nango", "okta"]));
    assert_eq!(report["findings"][0]["targets"], json!(["nango"]));
    let outcomes = report["summary"]["targets"].as_array().expect("an array");
    let outcomes: Vec<_> = outcomes
        .iter()
        .map(|target| (&target["name"], &target["outcome"]))
        .map(|(name, outcome)| (name.as_str(), outcome.as_str()))
        .collect();
    let expected = [("nango", "problem"), ("okta", "ready")];
    assert_eq!(outcomes, expected.map(|(a, b)| (Some(a), Some(b))));
}

#[test]
fn a_failing_target_is_told_with_those_for_which_all_is_fine() {
    let folder = Folder::new();
    let path = folder.write("connection.json", Values::of("node").json());
    let said = run(&["lint", &path, "--target", "nango"]);
    let last = said.out.lines().last().unwrap_or_default();
    let refusing = ["nango", "nango-hostname", "terraform"];
    let names = TOOLS.iter().map(|target| target.name);
    let fine: Vec<&str> = names.filter(|name| !refusing.contains(name)).collect();
    let expected = format!(
        "✗ Not ready for nango: 1 error. Fine for: {}.",
        fine.join(", ")
    );
    assert_eq!(last, expected);
    // What is wrong for all is fine for nobody.
    let mut values = Values::of("node");
    values.key = values.key.replace("\"e\":\"AQAB\"", "\"e\":\"AQ\"");
    let path = folder.write("broken.json", values.json());
    let said = run(&["lint", &path, "--target", "nango"]);
    assert!(!said.out.contains("Fine for"), "{}", said.out);
}

#[test]
fn a_form_that_one_of_the_targets_takes_is_to_be_converted_for_the_others() {
    let arguments = ["doctor", "--sandbox=dpop_required", "--target", "go,nango"];
    let said = run(&[&arguments[..], &["--format", "json"]].concat());
    let report = said.json();
    let findings = report["findings"].as_array().expect("an array").iter();
    let told = findings.map(|one| (one["id"].as_str(), one["severity"].as_str()));
    let expected = [
        ("token_dpop_required", "error"),
        ("key_jwk_instead_of_pem", "advice"),
        ("domain_without_suffix", "advice"),
    ];
    let expected = expected.map(|(id, severity)| (Some(id), Some(severity)));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(report["summary"]["targets"][0]["to_convert"], true);
    let last = run(&arguments).out;
    let last = last.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Ready for go once converted; not for nango: The app requires DPoP."),
        "{last}"
    );
    // What is wrong in every form stays an error for all.
    let wrong = [&arguments[..], &["--domain", "dev-1-admin"]].concat();
    let last = run(&wrong).out;
    let last = last.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Not ready for go: The domain is the Admin Console's; not for nango:"),
        "{last}"
    );
}

#[test]
fn the_same_finding_for_several_targets_is_one() {
    let folder = Folder::new();
    let path = folder.write("connection.json", Values::of("node").json());
    let said = run(&["lint", &path, "--target", "go", "--target", "java,mcp,go"]);
    let once = "This is a JWK, and only a PEM works for";
    assert!(said.out.contains(", for go, java, mcp)"), "{}", said.out);
    assert!(!said.out.contains('\u{1}'), "{}", said.out);
    let text = said.out.replace("\n  │ ", " ");
    assert!(
        text.contains(&format!("{once} the Go SDK, the Java SDK and okta-")),
        "{text}"
    );
}

#[test]
fn an_unknown_target_is_a_usage_error_that_names_the_nearest() {
    for command in ["doctor", "lint", "fix", "triage"] {
        let said = run(&[command, "--target", "terrafrom"]);
        assert_eq!(said.code, 2, "{command}: {}", said.out);
        assert!(said.err.contains("Nearest: terraform."), "{}", said.err);
    }
}

#[test]
fn doctor_signs_with_every_kind_of_key_that_okta_takes() {
    let folder = Folder::new();
    for (key, key_id) in [(EC.to_owned(), None), (pem(), Some(KID.to_owned()))] {
        let mut values = Values::of("okta");
        (values.key, values.key_id) = (key, key_id);
        let path = folder.write("connection.json", values.json());
        for scenario in ["healthy", "dpop_required"] {
            let sandbox = format!("--sandbox={scenario}");
            let said = run(&["doctor", &sandbox, "-c", &path, "--target", "okta"]);
            assert_eq!(said.code, 0, "{scenario}: {}{}", said.out, said.err);
            assert!(said.out.contains("scopes granted"), "{}", said.out);
        }
    }
}
