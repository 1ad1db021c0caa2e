//! The table of targets. Each fact stands here once, with the place it was read in.

use super::KeyFormat::{Jwk, Pem};
use super::{Dpop, Kid, Target};
use crate::model::connection::DomainForm::{Address, Any, Hostname, OrgName, Subdomain, Url};
use crate::model::key::NUMBERS;
use crate::model::key::jwk::OKTA_ALGORITHMS;

/// As the command line lists them.
pub static TARGETS: &[&Target] = &[
    &NANGO,
    &NANGO_HOSTNAME,
    &GO,
    &PYTHON,
    &NODE,
    &DOTNET,
    &JAVA,
    &TERRAFORM,
    &MCP,
    &OKTA,
];

/// PKCS #1 and PKCS #8.
const PKCS: &[&str] = &["PRIVATE KEY", "RSA PRIVATE KEY"];

/// What libraries read that are built on OpenSSL or BouncyCastle.
const PKCS_AND_SEC1: &[&str] = &["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

const NOTHING: &[&str] = &[];

/// Nango's *Okta (Client Credentials)* integration: <https://nango.dev/docs/api-integrations/okta-cc>.
pub static NANGO: Target = Target {
    name: "nango",
    title: "Nango",
    // `okta-cc` in `packages/providers/providers.yaml`: `https://${hostname}` or `https://${subdomain}.okta.com`.
    domain_forms: &[Subdomain, Hostname],
    trims_slash: false,
    // `getOauthClientCredentials` in `packages/shared/lib/services/connection.service.ts`: `createPrivateKey` of
    // `node:crypto` with `format: 'jwk'`, then `jsonwebtoken`, RS256, `keyid` of the JWK.
    key_formats: &[Jwk],
    key_members: &NUMBERS,
    algorithms: &["RS256"],
    pem_titles: NOTHING,
    unescapes_pem: false,
    json_as_python: false,
    // `"keyid" must be a string`.
    kid: Kid {
        in_jwk: true,
        beside: None,
        needed: true,
    },
    // It splits at commas and joins with spaces.
    scope_separators: &[' ', ','],
    // `docs/api-integrations/okta-cc/connect.mdx`, step 1.8.
    dpop: Dpop::No,
    assertion_lifetime: 300,
};

/// The same with the whole host name, as its form has it since June 2026 (changelog, #6385).
static NANGO_HOSTNAME: Target = Target {
    name: "nango-hostname",
    domain_forms: &[Hostname],
    ..NANGO
};

/// <https://github.com/okta/okta-sdk-golang>, `okta/client.go`.
static GO: Target = Target {
    name: "go",
    title: "the Go SDK",
    // It only puts `/oauth2/v1/token` behind `orgUrl`.
    domain_forms: &[Url],
    trims_slash: false,
    // `createKeySigner`: `pem.Decode` after `\n` was replaced; RS256, and ES256 for whatever curve it is.
    key_formats: &[Pem],
    key_members: NOTHING,
    algorithms: &["RS256", "ES256"],
    pem_titles: PKCS,
    unescapes_pem: true,
    json_as_python: false,
    kid: Kid {
        in_jwk: false,
        beside: Some("OKTA_CLIENT_PRIVATEKEYID"),
        needed: false,
    },
    scope_separators: &[',', ' '],
    // `getAccessTokenForPrivateKey` sends a proof by itself.
    dpop: Dpop::Yes,
    // `createClientAssertion`: one hour, which a clock that is a second fast exceeds (okta-sdk-golang#573).
    assertion_lifetime: 3600,
};

/// <https://github.com/okta/okta-sdk-python>, `okta/jwt.py`, `okta/config/`.
static PYTHON: Target = Target {
    name: "python",
    title: "the Python SDK",
    // `config_validator.py`: "Your Okta URL must start with https". It puts `/oauth2/v1/token` behind it.
    domain_forms: &[Url],
    trims_slash: false,
    // `get_PEM_JWK`: a JWK, a PEM or the path of one; RS256 whatever `alg` says.
    key_formats: &[Jwk, Pem],
    // The other numbers are computed where none of them is there.
    key_members: &["n", "e", "d"],
    algorithms: &["RS256"],
    pem_titles: PKCS,
    unescapes_pem: false,
    // `ast.literal_eval`.
    json_as_python: true,
    // Not in the environment: `okta/config/config_setter.py` has no variable for it.
    kid: Kid {
        in_jwk: true,
        beside: Some("kid in okta.yaml"),
        needed: false,
    },
    // Split at commas, and joined with spaces: so spaces arrive as they are.
    scope_separators: &[',', ' '],
    // okta-sdk-python#436, #495.
    dpop: Dpop::If("since 3.4.0, with dpopEnabled: true"),
    assertion_lifetime: 3000,
};

/// <https://github.com/okta/okta-sdk-nodejs>, `src/jwt.js`, `src/client.js`.
static NODE: Target = Target {
    name: "node",
    title: "the Node SDK",
    domain_forms: &[Url],
    // `src/client.js` takes one slash off.
    trims_slash: true,
    // `getPemAndJwk` with the library rasha, which knows RSA alone; the `alg` is that of the JWK.
    key_formats: &[Jwk, Pem],
    key_members: &NUMBERS,
    algorithms: &["RS256", "RS384", "RS512"],
    pem_titles: PKCS,
    unescapes_pem: false,
    json_as_python: false,
    // A kid inside the JWK wins.
    kid: Kid {
        in_jwk: true,
        beside: Some("OKTA_CLIENT_KEYID"),
        needed: false,
    },
    scope_separators: &[' '],
    // okta-sdk-nodejs#450.
    dpop: Dpop::If("since 7.2.2"),
    assertion_lifetime: 300,
};

/// <https://github.com/okta/okta-sdk-dotnet>, `src/Okta.Sdk/Client/`.
static DOTNET: Target = Target {
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
    pem_titles: NOTHING,
    unescapes_pem: false,
    json_as_python: false,
    kid: Kid {
        in_jwk: true,
        beside: None,
        needed: false,
    },
    // A list in its files: what stands between them in one text is nobody's business.
    scope_separators: &[',', ' '],
    // okta-sdk-dotnet#711.
    dpop: Dpop::If("since 8.0"),
    assertion_lifetime: 3000,
};

/// <https://github.com/okta/okta-sdk-java>, `AccessTokenRetrieverServiceImpl`.
static JAVA: Target = Target {
    name: "java",
    title: "the Java SDK",
    // `ConfigurationValidator` of okta-commons-java: "Your Okta URL must start with https".
    domain_forms: &[Url],
    trims_slash: false,
    // `parsePrivateKey` with BouncyCastle; jjwt's `signWith` picks the algorithm by the key.
    key_formats: &[Pem],
    key_members: NOTHING,
    algorithms: &OKTA_ALGORITHMS,
    pem_titles: PKCS_AND_SEC1,
    unescapes_pem: false,
    json_as_python: false,
    kid: Kid {
        in_jwk: false,
        beside: Some("okta.client.kid"),
        needed: false,
    },
    scope_separators: &[',', ' '],
    // okta-sdk-java#1089: an interceptor that acts when Okta asks for a proof.
    dpop: Dpop::Yes,
    assertion_lifetime: 3000,
};

/// <https://registry.terraform.io/providers/okta/okta/latest/docs>, which is built on the Go SDK.
static TERRAFORM: Target = Target {
    name: "terraform",
    title: "Terraform",
    // As an address where its source has put `org_name` and `base_url` together.
    domain_forms: &[OrgName, Hostname, Address],
    key_formats: &[Pem],
    kid: Kid {
        in_jwk: false,
        beside: Some("private_key_id (OKTA_API_PRIVATE_KEY_ID)"),
        needed: false,
    },
    // `OKTA_API_SCOPES` is split at commas, and joined with spaces: so spaces arrive as they are. In a block it is a list.
    scope_separators: &[',', ' '],
    // terraform-provider-okta#2037.
    dpop: Dpop::Yes,
    ..GO
};

/// <https://github.com/okta/okta-mcp-server>, `utils/auth/auth_manager.py`.
static MCP: Target = Target {
    name: "mcp",
    title: "okta-mcp-server",
    // It puts `https://` before what has none, and takes slashes off the end.
    domain_forms: &[Address],
    trims_slash: true,
    // Authlib's `PrivateKeyJWT`, RS256, after `\n` was replaced.
    key_formats: &[Pem],
    key_members: NOTHING,
    algorithms: &["RS256"],
    pem_titles: PKCS,
    unescapes_pem: true,
    json_as_python: false,
    // Without it a browser is asked for.
    kid: Kid {
        in_jwk: false,
        beside: Some("OKTA_KEY_ID"),
        needed: true,
    },
    scope_separators: &[' '],
    dpop: Dpop::No,
    assertion_lifetime: 300,
};

/// Okta itself, whatever tool asks: <https://developer.okta.com/docs/guides/build-self-signed-jwt/>.
pub(super) static OKTA: Target = Target {
    name: "okta",
    title: "Okta",
    domain_forms: &[Any],
    trims_slash: true,
    key_formats: &[Jwk, Pem],
    key_members: &["n", "e", "d"],
    algorithms: &OKTA_ALGORITHMS,
    pem_titles: PKCS_AND_SEC1,
    unescapes_pem: true,
    json_as_python: false,
    kid: Kid {
        in_jwk: true,
        beside: Some("the assertion's header"),
        needed: false,
    },
    // Okta takes spaces (RFC 6749 section 3.3), and sees what a tool sends; how the tool has them written is its own matter.
    scope_separators: &[' ', ','],
    dpop: Dpop::Yes,
    // What the guide's example has.
    assertion_lifetime: 300,
};
