//! The body that creates a connection: <https://nango.dev/docs/reference/api/connections/post>.

use serde_json::json;

use super::Values;
use crate::model::connection::{DomainForm, Field};
use crate::model::text::escapes::in_json;

pub(super) fn write(values: &Values) -> String {
    let domain = match values.connection.domain_form {
        Some(DomainForm::Hostname) => "hostname",
        _ => "subdomain",
    };
    let body = json!({
        "provider_config_key": "okta-cc",
        "credentials": {
            "type": "OAUTH2_CC",
            "client_id": values.text(Field::ClientId),
            "client_private_key": values.text(Field::Key),
        },
        "connection_config": {
            domain: values.text(Field::Domain),
            "oauth_scopes": values.scopes.join(" "),
        },
    });
    in_json(&format!("{body:#}\n"))
}
