//! `doctor` against a certified OpenID provider at Okta's paths: a server that was not made for this test, and whose
//! words are not Okta's. What is found must not hang on Okta's sentences.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use okta_cc::sandbox::App;
use serde_json::{Value, json};

use crate::support::{CLIENT_ID, good_key, run, skipped};

const FOLDER: &str = "tests/it/oidc_provider";
const SCOPES: &str = "okta.users.read okta.groups.read okta.apps.read";

/// The provider's process. It ends with its standard input, and so with this.
struct Provider {
    process: Child,
    base_url: String,
}

impl Provider {
    /// `None` where it cannot be run; the reason is printed.
    fn start(client: &Value) -> Option<Self> {
        if !Path::new(FOLDER)
            .join("node_modules/oidc-provider")
            .exists()
        {
            return skip("its packages are missing: npm ci --prefix tests/it/oidc_provider");
        }
        let client = json!({"client": client, "scopes": SCOPES.split(' ').collect::<Vec<_>>()});
        let is_new = "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)";
        let tried = Command::new("node").args(["-e", is_new]).output();
        if !tried.is_ok_and(|output| output.status.success()) {
            return skip("there is no Node 20 or later on this machine");
        }
        let mut process = Command::new("node")
            .args(["server.mjs", &client.to_string()])
            .current_dir(FOLDER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let output = process.stdout.take().expect("its output is piped");
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("a line of text");
        let said: Value = serde_json::from_str(&line).expect("it says its port, or else why not");
        let base_url = format!("http://127.0.0.1:{}", said["port"]);
        Some(Self { process, base_url })
    }

    fn doctor(&self) -> Value {
        let doctor = ["doctor", "--format", "json", "--base-url", &self.base_url];
        let connection = ["--env-file", "fixtures/good.env", "--scopes", SCOPES];
        run(&[&doctor[..], &connection].concat()).json()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn skip(why: &str) -> Option<Provider> {
    skipped(&format!("oidc-provider is not asked: {why}"));
    None
}

/// The client as the provider knows it, with the public half of this key.
fn registered(private_key: &Value) -> Value {
    let key = json!({
        "kty": "RSA",
        "use": "sig",
        "kid": good_key()["kid"],
        "n": private_key["n"],
        "e": private_key["e"],
    });
    json!({"client_id": CLIENT_ID, "scope": SCOPES, "jwks": {"keys": [key]}})
}

fn first(document: &Value) -> (&str, &str) {
    let finding = &document["findings"][0];
    let text = |name: &str| finding[name].as_str().unwrap_or("none");
    (text("id"), text("certainty"))
}

#[test]
fn a_good_connection_is_ready() {
    let Some(provider) = Provider::start(&registered(&good_key())) else {
        return;
    };
    let document = provider.doctor();
    assert_eq!(first(&document), ("none", "none"), "{document:#}");
    assert_eq!(document["run"]["exit_code"], 0);
}

#[test]
fn dpop_is_what_it_wants() {
    let mut client = registered(&good_key());
    client["dpop_bound_access_tokens"] = true.into();
    let Some(provider) = Provider::start(&client) else {
        return;
    };
    let document = provider.doctor();
    assert_eq!(
        first(&document),
        ("token_dpop_required", "certain"),
        "{document:#}"
    );
    let evidence = document["findings"][0]["evidence"].to_string();
    assert!(evidence.contains("Nothing else is wrong"), "{evidence}");
    assert_eq!(document["run"]["exit_code"], 1);
}

#[test]
fn a_scope_that_the_client_does_not_have_is_what_is_wrong() {
    let mut client = registered(&good_key());
    client["scope"] = "okta.users.read okta.apps.read".into();
    let Some(provider) = Provider::start(&client) else {
        return;
    };
    let document = provider.doctor();
    let (id, certainty) = first(&document);
    assert!(id.starts_with("token_scope_"), "{document:#}");
    assert_ne!(certainty, "certain", "the words are new");
    assert_eq!(document["run"]["exit_code"], 1);
}

#[test]
fn a_key_that_is_not_registered_is_rejected() {
    let (_, demo) = App::demo().expect("another key");
    let Some(provider) = Provider::start(&registered(&demo.private_key)) else {
        return;
    };
    let document = provider.doctor();
    assert_eq!(
        first(&document),
        ("token_client_rejected", "possible"),
        "{document:#}"
    );
    assert_eq!(document["run"]["exit_code"], 1);
}
