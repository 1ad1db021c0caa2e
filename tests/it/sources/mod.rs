//! Every file and every family of variables that the Okta world writes is read, with places that point into it.

mod config;
mod files;
mod found;
mod hcl;
mod hostile;
mod kinds;
mod references;
#[cfg(unix)]
mod special;
mod variables;

use okta_cc::app::files::Files;
use okta_cc::model::connection::{Connection, Field, Origin};

use crate::support::{CLIENT_ID as CLIENT, Folder, Output, Run, fixture, good};

const SCOPES: &str = "okta.users.read okta.groups.read";

fn key() -> String {
    good("PRIVATE_KEY")
}

fn pem() -> String {
    fixture("pem/pkcs8.pem")
}

fn indented(text: &str, by: usize) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)));
    lines.collect()
}

/// A run in the folder.
fn run(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let run = Run::of(arguments).environment(environment);
    run.folder(folder.path()).output()
}

fn read(path: &str) -> Connection {
    let document = Files::default()
        .document(path.as_ref())
        .unwrap_or_else(|error| panic!("{error}"));
    document.given.into_connection(Origin::NotGiven)
}

/// Where each value stands: line and column.
fn places(connection: &Connection) -> Vec<(usize, usize)> {
    let places = connection.inputs().map(|input| {
        let place = input.locate(0).expect("a place");
        (place.line, place.column)
    });
    places.to_vec()
}

fn assert_good(connection: &Connection, domain: &str, what: &str) {
    let text = |field| connection.input(field).text();
    assert_eq!(text(Field::ClientId), CLIENT, "{what}");
    assert_eq!(text(Field::Domain), domain, "{what}");
    assert_eq!(text(Field::Scopes), SCOPES, "{what}");
    let name = text(Field::Key);
    let is_key = name.contains("BEGIN PRIVATE KEY") || name.contains("\"kty\"");
    assert!(is_key, "{what}");
}

fn sdk(client: &str) -> Vec<(&str, &str)> {
    vec![
        ("OKTA_CLIENT_ORGURL", "https://a.okta.com"),
        ("OKTA_CLIENT_CLIENTID", client),
        ("OKTA_CLIENT_SCOPES", SCOPES),
    ]
}
