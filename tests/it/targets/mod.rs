//! For every target: its own form passes silently, what it does not take is found, and `fix` and `export` write its form.

mod export;
mod forms;
mod outcome;
mod quoting;
mod sourced;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, KeyId, Origin};
use okta_cc::model::finding::Severity;
use okta_cc::repair::RULESET;
use okta_cc::tools::Tool;
use serde_json::json;

use crate::support::{CLIENT_ID as CLIENT, KID, fixture, good};

const EC: &str = r#"{"kty":"EC","crv":"P-256","kid":"curve","x":"mxn63TPCMRlsylAaUHUS7ozT6Y7a_9O7FgM4LnOnhz4","y":"-UaDRYkdA_Y1hn9GS9B8YwXs8uasMiC06DbLNxKO_sM","d":"VnIGdP5PB9MuHugQq84wuRypj4qGMGJcSFGbA8ZE8i0"}"#;

fn jwk() -> String {
    good("PRIVATE_KEY")
}

fn pem() -> String {
    fixture("pem/pkcs8.pem")
}

/// Four values and the key's ID beside.
#[derive(Clone)]
struct Values {
    key: String,
    key_id: Option<String>,
    domain: String,
    scopes: String,
}

impl Values {
    /// As the guide of each target has them. Written out, not taken from the table that is under test.
    fn of(target: &str) -> Self {
        let url = "https://dev-12345678.okta.com";
        let (pem_inside, domain, comma) = match target {
            "nango" => (false, "dev-12345678", false),
            "nango-hostname" => (false, "dev-12345678.okta.com", false),
            "go" | "java" => (true, url, true),
            "python" => (false, url, true),
            "node" => (false, url, false),
            "dotnet" => (false, url, true),
            "terraform" => (true, "dev-12345678", true),
            "mcp" => (true, url, false),
            "okta" => (true, "dev-12345678.okta.com", false),
            other => panic!("{other} is new: say here how its guide writes the values"),
        };
        let separator = if comma { "," } else { " " };
        Self {
            key: if pem_inside { pem() } else { jwk() },
            key_id: pem_inside.then(|| KID.to_owned()),
            domain: domain.to_owned(),
            scopes: ["okta.users.read", "okta.groups.read"].join(separator),
        }
    }

    fn connection(&self) -> Connection {
        let input = |field, text: &str| Input::new(field, text, Origin::Named("here".into()));
        let mut connection = Connection::new(
            input(Field::ClientId, CLIENT),
            input(Field::Key, &self.key),
            input(Field::Domain, &self.domain),
            input(Field::Scopes, &self.scopes),
        );
        connection.key_id = self.key_id.clone().map(|text| KeyId {
            text,
            origin: Origin::Named("here".into()),
        });
        connection
    }

    fn json(&self) -> String {
        let mut json = json!({"client_id": CLIENT, "private_key": self.key, "domain": self.domain, "scopes": self.scopes});
        if let Some(key_id) = &self.key_id {
            json["key_id"] = key_id.as_str().into();
        }
        json.to_string()
    }
}

fn report(values: &Values, target: &'static Tool) -> Report {
    Report::new(RULESET, &Evidence::new(&values.connection(), target, None))
}

/// The rules of the errors, each once.
fn errors(report: &Report) -> Vec<&'static str> {
    let errors = report.findings.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let mut ids: Vec<_> = errors.map(|found| found.rule.id).collect();
    ids.dedup();
    ids
}
