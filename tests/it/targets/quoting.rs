//! Values that mean something to the language of a tool's file: they are read back by its own readers as what they are, or
//! refused by name.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use okta_cc::model::connection::{Connection, Field, Input, KeyId, Origin};
use okta_cc::tools::ExportForm;
use serde_json::Value;

use crate::support::{Folder, find, said, skipped};

const VALUES: [&str; 65] = [
    "plain",
    "yes",
    "no",
    "null",
    "~",
    "1e3",
    "0x10",
    "012",
    "1_000",
    "2001-01-01",
    ".inf",
    "=",
    "<<",
    "a: b",
    "a:",
    ": ",
    "a #b",
    "#x",
    "- a",
    "-",
    "? a",
    "!tag",
    "&a",
    "*a",
    "|",
    ">",
    "%x",
    "@x",
    "`x`",
    "'",
    "\"",
    "it's",
    "say \"x\"",
    "'\"",
    "\\",
    "a\\",
    "\\n",
    "\\\\",
    "\\u0041",
    "a\nb",
    "\n",
    "\ta",
    " a ",
    "${x}",
    "$${x}",
    "$x",
    "$(x)",
    "%{x}",
    "%%{x}",
    "%{if true}",
    "#{x}",
    "{{x}}",
    "[a]",
    "a=b",
    "<<EOF",
    "---\na",
    "a\n ::error::b",
    "##vso[a]",
    "##[b]##[c]",
    "a\r\nb",
    "\u{1b}[31m\u{7f}\u{85}\u{9b}",
    "\u{a0}\u{2028}\u{2029}",
    "\u{202e}\u{200b}\u{feff}",
    "\u{e0041}\u{1d173}",
    "é漢🔑",
];

/// What all readers of a `.env` file read in their own ways.
fn has_no_spelling(value: &str) -> bool {
    let hidden = |c: char| {
        c.is_control() && !"\n\t".contains(c) || "\u{a0}\u{2028}\u{202e}\u{e0041}".contains(c)
    };
    let quotes = value.contains('\'') && value.contains(['"', '`', '$', '\\']);
    value.contains(hidden)
        || value.contains("::")
        || value.contains("##")
        || value.contains("${")
        || value.ends_with('\\')
        || value.contains("\\\\")
        || quotes
}

/// Every value of it is the text.
fn connection(text: &str) -> Connection {
    let origin = || Origin::Named("test".into());
    let [client_id, key, domain, scopes] =
        Field::ALL.map(|field| Input::new(field, text, origin()));
    let mut connection = Connection::new(client_id, key, domain, scopes);
    connection.key_id = Some(KeyId {
        text: text.to_owned(),
        origin: origin(),
    });
    connection
}

/// What the program prints: JSON.
fn read(program: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", said(&output)))
}

#[track_caller]
fn assert_visible(file: &str) {
    let hidden = |c: char| {
        c.is_control() && !"\n\t".contains(c)
            || "\u{a0}\u{2028}\u{202e}\u{200b}\u{feff}\u{e0041}".contains(c)
    };
    assert!(!file.contains(hidden), "{file:?}");
}

#[test]
fn json_has_a_spelling_for_everything() {
    for value in VALUES {
        let file = ExportForm::Nango.write(&connection(value)).expect("a file");
        assert_visible(&file);
        let file: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(file["credentials"]["client_id"], value);
        assert_eq!(file["credentials"]["client_private_key"], value);
    }
}

#[test]
fn yaml_is_read_by_pyyaml_as_it_was_meant() {
    let Some(python) = find("python3") else {
        return;
    };
    if !Command::new(&python)
        .args(["-c", "import yaml"])
        .output()
        .is_ok_and(|output| output.status.success())
    {
        return skipped("no PyYAML on this machine");
    }
    let folder = Folder::new();
    let mut files = Vec::new();
    for (at, value) in VALUES.iter().enumerate() {
        let file = ExportForm::OktaYaml
            .write(&connection(value))
            .expect("a file");
        assert_visible(&file);
        files.push(folder.write(&at.to_string(), file));
    }
    let script = "import json, sys, yaml; print(json.dumps([yaml.safe_load(open(path, encoding='utf-8')) for path in sys.argv[1:]]))";
    let mut arguments = vec!["-c", script];
    arguments.extend(files.iter().map(String::as_str));
    let all = read(&python, &arguments);
    for (value, file) in VALUES.iter().zip(all.as_array().expect("a list")) {
        let client = &file["okta"]["client"];
        for name in ["clientId", "privateKey", "orgUrl"] {
            assert_eq!(client[name], *value, "{name}: {file}");
        }
    }
}

#[test]
fn hcl_is_read_by_terraform_as_it_was_meant() {
    let mut locals = String::from("locals {\n");
    for (at, value) in VALUES.iter().enumerate() {
        let file = ExportForm::Terraform
            .write(&connection(value))
            .expect("a file");
        assert_visible(&file);
        let line = file.lines().find_map(|line| {
            line.trim()
                .strip_prefix("private_key ")
                .or(line.trim().strip_prefix("private_key="))
        });
        let text = line.expect("the key's line").trim_start_matches([' ', '=']);
        locals.push_str(&format!("  v{at} = {text}\n"));
        // Our own reader, wherever Terraform is not.
        let body: hcl_edit::structure::Body = file.parse().expect("HCL");
        let block = body.get_blocks("provider").next().expect("the provider");
        let key = block
            .body
            .get_attribute("client_id")
            .expect("the client ID");
        assert_eq!(key.value.as_str(), Some(*value), "{file}");
    }
    locals.push_str("}\n");
    let Some(terraform) = find("terraform") else {
        return;
    };
    let folder = Folder::new();
    folder.write("main.tf", locals);
    let names: Vec<String> = (0..VALUES.len()).map(|at| format!("local.v{at}")).collect();
    folder.write(
        "ask",
        format!("base64encode(jsonencode([{}]))\n", names.join(", ")),
    );
    let ask = std::fs::File::open(folder.at("ask")).expect("the question");
    let output = Command::new(terraform)
        .args(["console"])
        .current_dir(folder.path())
        .env("CHECKPOINT_DISABLE", "1")
        .stdin(ask)
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{}", said(&output));
    // It prints a value as an expression, in which base64 has nothing to escape.
    let printed = String::from_utf8_lossy(&output.stdout);
    let encoded = printed.trim().trim_matches('"');
    let all = STANDARD.decode(encoded).expect("base64");
    let all: Vec<String> = serde_json::from_slice(&all).expect("a list");
    assert_eq!(all, VALUES);
}

#[test]
fn variables_are_read_the_same_by_all_or_refused_by_name() {
    let folder = Folder::new();
    let mut written = Vec::new();
    for value in VALUES {
        match ExportForm::Env.write(&connection(value)) {
            Ok(file) => {
                assert!(!has_no_spelling(value), "{value:?}: {file}");
                assert_visible(&file);
                written.push((value, folder.write(&written.len().to_string(), file)));
            }
            Err(error) => {
                assert!(has_no_spelling(value), "{value:?}: {error}");
                assert!(error.to_string().starts_with("OKTA_CC_"), "{error}");
            }
        }
    }
    assert!(written.len() > 40, "{}", written.len());
    let paths = || written.iter().map(|(_, path)| path.as_str());
    let check = |reader: &str, all: &Value| {
        for ((value, _), read) in written.iter().zip(all.as_array().expect("a list")) {
            for name in ["OKTA_CC_CLIENT_ID", "OKTA_CC_PRIVATE_KEY", "OKTA_CC_DOMAIN"] {
                assert_eq!(read[name], *value, "{reader}: {name}");
            }
        }
    };
    if let Some(python) = find("python3") {
        let script = "import json, os, subprocess, sys
def shell(path):
    said = subprocess.run(['sh', '-c', 'set -a; . \"$1\"; env -0', 'sh', path], check=True, env={'PATH': os.environ['PATH']}, stdout=subprocess.PIPE)
    return dict(line.split('=', 1) for line in said.stdout.decode().split('\\0') if line)
print(json.dumps([shell(path) for path in sys.argv[1:]]))";
        let arguments: Vec<&str> = ["-c", script].into_iter().chain(paths()).collect();
        check("sh", &read(&python, &arguments));
        let script = "import json, sys
try:
    from dotenv import dotenv_values
    print(json.dumps([dotenv_values(path) for path in sys.argv[1:]]))
except ImportError:
    print('null')";
        let arguments: Vec<&str> = ["-c", script].into_iter().chain(paths()).collect();
        match read(&python, &arguments) {
            Value::Null => skipped("no python-dotenv on this machine"),
            all => check("python-dotenv", &all),
        }
    }
    if let Some(node) = find("node") {
        let script = "const { readFileSync } = require('fs'), { parseEnv } = require('util');
            console.log(JSON.stringify(parseEnv && process.argv.slice(1).map((path) => parseEnv(readFileSync(path, 'utf8')))) ?? 'null')";
        let arguments: Vec<&str> = ["-e", script, "--"].into_iter().chain(paths()).collect();
        match read(&node, &arguments) {
            Value::Null => skipped("this Node reads no .env file"),
            all => check("Node", &all),
        }
    }
}
