//! Where credentials go: to a host of Okta's, or to one that a person named.

use super::misbehaviour::{Server, answer, org, request_head};
use crate::support::{Binary, Folder, Output, good, ids};

/// A server that answers as an org, whatever it is asked.
fn stranger() -> Server {
    Server::start(|mut stream| {
        let _ = request_head(&mut stream);
        answer(stream, org());
    })
}

/// What `doctor` says in a folder where this file lies, with the rest of the connection in the environment.
fn found(file: &str, text: &str, more: &[&str]) -> Output {
    let folder = Folder::new();
    folder.write(file, text);
    let (client, key) = (good("CLIENT_ID"), good("PRIVATE_KEY"));
    let variables = [
        ("OKTA_CC_CLIENT_ID", &*client),
        ("OKTA_CC_PRIVATE_KEY", &key),
        ("OKTA_CC_SCOPES", "okta.users.read"),
    ];
    let doctor = ["doctor", "--timeout", "1s"];
    Binary::of(&[&doctor[..], more].concat())
        .folder(folder.path())
        .environment(&variables)
        .output()
}

#[test]
fn a_file_that_nobody_named_does_not_say_where_a_key_from_home_goes() {
    let folder = Folder::new();
    let server = stranger();
    let pem = crate::support::fixture("pem/pkcs8.pem");
    let pem = pem.lines().map(|line| format!("      {line}\n"));
    let home = format!(
        "okta:\n  client:\n    clientId: {}\n    scopes: okta.users.read\n    privateKeyId: a\n    privateKey: |\n{}",
        good("CLIENT_ID"),
        pem.collect::<String>()
    );
    folder.write("home/.okta/okta.yaml", home);
    folder.write(
        "repo/okta.yaml",
        "okta:\n  client:\n    orgUrl: https://login.acme.example\n",
    );
    let home = folder.at("home");
    let run = |more: &[&str]| {
        Binary::of(&[&["doctor", "--timeout", "1s"], more].concat())
            .folder(&folder.path().join("repo"))
            .environment(&[("HOME", &home)])
            .output()
    };
    let plan = run(&["--plan"]);
    assert!(
        plan.out.contains("not asked: nobody named this host"),
        "{}",
        plan.all()
    );
    // A person who names the host means it.
    let base = server.http();
    let named = run(&["--format", "json", "--base-url", &base]).json();
    assert!(!ids(&named).contains(&"org_nobody_named"), "{named:#}");
    assert!(server.visits() > 1, "the token was asked for");
    let named = run(&["--plan", "--domain", "login.acme.example"]);
    assert!(!named.out.contains("nobody named"), "{}", named.all());
}

#[test]
fn a_host_of_oktas_own_may_be_named_by_any_file() {
    let text = "{\"domain\": \"dev-12345678.okta-gov.com\"}";
    let output = found("okta-cc.json", text, &["--plan"]);
    assert!(output.out.contains("POST"), "{}", output.all());
    assert!(!output.out.contains("nobody named"), "{}", output.all());
    let text = text.replace("okta-gov.com", "acme.example");
    let output = found("okta-cc.json", &text, &["--plan"]);
    assert!(output.out.contains("nobody named"), "{}", output.all());
}

/// Whoever named it, and whatever answers there.
#[test]
fn a_look_alike_gets_nothing() {
    let server = stranger();
    for host in [
        "acme-oktapreview.com",
        "acme.okta.com-login.test",
        "acme-okta.evil.test",
    ] {
        let before = server.visits();
        let output = found(
            "unrelated.txt",
            "",
            &[
                "--format",
                "json",
                "--domain",
                host,
                "--proxy",
                &server.http(),
            ],
        );
        assert_eq!(output.code, 1, "{host}: {}", output.all());
        assert!(ids(&output.json()).contains(&"domain_look_alike"), "{host}");
        assert_eq!(server.visits(), before, "{host} was asked");
        // Named as a base URL it is asked whether it is an org, and gets no credentials even if it says so.
        let https = format!("https://{host}");
        let output = found(
            "unrelated.txt",
            "",
            &["--domain", "acme", "--plan", "--base-url", &https],
        );
        assert!(
            output.out.contains("only looks like Okta's"),
            "{host}: {}",
            output.all()
        );
    }
}

/// What is meant for this machine is sent to no proxy: in plain HTTP it would read the assertion.
#[test]
fn a_base_url_on_this_machine_is_asked_without_a_proxy() {
    let (server, proxy) = (stranger(), stranger());
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let base = server.http().replace("127.0.0.1", host);
        let to = ["--domain", "acme", "--base-url", &base];
        let way = ["--proxy", &proxy.http()];
        found("unrelated.txt", "", &[&to[..], &way].concat());
    }
    assert_eq!(proxy.visits(), 0);
    assert!(server.visits() > 1, "the token was asked for");
}
