//! The Python SDK: <https://github.com/okta/okta-sdk-python>, `okta/jwt.py`, `okta/config/`.

use super::KeyFormat::{Jwk, Pem};
use super::LookupPlace::{Environment, Project};
use super::sdk::{self, HOME, URL};
use super::{Dpop, ExportForm, FieldMap, Lookup, PKCS, PLAIN, Slot, Tool};
use crate::model::connection::DomainForm::Url;
use crate::model::key::PemReading;

pub(super) static PYTHON: Tool = Tool {
    name: "python",
    title: "the Python SDK",
    // `config_validator.py`: "Your Okta URL must start with https". It puts `/oauth2/v1/token` behind it.
    domain_forms: &[Url],
    // `get_PEM_JWK`: a JWK, a PEM or the path of one; RS256 whatever `alg` and `use` say (tried with 3.4.6).
    key_formats: &[Jwk, Pem],
    // The other numbers are computed where none of them is there.
    key_members: &["n", "e", "d"],
    algorithms: &["RS256"],
    pem_titles: PKCS,
    // `RSA.import_key` of PyCryptodome wants the first characters to be those of the frame, and the last too.
    pem_reading: PemReading::Alone,
    // `ast.literal_eval`; then it takes the white space out of every value, as of a string.
    json_as_python: true,
    // Not in the environment: `okta/config/config_setter.py` has no variable for it.
    kid_in_jwk: true,
    kid_beside: Some("kid in okta.yaml"),
    // `create_token` of `okta/jwt.py` looks into the JWK only where there is no other.
    kid_beside_first: true,
    // Split at commas, and joined with spaces: so spaces arrive as they are.
    scope_separators: &[',', ' '],
    // okta-sdk-python#436, #495.
    dpop: Dpop::If("since 3.4.0, with dpopEnabled: true"),
    assertion_lifetime: 3000,
    lookup: Some(Lookup {
        // `okta/config/config_setter.py`: the environment is laid first, the YAML over it.
        family: &sdk::SDK,
        places: &[Project("okta.yaml"), HOME, Environment],
        variables: &[&[("OKTA_CLIENT_ORGURL", URL)], sdk::VARIABLES],
        object: Some(FieldMap {
            names: &[&[("orgUrl", URL)], sdk::MEMBERS, &[("kid", Slot::KeyId)]],
            ..sdk::CLIENT
        }),
        default_mode: Some("SSWS"),
        scopes_as_text: Some("it asks for each letter as a scope"),
        quirk: Some(
            "okta.yaml takes precedence over the environment, although the SDK's README says otherwise.",
        ),
    }),
    export: Some(ExportForm::OktaYaml),
    ..PLAIN
};
