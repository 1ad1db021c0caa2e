//! `okta-cc sandbox`: a stand-in Okta org on this machine.

use std::io::Write;

use serde_json::Value;

use super::inputs::{given_to_us, must_be_here};
use super::{Done, Failure};
use crate::app::cli::{Sandbox as Arguments, World};
use crate::input::{Found, Given};
use crate::model::connection::{Connection, Origin};
use crate::model::key::Key;
use crate::probe::until_interrupted;
use crate::sandbox::{App, Demo, Running, Sandbox, SandboxError, Scenario};

/// # Errors
/// When there is no such scenario, the port is taken, or `out` cannot be written to.
pub fn sandbox(
    arguments: &Arguments,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Done {
    let given = given_to_us(&arguments.inputs, world)?;
    must_be_here(&given)?;
    let own_key = given.key.is_some();
    let (running, demo) = start(&given, &arguments.scenario, arguments.port)?;
    let mut connection = demo.connection(running.base_url());
    if own_key && let Some(members) = connection.as_object_mut() {
        // The private half stays where it is; the user names its file to doctor again.
        members.remove("private_key");
    }
    writeln!(out, "{connection}")?;
    out.flush()?;
    let url = running.base_url();
    writeln!(
        err,
        "Sandbox: {}, {url}. Ctrl-C ends it.",
        arguments.scenario
    )?;
    if own_key {
        writeln!(
            err,
            "In another terminal: okta-cc doctor --base-url {url}, with the same values"
        )?;
    } else {
        writeln!(
            err,
            "Save the line above as connection.json; then, in another terminal:"
        )?;
        writeln!(err, "  okta-cc doctor -c connection.json")?;
    }
    until_interrupted()?;
    Ok(0)
}

/// The list for `--help`.
pub fn scenarios() -> String {
    let mut text = String::from("Scenarios:\n  healthy: nothing is wrong\n");
    for switch in Scenario::switches() {
        text.push_str(&format!("  {}: {}\n", switch.name, switch.summary));
    }
    text
}

/// Starts an org in which the given values are registered; the values that were not given are made up.
pub(super) fn start(
    given: &Given,
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
        let readable = Key::read(&key).jwk_json().map(|mut members| {
            if let Some(key_id) = text(&given.key_id) {
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
    Ok((Sandbox::start(app, &scenario, port)?, demo))
}

/// The connection to ask that org with.
pub(super) fn connection(
    given: Given,
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
    let given = Given {
        base_url: Some(base_url),
        ..given
    };
    let given = given.over(Given {
        client_id: made_up(demo.client_id.clone()),
        key: made_up(demo.private_key.to_string()),
        domain: made_up(demo.domain.clone()),
        scopes: made_up(demo.scopes.join(" ")),
        ..Given::default()
    });
    Ok(given.into_connection(Origin::NotGiven))
}

fn text(found: &Option<Found>) -> Option<String> {
    found.as_ref().map(|found| found.text.trim().to_owned())
}
