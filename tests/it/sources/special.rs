//! What is no regular file, what has no end, and names that are no UTF-8.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::{CLIENT, key};
use crate::support::{Binary, Folder, OKTA_CC, Output, find, good, said};

/// A pipe that `mkfifo` made; `None`, with the reason printed, where there is no such program.
fn pipe(folder: &Folder, name: &str) -> Option<String> {
    let path = folder.at(name);
    let made = Command::new(find("mkfifo")?).arg(&path).status();
    assert!(made.expect("mkfifo runs").success());
    Some(path)
}

fn okta_cc(folder: &Folder, arguments: &[&str]) -> Output {
    Binary::of(arguments).folder(folder.path()).output()
}

#[test]
fn what_is_no_file_is_refused_at_once_with_a_way_on() {
    let folder = Folder::new();
    let socket = folder.at("socket");
    let _listener = UnixListener::bind(&socket).expect("a socket");
    for (path, what) in [("/dev/zero", "device"), (&*socket, "socket")] {
        let runs: [&[&str]; 9] = [
            &["lint", path],
            &["lint", "-c", path],
            &["lint", "--env-file", path],
            &["lint", "--private-key-file", path],
            &["lint", "--config", path],
            &["doctor", path],
            &["doctor", "--sandbox", "--ca-cert", path],
            &["fix", path],
            &["triage", path],
        ];
        for run in runs {
            let output = okta_cc(&folder, run);
            assert_eq!(output.code, 2, "{run:?}: {}", output.err);
            let way_on = format!("cat {path} | okta-cc");
            for expected in [what, &way_on] {
                assert!(output.err.contains(expected), "{run:?}: {}", output.err);
            }
        }
    }
}

#[test]
fn a_pipe_that_nobody_writes_to_does_not_hold_up_a_run_that_finds_it() {
    let folder = Folder::new();
    for name in ["okta.yaml", "key.pem", "x/okta.json", "x/list.jsonl"] {
        fs::create_dir_all(folder.path().join("x")).expect("a folder");
        if pipe(&folder, name).is_none() {
            return;
        }
    }
    folder.write("x/good.env", crate::support::fixture("good.env"));
    folder.write(
        "okta-cc.yaml",
        "client_id: 0oa5wyqjk6Wm148fE1d7\ndomain: a\nscopes: okta.users.read\nprivate_key: key.pem\n",
    );
    let output = okta_cc(&folder, &["lint", "--format", "json"]);
    let reasons = output.json()["checks"].to_string();
    assert!(
        reasons.contains("not read: it is a named pipe"),
        "{reasons}"
    );
    let output = okta_cc(&folder, &["lint", "x", "okta-cc.yaml"]);
    assert_eq!(output.code, 0, "{}", output.all());
    let output = okta_cc(&folder, &["lint", "-c", "okta-cc.yaml"]);
    assert_eq!(output.code, 0, "{}", output.all());
    fs::remove_file(folder.path().join("key.pem")).expect("a pipe");
    pipe(&folder, "okta-cc.toml");
    let output = okta_cc(&folder, &["lint"]);
    assert_eq!(output.code, 2, "{}", output.all());
    assert!(output.err.contains("okta-cc.toml is a named pipe"));
}

#[test]
fn a_pipe_that_the_user_names_is_read() {
    let folder = Folder::new();
    folder.write("key.json", key());
    folder.write("good.env", crate::support::fixture("good.env"));
    let Some(bash) = find("bash") else {
        return;
    };
    for script in [
        "\"$0\" lint <(cat key.json)",
        "\"$0\" lint <(cat key.json) good.env",
        "\"$0\" lint --env-file <(cat good.env)",
        "\"$0\" lint --private-key-file <(sleep 0.3; cat key.json) --env-file good.env",
        "mkfifo pipe && { (sleep 0.3; cat key.json) > pipe & \"$0\" lint pipe; }",
        // The flags are asked for more than once.
        "\"$0\" lint good.env --passphrase-file <(echo x) && \"$0\" lint good.env key.json --passphrase-file <(echo x)",
        "cat key.json | \"$0\" lint /dev/stdin",
        "\"$0\" lint /dev/stdin < key.json",
    ] {
        let output = Command::new(&bash)
            .args(["-c", script])
            .arg(OKTA_CC)
            .current_dir(folder.path())
            .env_remove("OKTA_CC_PRIVATE_KEY")
            .output()
            .expect("bash runs");
        assert!(output.status.success(), "{script}: {}", said(&output));
    }
}

/// A sparse file takes no room on the disk, and has a terabyte to read.
#[test]
fn what_has_no_end_is_read_up_to_a_limit() {
    let folder = Folder::new();
    for name in ["okta.json", "huge.jsonl", "key.pem"] {
        let file = File::create(folder.path().join(name)).expect("a file");
        file.set_len(1 << 40).expect("a sparse file");
    }
    for (run, expected) in [
        (["lint", "okta.json"], "okta.json is larger than 1 MiB"),
        (["lint", "huge.jsonl"], "huge.jsonl: no line end in 64 MiB"),
        (["lint", "."], "okta.json is larger than 1 MiB"),
        (["doctor", "key.pem"], "key.pem is larger than 1 MiB"),
    ] {
        let output = okta_cc(&folder, &run);
        assert_eq!(output.code, 2, "{run:?}: {}", output.err);
        assert!(output.err.contains(expected), "{run:?}: {}", output.err);
    }
}

/// Other systems have no such names.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf8_is_opened_and_shown_escaped() {
    let folder = Folder::new();
    let name = OsStr::from_bytes(b"k\xff.json");
    fs::create_dir(folder.path().join("x")).expect("a folder");
    for path in [folder.path().join(name), folder.path().join("x").join(name)] {
        fs::write(
            path,
            format!(
                "{{\"private_key\": {}, \"client_id\": \"{CLIENT} \"}}",
                key()
            ),
        )
        .expect("a file");
    }
    let env_file = OsStr::from_bytes(b"v\xfe.env");
    fs::write(
        folder.path().join(env_file),
        crate::support::fixture("good.env"),
    )
    .expect("a file");
    let run = |arguments: &[&OsStr]| {
        let mut command = Command::new(OKTA_CC);
        command.args(arguments).current_dir(folder.path());
        command.output().expect("the binary runs")
    };
    let [lint, dash_c, env, x] = ["lint", "-c", "--env-file", "x"].map(OsStr::new);
    for arguments in [&[lint, name][..], &[lint, dash_c, name], &[lint, x]] {
        let output = run(arguments);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(out.contains(r"k\xff.json:1:"), "{}", said(&output));
    }
    let output = run(&[lint, env, env_file]);
    assert!(output.status.success(), "{}", said(&output));
}

/// A repository of somebody else, with a key outside of it.
fn repository() -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("repo/.git")).expect("a folder");
    fs::create_dir_all(folder.path().join("home/.okta")).expect("a folder");
    folder.write("secret.pem", crate::support::fixture("pem/pkcs8.pem"));
    folder.write(
        "repo/keys/own.pem",
        crate::support::fixture("pem/pkcs8.pem"),
    );
    let link = folder.path().join("repo/link.pem");
    std::os::unix::fs::symlink("../secret.pem", link).expect("a link");
    folder
}

fn yaml(key: &str) -> String {
    format!(
        "okta:\n  client:\n    orgUrl: https://dev-12345678.okta.com\n    clientId: {}\n    scopes: okta.users.read\n    \
         authorizationMode: PrivateKey\n    privateKey: {key}\n",
        good("CLIENT_ID")
    )
}

#[test]
fn a_found_file_does_not_lead_out_of_its_repository() {
    let folder = repository();
    let repo = folder.path().join("repo");
    let absolute = folder.at("secret.pem");
    let run = |arguments: &[&str]| Binary::of(arguments).folder(&repo).output();
    for path in [
        "../secret.pem",
        &absolute,
        "link.pem",
        "keys/../../secret.pem",
    ] {
        let file = folder.write("repo/okta.yaml", yaml(path));
        let found: [&[&str]; 3] = [
            &["lint", "--format", "json"],
            &["lint", "--format", "json", "."],
            &["lint", "--format", "json", "--ignore-unknown", "okta.yaml"],
        ];
        for arguments in found {
            let document = run(arguments).json();
            let document = document.get(0).unwrap_or(&document);
            let said = document["checks"].to_string();
            let expected = "not read: it leads out of the repository, and nobody named";
            assert!(said.contains(expected), "{path}: {arguments:?}: {said}");
            assert!(said.contains("-c "), "{said}");
        }
        let output = run(&["doctor"]);
        assert_eq!(output.code, 2, "{path}: {}", output.all());
        assert!(output.err.contains("okta.yaml:7:"), "{}", output.err);
        assert!(output.err.contains("--private-key-file"), "{}", output.err);
        // As the help says.
        for arguments in [["lint", "-c", &file], ["lint", "--verbose", &file]] {
            let output =
                run(&[&arguments[..], &["--format", "json", "--target", "python"]].concat());
            let source = output.json()["connection"]["private_key"]["source"].clone();
            let source = source.as_str().expect("a path").to_owned();
            assert!(source.ends_with(".pem"), "{path}: {source}");
        }
    }
    folder.write("repo/okta.yaml", yaml("keys/own.pem"));
    let source = run(&["lint", "--format", "json"]).json();
    assert_eq!(
        source["connection"]["private_key"]["source"],
        "keys/own.pem"
    );
    // The file itself.
    fs::remove_file(repo.join("okta.yaml")).expect("a file");
    folder.write("outside.yaml", yaml("secret.pem"));
    std::os::unix::fs::symlink("../outside.yaml", repo.join("okta.yaml")).expect("a link");
    let output = run(&["lint"]);
    assert_eq!(output.code, 2, "{}", output.all());
    assert!(
        output.err.contains("okta.yaml leads out of the repository"),
        "{}",
        output.err
    );
}

#[test]
fn a_variable_in_a_found_file_does_not_lead_out_either() {
    let folder = repository();
    let text = "OKTA_CC_CLIENT_ID=0oa5wyqjk6Wm148fE1d7\nOKTA_CC_PRIVATE_KEY_FILE=../secret.pem\nOKTA_CC_DOMAIN=dev-12345678\nOKTA_CC_SCOPES=okta.users.read\n";
    folder.write("repo/x/.env", text);
    let repo = folder.path().join("repo");
    let output = Binary::of(&["lint", "x", "-v"]).folder(&repo).output();
    assert_eq!(output.code, 0, "{}", output.all());
    let expected =
        "../secret.pem (not read: it leads out of the repository, and nobody named x/.env;";
    assert!(output.out.contains(expected), "{}", output.all());
    let output = Binary::of(&["lint", "--env-file", "x/.env"])
        .folder(&repo)
        .output();
    assert!(!output.err.contains("leads out"), "{}", output.err);
}

/// The user's own folder is not the project.
#[test]
fn a_file_at_home_may_name_any_key() {
    let folder = repository();
    let key = folder.at("secret.pem");
    folder.write("home/.okta/okta.yaml", yaml(&key));
    let home = folder.at("home");
    let repo = folder.path().join("repo");
    let output = Binary::of(&["lint", "--format", "json"])
        .folder(Path::new(&repo))
        .environment(&[("HOME", &home)])
        .output();
    assert_eq!(output.json()["connection"]["private_key"]["source"], key);
}
