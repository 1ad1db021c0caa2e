//! The knowledge: one question per rule. `README.md` beside this file says how to add one.

use crate::rule::Rule;

mod api_dpop_clock_skew;
mod api_dpop_htu_mismatch;
mod api_dpop_proof_invalid;
mod api_dpop_required;
mod api_feature_not_available;
mod api_insufficient_role;
mod api_insufficient_scope;
mod api_invalid_token;
mod api_no_admin_role;
mod api_not_for_oauth;
mod api_not_found;
mod api_not_okta;
mod api_rate_limited;
mod api_refused;
mod api_sdk_omits_auth_header;
mod api_server_error;
mod api_state_forbids;
mod api_token_expired;
mod api_unreachable;
mod api_wrong_app_type;
mod connection_secret_pasted;
mod connection_text_not_known;
mod key_missing_kid;
mod org_admin_domain;
mod org_bad_domain;
mod org_clock_skew;
mod org_deactivated;
mod org_not_found;
mod org_not_okta;
mod org_rate_limited;
mod org_server_error;
mod org_unreachable;
mod token_access_denied;
mod token_app_inactive;
mod token_assertion_algorithm;
mod token_assertion_exp_too_far;
mod token_assertion_malformed;
mod token_assertion_reused;
mod token_bad_signature;
mod token_browser_request;
mod token_cannot_sign;
mod token_client_rejected;
mod token_clock_skew;
mod token_connector_bug;
mod token_custom_auth_server_used;
mod token_dpop_nonce;
mod token_dpop_proof_invalid;
mod token_dpop_required;
mod token_feature_not_available;
mod token_jwks_not_configured;
mod token_jwks_unusable;
mod token_key_format_pem_vs_jwk;
mod token_key_malformed;
mod token_key_not_for_signing;
mod token_key_wrong_alg;
mod token_kid_missing;
mod token_kid_not_registered;
mod token_network_zone;
mod token_not_okta;
mod token_oidc_scope_in_cc;
mod token_policy_denied;
mod token_rate_limited;
mod token_refused;
mod token_request_malformed;
mod token_scope_dropped;
mod token_scope_invalid;
mod token_scope_needs_user;
mod token_scope_not_granted;
mod token_server_error;
mod token_unreachable;
mod token_wrong_app_type;
mod token_wrong_audience;
mod token_wrong_auth_method;
mod token_wrong_client_id;

/// The table line of a rule: its name says where its page and its check are.
macro_rules! rule {
    ($name:ident) => {
        Rule {
            id: stringify!($name),
            page: include_str!(concat!(stringify!($name), ".md")),
            severity: $name::SEVERITY,
            check: $name::check,
        }
    };
}

/// Every rule, in the order of its name.
pub static RULES: &[Rule] = &[
    rule!(api_dpop_clock_skew),
    rule!(api_dpop_htu_mismatch),
    rule!(api_dpop_proof_invalid),
    rule!(api_dpop_required),
    rule!(api_feature_not_available),
    rule!(api_insufficient_role),
    rule!(api_insufficient_scope),
    rule!(api_invalid_token),
    rule!(api_no_admin_role),
    rule!(api_not_for_oauth),
    rule!(api_not_found),
    rule!(api_not_okta),
    rule!(api_rate_limited),
    rule!(api_refused),
    rule!(api_sdk_omits_auth_header),
    rule!(api_server_error),
    rule!(api_state_forbids),
    rule!(api_token_expired),
    rule!(api_unreachable),
    rule!(api_wrong_app_type),
    rule!(connection_secret_pasted),
    rule!(connection_text_not_known),
    rule!(key_missing_kid),
    rule!(org_admin_domain),
    rule!(org_bad_domain),
    rule!(org_clock_skew),
    rule!(org_deactivated),
    rule!(org_not_found),
    rule!(org_not_okta),
    rule!(org_rate_limited),
    rule!(org_server_error),
    rule!(org_unreachable),
    rule!(token_access_denied),
    rule!(token_app_inactive),
    rule!(token_assertion_algorithm),
    rule!(token_assertion_exp_too_far),
    rule!(token_assertion_malformed),
    rule!(token_assertion_reused),
    rule!(token_bad_signature),
    rule!(token_browser_request),
    rule!(token_cannot_sign),
    rule!(token_client_rejected),
    rule!(token_clock_skew),
    rule!(token_connector_bug),
    rule!(token_custom_auth_server_used),
    rule!(token_dpop_nonce),
    rule!(token_dpop_proof_invalid),
    rule!(token_dpop_required),
    rule!(token_feature_not_available),
    rule!(token_jwks_not_configured),
    rule!(token_jwks_unusable),
    rule!(token_key_format_pem_vs_jwk),
    rule!(token_key_malformed),
    rule!(token_key_not_for_signing),
    rule!(token_key_wrong_alg),
    rule!(token_kid_missing),
    rule!(token_kid_not_registered),
    rule!(token_network_zone),
    rule!(token_not_okta),
    rule!(token_oidc_scope_in_cc),
    rule!(token_policy_denied),
    rule!(token_rate_limited),
    rule!(token_refused),
    rule!(token_request_malformed),
    rule!(token_scope_dropped),
    rule!(token_scope_invalid),
    rule!(token_scope_needs_user),
    rule!(token_scope_not_granted),
    rule!(token_server_error),
    rule!(token_unreachable),
    rule!(token_wrong_app_type),
    rule!(token_wrong_audience),
    rule!(token_wrong_auth_method),
    rule!(token_wrong_client_id),
];
