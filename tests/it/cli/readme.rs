//! The README shows what really comes out.

use okta_cc::model::connection::DomainForm;
use okta_cc::tools::{Dpop, Family, KeyFormat, OKTA_CC, TOOLS, Tool};

use crate::support::run;

/// Everything that differs from run to run becomes `#`: the port, times, request ids. The key is made anew too.
fn settled(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.split_once(" kid ").map_or(line, |(line, _)| line);
        let digits = line.replace(|c: char| c.is_ascii_digit(), "#");
        let mut settled = String::new();
        for c in digits.chars() {
            // A time of 8 ms and one of 12 ms take different room.
            if !(c == '#' && settled.ends_with('#') || c == ' ' && settled.ends_with(' ')) {
                settled.push(c);
            }
        }
        settled
    };
    text.trim_end().lines().map(line).collect()
}

#[test]
fn the_report_in_the_readme_is_what_comes_out() {
    let readme = include_str!("../../../README.md");
    let (_, shown) = readme
        .split_once("```text\n$ okta-cc ")
        .expect("a report in the README");
    let (shown, _) = shown.split_once("\n```").expect("its end");
    let (command, shown) = shown.split_once('\n').expect("a command and its output");
    let command: Vec<&str> = command.split(' ').collect();
    let seen = run(&command).out;
    assert_eq!(settled(shown), settled(&seen), "{seen}");
}

/// What the README says of a tool, made of what the tool's own file says.
fn row(tool: &Tool) -> String {
    let domain = match tool.domain_form() {
        DomainForm::Subdomain => "`dev-12345678`",
        DomainForm::Hostname => "`dev-12345678.okta.com`",
        DomainForm::Url => "`https://dev-12345678.okta.com`",
        DomainForm::Address => "URL or host name",
        DomainForm::OrgName => "`org_name` and `base_url`",
        DomainForm::Any => "whatever names the org",
    };
    let wants = [
        (tool.kid_needed && tool.kid_in_jwk, "with `kid`"),
        (tool.key_members.len() > 3, "all numbers"),
        (tool.json_as_python, "without `true`, `false`, `null`"),
    ];
    let wants = wants
        .iter()
        .filter(|(does, _)| *does)
        .map(|(_, what)| *what);
    let wants = wants.collect::<Vec<_>>().join(", ");
    let formats = tool.key_formats.iter().map(|format| match format {
        KeyFormat::Jwk if wants.is_empty() => "JWK".to_owned(),
        KeyFormat::Jwk => format!("JWK ({wants})"),
        KeyFormat::Pem => "PEM".to_owned(),
    });
    let mut key = formats.collect::<Vec<_>>().join(" or ");
    if let (true, Some(setting)) = (tool.kid_needed, tool.kid_beside) {
        key += &format!(", and `{setting}`");
    }
    let kinds = if tool.curves().next().is_some() {
        "RSA or EC"
    } else {
        "RSA"
    };
    let separators = tool.scope_separators.iter().map(|one| match one {
        ' ' => "spaces",
        ',' => "commas",
        other => panic!("{other:?} has no word here"),
    });
    let separators = separators.collect::<Vec<_>>().join(" or ");
    let dpop = match tool.dpop {
        Dpop::No => "no",
        Dpop::Yes => "yes",
        Dpop::If(when) => when,
    };
    let (name, title) = (tool.name, tool.title);
    format!("| `{name}` | {title} | {domain} | {key} | {kinds} | {separators} | {dpop} |\n")
}

#[test]
fn the_readme_says_of_each_target_what_its_file_says() {
    let readme = include_str!("../../../README.md");
    let head = "| target | tool | domain | key | kinds | scopes | sends DPoP proofs |\n|---|---|---|---|---|---|---|\n";
    let rows: String = TOOLS.iter().map(|target| row(target)).collect();
    let table = format!("{head}{rows}");
    assert!(
        readme.contains(&table),
        "the README needs this table:\n{table}"
    );
    for family in Family::all()
        .into_iter()
        .filter(|family| *family != &OKTA_CC)
    {
        let names: Vec<_> = family
            .pattern
            .split(", ")
            .map(|name| format!("`{name}`"))
            .collect();
        let (title, names) = (family.title, names.join(", "));
        assert!(
            readme.contains(&format!("{title} ({names})")),
            "{title} ({names})"
        );
    }
}

#[test]
fn the_first_commands_of_the_readme_are_run_as_a_newcomer_gives_them() {
    let readme = include_str!("../../../README.md");
    let command = |heading: &str| {
        let (_, section) = readme.split_once(heading).expect("a section");
        let (_, command) = section.split_once("```sh\n").expect("a command");
        command.lines().next().expect("a line")
    };
    let script = include_str!("../../../.ci/run");
    let given = script
        .lines()
        .filter_map(|line| line.strip_prefix("newcomer "));
    let given: Vec<&str> = given.collect();
    assert_eq!(
        given,
        [command("## Set up and run\n"), command("## Test\n")]
    );
}
