//! A repository of somebody who uses okta-cc, and the programs that stand in for those of a runner.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{OKTA_CC, good, good_key, path, said};

pub(crate) struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// As far as okta-cc looks at a repository: for the rest there must be git.
    pub(crate) fn new() -> Self {
        let scratch = Self {
            folder: TempDir::new().expect("a folder"),
        };
        fs::create_dir_all(scratch.root().join(".git")).expect("a folder for the repository");
        scratch
    }

    /// The work tree; beside it lies what is no part of the repository.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        let folder = path.parent().expect("it is in the repository");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Everything that is here becomes a commit.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        let name = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
        self.git(&[&name[..], &["commit", "--quiet", "--message", "All"]].concat());
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(self.root());
        let output: Output = without_connection(&mut git).output().expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// A folder for the PATH in which `cargo install` puts the binary under test where a build would put it, and keeps
    /// what it was asked in `cargo.log`: the build itself takes minutes.
    pub(crate) fn quick_cargo(&self) -> PathBuf {
        let folder = self.beside("bin");
        fs::create_dir_all(&folder).expect("a folder");
        let log = self.beside("cargo.log");
        let script = format!(
            r#"#!/usr/bin/env bash
set -eu
echo "$PWD: $*" >>'{log}'
[ "$1" = install ] || exit 0
while [ "$1" != --root ]; do shift; done
mkdir -p "$2/bin"
cp '{OKTA_CC}' "$2/bin/okta-cc"
"#,
            log = log.display()
        );
        executable(&folder.join("cargo"), &script);
        folder
    }

    /// What `quick_cargo` was asked, a line each.
    pub(crate) fn asked_of_cargo(&self) -> Vec<String> {
        let log = fs::read_to_string(self.beside("cargo.log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}

/// A connection in JSON that nothing is wrong with.
pub(crate) fn good_connection() -> String {
    let connection = serde_json::json!({
        "provider_config_key": "okta-cc",
        "connection_config": {"subdomain": good("DOMAIN"), "oauth_scopes": good("SCOPES")},
        "credentials": {"client_id": good("CLIENT_ID"), "client_private_key": good_key().to_string()},
    });
    format!("{connection:#}\n")
}

/// The same with the address of the Admin Console for a domain.
pub(crate) fn broken_connection() -> String {
    let good = good_connection();
    let broken = good.replacen("\"subdomain\": \"", "\"subdomain\": \"https://", 1);
    assert_ne!(good, broken);
    broken
}

pub(crate) fn executable(path: &Path, text: &str) {
    fs::write(path, text).expect("a script");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may run");
    }
}

/// The PATH with `folder` before everything else.
pub(crate) fn path_with(folder: &Path) -> OsString {
    let path = path();
    let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).expect("no folder has a colon in its name")
}

/// Without whatever connection and settings of git there are on this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "it is this machine's environment"
)]
pub(crate) fn without_connection(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("OKTA_") || text.starts_with("GIT_") {
            command.env_remove(&name);
        }
    }
    let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
    command
        .env("GIT_CONFIG_GLOBAL", nothing)
        .env("GIT_CONFIG_SYSTEM", nothing)
}
