//! A sandbox in which the given values are registered, and the connection for it.

use serde_json::Value;

use crate::app::command::Failure;
use crate::input::{Found, SourceValues};
use crate::model::connection::{Connection, Origin};
use crate::model::key::{BesideKey, Key};
use crate::sandbox::{App, Demo, Running, SandboxError, Scenario};

/// Starts an org in which the given values are registered; the values that were not given are made up.
pub(super) fn start(
    given: &SourceValues,
    scenario: &str,
    port: Option<u16>,
) -> Result<(Running, Demo), Failure> {
    let scenario: Scenario = scenario.parse().map_err(|unknown| {
        Failure::Usage(format!("{unknown}. `okta-cc sandbox --help` lists them."))
    })?;
    if given.base_url.is_some() {
        return Err(Failure::Usage(
            "the sandbox has its own base URL: leave the other one out.".into(),
        ));
    }
    let (mut app, mut demo) = App::demo()?;
    if let Some(client_id) = text(&given.client_id) {
        demo.client_id = client_id;
    }
    if let Some(domain) = text(&given.domain) {
        demo.domain = domain;
    }
    if let Some(scopes) = text(&given.scopes) {
        let names = scopes.split(|c: char| c.is_whitespace() || c == ',');
        let names = names.filter(|name| !name.is_empty());
        demo.scopes = names.map(str::to_owned).collect();
    }
    // A key that cannot be registered is for the rules to judge: the app then keeps another.
    // Read as doctor reads it, so that whatever doctor can sign with is registered.
    let key = text(&given.key).and_then(|key| {
        let key_id = text(&given.key_id);
        let passphrase = given.passphrase.as_ref();
        let beside = BesideKey {
            id: key_id.as_deref(),
            passphrase: passphrase.map(|secret| secret.0.as_str()),
        };
        let readable = Key::read_with(&key, beside).jwk_json().map(|mut members| {
            if let Some(key_id) = key_id {
                members.entry("kid").or_insert_with(|| key_id.into());
            }
            Value::Object(members)
        });
        readable.or_else(|| serde_json::from_str(&key).ok())
    });
    match key.map(|key| App::registered_for(&demo.client_id, &key, &demo.scopes)) {
        Some(Ok(registered)) => app = registered,
        Some(Err(SandboxError::Key(_))) | None => {
            app.client_id.clone_from(&demo.client_id);
            app.granted.clone_from(&demo.scopes);
        }
        Some(Err(error)) => return Err(error.into()),
    }
    Ok((Running::start(app, &scenario, port)?, demo))
}

/// The connection to ask that org with.
pub(super) fn connection(
    given: SourceValues,
    running: &Running,
    demo: &Demo,
) -> Result<Connection, Failure> {
    let made_up = |text: String| {
        Some(Found {
            text,
            origin: Origin::Named("sandbox".into()),
        })
    };
    let base_url = crate::input::parse_base_url("sandbox", running.base_url())?;
    let given = SourceValues {
        base_url: Some(base_url),
        ..given
    };
    let given = given.over(SourceValues {
        client_id: made_up(demo.client_id.clone()),
        key: made_up(demo.private_key.to_string()),
        domain: made_up(demo.domain.clone()),
        scopes: made_up(demo.scopes.join(" ")),
        ..SourceValues::default()
    });
    Ok(given.into_connection(Origin::NotGiven))
}

fn text(found: &Option<Found>) -> Option<String> {
    found.as_ref().map(|found| found.text.trim().to_owned())
}
