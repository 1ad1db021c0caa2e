//! Every rule, a line each.

use super::prelude::*;
use super::shared::{self, Unjudged};
use crate::engine::group::Group;
use crate::engine::rule::Rule;
use crate::okta::errors::Fact;

/// The table line of a rule: its name says where its page is, and where its check is if it is no one of a family.
/// In a family the rules differ in a few words, which stand in the line; what else there is to say of a rule in a file of
/// its own comes behind its name, in words of [`Rule`]'s fields.
macro_rules! rule {
    // The network failed on the way to the org.
    ($name:ident, fault: $kind:ident) => {
        rule!(@ $name, |evidence| shared::fault(evidence, FaultKind::$kind))
    };
    // The network failed at one of these steps.
    ($name:ident, unreachable: $steps:expr) => {
        rule!(@ $name, |evidence| shared::unreachable(evidence, $steps))
    };
    // Okta answered, and decided nothing.
    ($name:ident, unjudged: $kind:ident at $group:ident) => {
        rule!(@ $name, |evidence| shared::unjudged(evidence, Unjudged::$kind, Group::$group))
    };
    // Okta refuses the token.
    ($name:ident, token: $cause:ident, $certainty:ident, $message:literal, $help:literal $(, kid: $label:literal)?) => {
        rule!(@ $name, |evidence| {
            let at_kid = None$(.or(Some($label)))?;
            let (cause, certainty) = (Cause::$cause, Certainty::$certainty);
            shared::refused_token(evidence, cause, certainty, $message, &format!($help), at_kid)
        })
    };
    // Okta refuses an API call.
    ($name:ident, call: $cause:ident, $message:literal, $help:literal) => {
        rule!(@ $name, |evidence| {
            shared::refused_call(evidence, Cause::$cause, $message, &format!($help))
        })
    };
    // A client library or a person says it, and not Okta.
    ($name:ident, others: $cause:ident, $message:literal, $help:literal) => {
        rule!(@ $name, |evidence| {
            shared::said_by_others(evidence, Cause::$cause, $message, &format!($help))
        })
    };
    // The text of the key is damaged.
    ($name:ident, damage: $kind:ident) => {
        rule!(@ $name, |evidence| shared::damage(evidence, DamageKind::$kind))
    };
    // The key is weak.
    ($name:ident, weakness: $fault:ident of [$($member:ident),*], $message:literal, $label:literal) => {
        rule!(@ $name, |evidence| {
            shared::weakness(evidence, RsaFault::$fault, &[$(RsaMember::$member),*], $message, $label)
        })
    };
    // The domain has another form than the one that is expected.
    ($name:ident, mismatch: $mismatch:pat) => {
        rule!(@ $name, |evidence| shared::mismatch(evidence, |mismatch| matches!(mismatch, $mismatch)))
    };
    (@ $name:ident, $check:expr) => {
        Rule::new(
            stringify!($name),
            include_str!(concat!(stringify!($name), ".md")),
            Severity::Error,
            $check,
        )
    };
    ($name:ident $(, $field:ident: $value:expr)*) => {
        Rule {
            $($field: $value,)*
            ..Rule::new(
                stringify!($name),
                include_str!(concat!(stringify!($name), ".md")),
                super::$name::SEVERITY,
                super::$name::check,
            )
        }
    };
}

const NO_KID: &str =
    "fix makes up no KID: only the one under which Okta has the public key will do.";

/// Every rule, in the order of its name.
pub static RULES: &[Rule] = &[
    rule!(api_dpop_clock_skew),
    rule!(api_dpop_htu_mismatch),
    rule!(api_dpop_proof_invalid, call: DpopProof,
        "Okta does not accept the DPoP proof of the API call",
        "Build the proof as Okta's DPoP guide shows."),
    rule!(api_dpop_required, call: DpopRequired,
        "The token is DPoP-bound, and the call was made without a proof",
        "{CLEAR_DPOP}"),
    rule!(api_feature_not_available, call: FeatureNotAvailable,
        "The org lacks the feature that this call reads",
        "Leave out what reads it, or ask Okta Support to enable the feature, with the request id above."),
    rule!(api_insufficient_role),
    rule!(api_insufficient_scope, refuted_by: Some(Fact::Scope)),
    rule!(api_invalid_token),
    rule!(api_need_not_met, of_need: true),
    rule!(api_no_admin_role, refuted_by: Some(Fact::Role)),
    rule!(api_not_for_oauth, refuted_by: Some(Fact::Scope)),
    rule!(api_not_found, call: NotFound,
        "Okta's API does not know what was asked for",
        "Correct the path or id of the call; ids of another org are not known here."),
    rule!(api_not_looked_at),
    rule!(api_not_okta),
    rule!(api_rate_limited, unjudged: RateLimited at Api),
    rule!(api_refused),
    rule!(api_sdk_omits_auth_header, others: NoAuthHeader,
        "The call carries no access token",
        "Look at the request that is sent (a debug log, a proxy): Authorization must be there, as Bearer and the token. Update the SDK where it is not."),
    rule!(api_server_error, unjudged: ServerError at Api),
    rule!(api_state_forbids, call: StateForbids,
        "The state of the object forbids this call; no permission is missing",
        "Do first what Okta names above, then call again."),
    rule!(api_token_expired, call: TokenExpired,
        "The access token has expired",
        "Ask for a new token: it lives one hour, and this grant has no refresh token. If a tool kept this one, clear its cache or update it."),
    rule!(api_unreachable, unreachable: &Step::READS),
    rule!(api_wrong_app_type, call: WrongAppType,
        "The app is not an API Services app, so it can hold no admin role",
        "{NEW_SERVICE_APP}"),
    rule!(client_id_illegal_characters),
    rule!(client_id_missing),
    rule!(client_id_mistyped_prefix),
    rule!(client_id_other_id),
    rule!(client_id_other_value),
    rule!(client_id_placeholder),
    rule!(client_id_stray_character),
    rule!(client_id_white_space),
    rule!(client_id_wrong_length),
    rule!(connection_key_shared, across: true),
    rule!(connection_kid_reused, across: true),
    rule!(connection_not_readable),
    rule!(connection_secret_misplaced),
    rule!(connection_secret_pasted),
    rule!(connection_text_not_known),
    rule!(domain_capitals),
    rule!(domain_custom_host, mismatch: DomainMismatch::CustomHost),
    rule!(domain_doubled_suffix, mismatch: DomainMismatch::Doubled),
    rule!(domain_full_host, mismatch: DomainMismatch::FullHost),
    rule!(domain_illegal_characters),
    rule!(domain_is_admin_console, mismatch: DomainMismatch::AdminConsole),
    rule!(domain_is_url, mismatch: DomainMismatch::Url),
    rule!(domain_look_alike),
    rule!(domain_missing),
    rule!(domain_names_no_org),
    rule!(domain_other_cell, mismatch: DomainMismatch::OtherCell(_)),
    rule!(domain_placeholder),
    rule!(domain_trailing_dot, mismatch: DomainMismatch::TrailingDot),
    rule!(domain_trailing_slash, mismatch: DomainMismatch::Slash),
    rule!(domain_white_space),
    rule!(domain_without_scheme, mismatch: DomainMismatch::NoScheme),
    rule!(domain_without_suffix, mismatch: DomainMismatch::SubdomainAlone | DomainMismatch::CutShort),
    rule!(key_alg_mismatch),
    rule!(key_alg_not_supported),
    rule!(key_bad_base64url),
    rule!(key_base64_encoded_json, damage: Base64Encoded),
    rule!(key_close_primes, weakness: ClosePrimes of [P, Q],
        "The two primes are so near each other that anyone can find them",
        "next to q, or the same"),
    rule!(key_composite_prime),
    rule!(key_double_encoded_json, damage: DoubleEncoded),
    rule!(key_duplicate_member),
    rule!(key_empty_input),
    rule!(key_empty_kid, left_by_fix: Some(NO_KID)),
    rule!(key_encrypted_pem),
    rule!(key_inconsistent),
    rule!(key_json_backslash_escaped, damage: BackslashEscaped),
    rule!(key_json_bom, damage: Bom),
    rule!(key_json_comments, damage: Comments),
    rule!(key_json_html_entities, damage: HtmlEntities),
    rule!(key_json_invisible_char, damage: InvisibleChar),
    rule!(key_json_leading_junk, damage: LeadingJunk),
    rule!(key_json_missing_comma, damage: MissingComma),
    rule!(key_json_not_python),
    rule!(key_json_single_quotes, damage: SingleQuotes),
    rule!(key_json_smart_quotes, damage: SmartQuotes),
    rule!(key_json_trailing_comma, damage: TrailingComma),
    rule!(key_json_trailing_junk, damage: TrailingJunk),
    rule!(key_json_truncated, damage: Truncated),
    rule!(key_json_unquoted_keys, damage: UnquotedKeys),
    rule!(key_json_wrapped_string, damage: WrappedString),
    rule!(key_jwk_instead_of_pem),
    rule!(key_jwks_instead_of_jwk),
    rule!(key_key_ops_no_sign),
    rule!(key_kid_whitespace),
    rule!(key_known_key),
    rule!(key_leading_zero),
    rule!(key_missing_kid, left_by_fix: Some(NO_KID)),
    rule!(key_missing_member),
    rule!(key_multi_prime),
    rule!(key_noncanonical),
    rule!(key_noncanonical_base64url),
    rule!(key_not_an_object),
    rule!(key_not_json),
    rule!(key_oversized),
    rule!(key_padded_base64url),
    rule!(key_pem_instead_of_jwk),
    rule!(key_pem_not_plain),
    rule!(key_public_key_only),
    rule!(key_roca, weakness: Roca of [N],
        "The key was made by the library of the ROCA attack: its primes can be computed",
        "has the mark of CVE-2017-15361"),
    rule!(key_shared_prime, across: true),
    rule!(key_small_factor, weakness: SmallFactor of [N],
        "The modulus has a small factor, which anyone can find",
        "divisible by a small number"),
    rule!(key_unbalanced_primes),
    rule!(key_url_encoded_json, damage: UrlEncoded),
    rule!(key_use_not_sig),
    rule!(key_weak_exponent),
    rule!(key_weak_private_exponent, weakness: WeakPrivateExponent of [D],
        "The private exponent can be computed from the public key",
        "at most half as long as n"),
    rule!(key_weak_size),
    rule!(key_wrapped_jwk),
    rule!(key_wrong_kty),
    rule!(key_wrong_type),
    rule!(key_x5c_mismatch),
    rule!(org_admin_domain),
    rule!(org_answer_timeout, fault: AnswerTimeout),
    rule!(org_answer_too_long, fault: TooLong),
    rule!(org_answer_truncated, fault: Truncated),
    rule!(org_answer_unreadable, fault: Unreadable),
    rule!(org_bad_domain, others: BadDomain,
        "The domain is not that of the org",
        "{YOUR_NAME}: copy the domain shown there, with https:// where the tool wants a URL."),
    rule!(org_clock_skew),
    rule!(org_connect_timeout, fault: ConnectTimeout),
    rule!(org_connection_refused, fault: Refused),
    rule!(org_connection_reset, fault: Reset),
    rule!(org_deactivated),
    rule!(org_dns_failure, fault: Dns),
    rule!(org_not_found),
    rule!(org_not_okta),
    rule!(org_plain_http, fault: PlainHttp),
    rule!(org_proxy_refused, fault: ProxyRefused),
    rule!(org_proxy_unreachable, fault: ProxyUnreachable),
    rule!(org_rate_limited, unjudged: RateLimited at Org),
    rule!(org_redirect),
    rule!(org_server_error, unjudged: ServerError at Org),
    rule!(org_tls_expired, fault: TlsExpired),
    rule!(org_tls_failed, fault: TlsFailed),
    rule!(org_tls_untrusted, fault: TlsUntrusted),
    rule!(org_tls_wrong_host, fault: TlsWrongHost),
    rule!(org_unreachable, fault: Unreachable),
    rule!(scopes_duplicate),
    rule!(scopes_end_user),
    rule!(scopes_manage_includes_read),
    rule!(scopes_missing),
    rule!(scopes_need_not_requested, of_need: true),
    rule!(scopes_oidc_scope_in_cc),
    rule!(scopes_permission_name),
    rule!(scopes_separators),
    rule!(scopes_unknown),
    rule!(token_access_denied, token: AccessDenied, Likely,
        "Okta denied the token and does not say why",
        "{SYSTEM_LOG}: search for the request id above; the event names the reason."),
    rule!(token_app_inactive, others: AppInactive,
        "The app is inactive",
        "Admin Console > Applications > your app > the status menu beside the name: Activate."),
    rule!(token_assertion_algorithm, token: AssertionAlgorithm, Certain,
        "Okta does not take the algorithm that signed the assertion",
        "Sign with RS256 and the RSA key that is registered at {CLIENT_CREDENTIALS} > Public keys. If that key has an \"alg\", it must say RS256.",
        kid: "the key that signed"),
    rule!(token_assertion_exp_too_far),
    rule!(token_assertion_malformed, token: AssertionMalformed, Certain,
        "Okta cannot read the client assertion",
        "Send the assertion as one compact JWT, form-encoded once."),
    rule!(token_assertion_reused),
    rule!(token_bad_signature),
    rule!(token_browser_request, token: BrowserRequest, Certain,
        "Okta takes the token request for one that a web page made",
        "Send it from a server without an Origin header; look for a proxy that adds one."),
    rule!(token_cannot_sign),
    rule!(token_client_rejected),
    rule!(token_clock_skew),
    rule!(token_connector_bug, others: ConnectorBug,
        "The tool in between may be at fault, not the connection",
        "Check the connection with okta-cc doctor: if it is ready there, update the tool, or report it to its makers with the request as it was sent."),
    rule!(token_custom_auth_server_used),
    rule!(token_dpop_nonce),
    rule!(token_dpop_proof_invalid),
    rule!(token_dpop_required),
    rule!(token_feature_not_available, token: FeatureNotAvailable, Certain,
        "The org lacks a feature that this request needs",
        "Ask Okta Support which feature the request needs, with the request id above."),
    rule!(token_jwks_not_configured, token: JwksNotConfigured, Certain,
        "The app has no public key: nearly always it was added but not saved",
        "{CLIENT_CREDENTIALS} > Public keys: Add key > Generate new key, copy the private key (JSON), Done, then Save; use that JWK.",
        kid: "its public half is not on the app"),
    rule!(token_jwks_unusable, token: JwksUnusable, Certain,
        "Okta cannot use the public keys of the app",
        "{CLIENT_CREDENTIALS} > Public keys: delete the key and add it again, Done, Save."),
    rule!(token_key_format_pem_vs_jwk, others: KeyFormat,
        "The private key is in a form that this tool does not read: PEM where it wants a JWK, or the reverse",
        "Give Nango a JWK, the Go SDK and Terraform a PEM. Admin Console > ... > Public keys > Generate new key shows both forms of the same key."),
    rule!(token_key_malformed, others: KeyMalformed,
        "The private key cannot be read: it is no key, or not whole",
        "{CLIENT_CREDENTIALS} > Public keys: Add key > Generate new key, copy the private key whole, Done, Save; use that."),
    rule!(token_key_not_for_signing, token: KeyNotForSigning, Certain,
        "The public key on the app is not registered for signing",
        "{CLIENT_CREDENTIALS} > Public keys: add the public key with \"use\": \"sig\" or without \"use\", Done, Save.",
        kid: "registered with another use than sig"),
    rule!(token_key_wrong_alg, others: KeyWrongAlg,
        "The private key cannot sign with the algorithm that this tool uses",
        "Use an RSA key of 2048 bits or more: {CLIENT_CREDENTIALS} > Public keys: Add key > Generate new key, Done, Save."),
    rule!(token_kid_missing, others: KidMissing,
        "The key has no kid, and this tool or app needs one",
        "{CLIENT_CREDENTIALS} > Public keys: copy the key's KID into the JWK as kid (OKTA_API_PRIVATE_KEY_ID for Terraform)."),
    rule!(token_kid_not_registered),
    rule!(token_need_not_granted, of_need: true),
    rule!(token_network_zone),
    rule!(token_not_okta),
    rule!(token_oidc_scope_in_cc),
    rule!(token_policy_denied),
    rule!(token_rate_limited, unjudged: RateLimited at Token),
    rule!(token_refused),
    rule!(token_request_malformed, token: RequestMalformed, Certain,
        "Okta cannot use the token request as it was sent",
        "POST grant_type, scope, client_assertion_type and client_assertion form-encoded, each once, and no other credentials."),
    rule!(token_scope_dropped),
    rule!(token_scope_invalid),
    rule!(token_scope_needs_user),
    rule!(token_scope_not_granted),
    rule!(token_server_error, unjudged: ServerError at Token),
    rule!(token_unreachable, unreachable: &[Step::Token]),
    rule!(token_wrong_app_type),
    rule!(token_wrong_audience),
    rule!(token_wrong_auth_method),
    rule!(token_wrong_client_id),
];
