//! `okta-cc export`: what is written is read back, and right.

use std::fs;

use okta_cc::app::files::Files;
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{Outcome, Report};
use okta_cc::input::SourceValues;
use okta_cc::model::connection::{Connection, DomainForm, Field, Origin};
use okta_cc::repair::RULESET;
use okta_cc::tools::{TOOLS, Tool};
use serde_json::Value;

use super::{EC, Values, errors, jwk};
use crate::support::{CLIENT_ID as CLIENT, Folder, KID, Run, assert_private, run};

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
    let given: SourceValues = if path.ends_with(".env") {
        Files::default()
            .variables(path.as_ref())
            .expect("variables")
    } else {
        Files::default()
            .connection(path.as_ref())
            .expect("a connection")
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
