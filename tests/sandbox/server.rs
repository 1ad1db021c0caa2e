//! The sandbox behind a socket: started from a thread without a runtime, asked over HTTP, gone when dropped.

use std::net::{TcpListener, TcpStream};

use okta_cc::sandbox::{App, Sandbox, Scenario};
use serde_json::Value;

use crate::client::{Assertion, demo};

#[test]
fn it_serves_while_it_lives_and_closes_its_port() {
    let demo = demo();
    let app = App::registered_for(&demo.client_id, &demo.private_key, demo.scopes.clone());
    let running = Sandbox::start(app.expect("an app"), &Scenario::healthy(), None).expect("a port");
    let address = running.address();
    assert!(address.ip().is_loopback());
    let base = running.base_url().to_owned();
    assert_eq!(base, format!("http://{address}"));
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

#[allow(
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
    let error = Sandbox::start(app, &Scenario::healthy(), Some(port))
        .err()
        .expect("taken");
    assert!(error.to_string().contains(&port.to_string()), "{error}");
}
