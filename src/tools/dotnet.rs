//! The .NET SDK: <https://github.com/okta/okta-sdk-dotnet>, `src/Okta.Sdk/Client/`.

use super::KeyFormat::Jwk;
use super::LookupPlace::{Environment, Project};
use super::sdk::{self, HOME, URL};
use super::{Dpop, FieldMap, Lookup, PLAIN, Tool};
use crate::model::connection::DomainForm::Url;
use crate::model::key::NUMBERS;

pub(super) static DOTNET: Tool = Tool {
    name: "dotnet",
    title: "the .NET SDK",
    // `Configuration.Validate`: "Your Okta URL must start with https". `oauth2/v1/token` goes behind a slash that it
    // puts there itself.
    domain_forms: &[Url],
    trims_slash: true,
    // `DefaultJwtGenerator`: the members of a JWK, from which `Microsoft.IdentityModel` takes RSA numbers all or none;
    // RS256, or ES256 for every EC key.
    key_formats: &[Jwk],
    key_members: &NUMBERS,
    algorithms: &["RS256", "ES256"],
    kid_in_jwk: true,
    // A list in its files, so the separator within one text does not matter.
    scope_separators: &[',', ' '],
    // okta-sdk-dotnet#711.
    dpop: Dpop::If("since 8.0"),
    assertion_lifetime: 3000,
    lookup: Some(Lookup {
        // `src/Okta.Sdk/Client/Configuration.cs`. The key ID is a member of the JWK.
        family: &sdk::SDK,
        places: &[
            Environment,
            Project("okta.yaml"),
            Project("appsettings.json"),
            HOME,
        ],
        variables: &[&[("OKTA_CLIENT_OKTADOMAIN", URL)], sdk::VARIABLES],
        object: Some(FieldMap {
            any_case: true,
            names: &[&[("oktaDomain", URL)], sdk::MEMBERS],
            ..sdk::CLIENT
        }),
        default_mode: Some("SSWS"),
        scopes_as_text: Some("it asks for no scope"),
        quirk: None,
    }),
    ..PLAIN
};
