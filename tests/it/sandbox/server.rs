//! The sandbox behind a socket: started from a thread without a runtime, asked over HTTP, gone when dropped.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use okta_cc::sandbox::{App, Running, Scenario};
use serde_json::Value;

use crate::sandbox::client::{Assertion, app, demo};
use crate::sandbox::switches::ON_THE_WIRE;

const HTTP: &str = "http://";

#[test]
fn it_serves_while_it_lives_and_closes_its_port() {
    let demo = demo();
    let app = App::registered_for(&demo.client_id, &demo.private_key, demo.scopes.clone());
    let running = Running::start(app.expect("an app"), &Scenario::default(), None).expect("a port");
    let base = running.base_url().to_owned();
    let address: SocketAddr = base[HTTP.len()..].parse().expect("an address");
    assert!(address.ip().is_loopback());
    assert_eq!(base, format!("{HTTP}{address}"));
    assert_eq!(demo.connection(&base)["base_url"], base);

    let asking = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let asking = asking.expect("a runtime");
    let (status, users) = asking.block_on(sign_in_and_read(&base));
    assert_eq!(status, 200);
    assert_eq!(users.as_array().map(Vec::len), Some(1));

    // A client that keeps its connection open does not keep the sandbox.
    let open = TcpStream::connect(address).expect("it listens");
    drop(running);
    drop(open);
    assert!(TcpStream::connect(address).is_err());
}

async fn sign_in_and_read(base: &str) -> (u16, Value) {
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let mut assertion = Assertion::at("over HTTP", now());
    assertion.claims["aud"] = format!("{base}/oauth2/v1/token").into();
    let form = format!(
        "grant_type=client_credentials&scope=okta.users.read&client_assertion={}&client_assertion_type={}",
        assertion.signed(),
        "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer",
    );
    let request = client.post(format!("{base}/oauth2/v1/token"));
    let request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    let token = request
        .send()
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a body");
    let token: Value = serde_json::from_str(&token).expect("JSON");
    let token = token["access_token"].as_str().expect("a token").to_owned();
    let users = client.get(format!("{base}/api/v1/users?limit=1"));
    let users = users.bearer_auth(token).send().await.expect("an answer");
    let status = users.status().as_u16();
    let body = users.text().await.expect("a body");
    (status, serde_json::from_str(&body).expect("JSON"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server under test runs on the real clock"
)]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(since.expect("after 1970").as_secs()).expect("before the end of time")
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let (app, _) = App::demo().expect("a key");
    let error = Running::start(app, &Scenario::default(), Some(port)).expect_err("taken");
    assert!(error.to_string().contains(&port.to_string()), "{error}");
}

/// What a client that waits for two seconds gets of the first answer.
async fn first_answer(scenario: &str) -> String {
    let scenario: Scenario = scenario.parse().expect("a scenario");
    let running = Running::start(app(), &scenario, None).expect("a port");
    let client = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(2));
    let client = client.build().expect("a client");
    let url = format!("{}/.well-known/okta-organization", running.base_url());
    let mut answer = match client.get(url).send().await {
        Ok(answer) => answer,
        Err(error) if error.is_timeout() => return "timeout".to_owned(),
        Err(_) => return "no answer".to_owned(),
    };
    let mut body = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) => body.extend(chunk),
            Ok(None) => break,
            Err(_) => return "broken".to_owned(),
        }
        if body.len() > 1 << 20 {
            return "too long".to_owned();
        }
    }
    let read = serde_json::from_slice::<Value>(&body).is_ok();
    if read { "read" } else { "unreadable" }.to_owned()
}

#[test]
fn faults_below_http_reach_the_client() {
    let expected = [
        ("no_answer", "timeout"),
        ("connection_closed", "no answer"),
        ("drip", "timeout"),
        ("truncated", "broken"),
        ("wrong_length", "unreadable"),
        ("endless_body", "too long"),
        ("not_http", "no answer"),
        ("slow", "timeout"),
        ("far_away", "read"),
    ];
    assert_eq!(expected.map(|(name, _)| name), ON_THE_WIRE);
    let asking = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for (scenario, what) in expected {
        assert_eq!(asking.block_on(first_answer(scenario)), what, "{scenario}");
    }
}
