//! The form that each target takes, and what is found in another one's.

use okta_cc::tools::{TOOLS, Tool};

use super::{EC, Values, errors, pem, report};
use crate::support::{Folder, KID, fixture, run};

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
    let mixed = |values: &mut Values| values.key = EC.replace("VnIGdP5P", "AnIGdP5P");
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
