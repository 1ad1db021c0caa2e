//! The files that CI reads, judged by the schemas that others published: SARIF 2.1.0 and Jenkins' JUnit.

mod files;
#[cfg(unix)]
mod interrupted;
mod junit;
mod replaced;
mod sarif;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Binary, Folder, fixture};

/// A repository with a connection that is wrong in a folder of it, beside a good one.
fn repository() -> Folder {
    let folder = Folder::new();
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    folder.write("README.md", "# A project\n");
    folder.write("good.env", fixture("good.env"));
    folder.write(
        BROKEN,
        "{\n  \"client_id\": \"0oa5wyqjk6Wm148fE1d7\",\n  \"domain\": \"https://acme-admin.okta.com/\"\n}\n",
    );
    folder
}

const BROKEN: &str = "deploy/a file, 50%.json";

/// The file that `--report` writes.
fn report(folder: &Path, format: &str, arguments: &[&str]) -> String {
    let path = folder.join(format!("report-{format}"));
    let flag = format!("{format}={}", path.display());
    let arguments = [arguments, &["--report", &flag]].concat();
    let said = Binary::of(&arguments).folder(folder).output();
    fs::read_to_string(path).unwrap_or_else(|_| panic!("{arguments:?}: {}", said.err))
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer}: {value}"))
}
