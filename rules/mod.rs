//! The knowledge: one question per rule. `README.md` beside this file says how to add one.

use crate::engine::rule::Rule;
use crate::okta::errors::Fact;

mod api_dpop_clock_skew;
mod api_dpop_htu_mismatch;
mod api_dpop_proof_invalid;
mod api_dpop_required;
mod api_feature_not_available;
mod api_insufficient_role;
mod api_insufficient_scope;
mod api_invalid_token;
mod api_need_not_met;
mod api_no_admin_role;
mod api_not_for_oauth;
mod api_not_found;
mod api_not_looked_at;
mod api_not_okta;
mod api_rate_limited;
mod api_refused;
mod api_sdk_omits_auth_header;
mod api_server_error;
mod api_state_forbids;
mod api_token_expired;
mod api_unreachable;
mod api_wrong_app_type;
mod client_id_illegal_characters;
mod client_id_missing;
mod client_id_mistyped_prefix;
mod client_id_other_id;
mod client_id_other_value;
mod client_id_placeholder;
mod client_id_stray_character;
mod client_id_white_space;
mod client_id_wrong_length;
mod connection_key_shared;
mod connection_kid_reused;
mod connection_not_readable;
mod connection_secret_misplaced;
mod connection_secret_pasted;
mod connection_text_not_known;
mod domain_capitals;
mod domain_custom_host;
mod domain_doubled_suffix;
mod domain_full_host;
mod domain_illegal_characters;
mod domain_is_admin_console;
mod domain_is_url;
mod domain_look_alike;
mod domain_missing;
mod domain_names_no_org;
mod domain_other_cell;
mod domain_placeholder;
mod domain_trailing_dot;
mod domain_trailing_slash;
mod domain_white_space;
mod domain_without_scheme;
mod domain_without_suffix;
mod key_alg_mismatch;
mod key_alg_not_supported;
mod key_bad_base64url;
mod key_base64_encoded_json;
mod key_close_primes;
mod key_composite_prime;
mod key_double_encoded_json;
mod key_duplicate_member;
mod key_empty_input;
mod key_empty_kid;
mod key_encrypted_pem;
mod key_inconsistent;
mod key_json_backslash_escaped;
mod key_json_bom;
mod key_json_comments;
mod key_json_html_entities;
mod key_json_invisible_char;
mod key_json_leading_junk;
mod key_json_missing_comma;
mod key_json_not_python;
mod key_json_single_quotes;
mod key_json_smart_quotes;
mod key_json_trailing_comma;
mod key_json_trailing_junk;
mod key_json_truncated;
mod key_json_unquoted_keys;
mod key_json_wrapped_string;
mod key_jwk_instead_of_pem;
mod key_jwks_instead_of_jwk;
mod key_key_ops_no_sign;
mod key_kid_whitespace;
mod key_known_key;
mod key_leading_zero;
mod key_missing_kid;
mod key_missing_member;
mod key_multi_prime;
mod key_noncanonical;
mod key_noncanonical_base64url;
mod key_not_an_object;
mod key_not_json;
mod key_oversized;
mod key_padded_base64url;
mod key_pem_instead_of_jwk;
mod key_pem_not_plain;
mod key_public_key_only;
mod key_roca;
mod key_shared_prime;
mod key_small_factor;
mod key_unbalanced_primes;
mod key_url_encoded_json;
mod key_use_not_sig;
mod key_weak_exponent;
mod key_weak_private_exponent;
mod key_weak_size;
mod key_wrapped_jwk;
mod key_wrong_kty;
mod key_wrong_type;
mod key_x5c_mismatch;
mod org_admin_domain;
mod org_answer_timeout;
mod org_answer_too_long;
mod org_answer_truncated;
mod org_answer_unreadable;
mod org_bad_domain;
mod org_clock_skew;
mod org_connect_timeout;
mod org_connection_refused;
mod org_connection_reset;
mod org_deactivated;
mod org_dns_failure;
mod org_not_found;
mod org_not_okta;
mod org_plain_http;
mod org_proxy_refused;
mod org_proxy_unreachable;
mod org_rate_limited;
mod org_redirect;
mod org_server_error;
mod org_tls_expired;
mod org_tls_failed;
mod org_tls_untrusted;
mod org_tls_wrong_host;
mod org_unreachable;
mod prelude;
mod scopes_duplicate;
mod scopes_end_user;
mod scopes_manage_includes_read;
mod scopes_missing;
mod scopes_need_not_requested;
mod scopes_oidc_scope_in_cc;
mod scopes_permission_name;
mod scopes_separators;
mod scopes_unknown;
mod shared;
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
mod token_need_not_granted;
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

/// The table line of a rule: its name says where its page and its check are. What else there is to say of it, in words of
/// [`Rule`]'s fields, comes behind.
macro_rules! rule {
    ($name:ident $(, $field:ident: $value:expr)*) => {
        Rule {
            $($field: $value,)*
            ..Rule::new(
                stringify!($name),
                include_str!(concat!(stringify!($name), ".md")),
                $name::SEVERITY,
                $name::check,
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
    rule!(api_dpop_proof_invalid),
    rule!(api_dpop_required),
    rule!(api_feature_not_available),
    rule!(api_insufficient_role),
    rule!(api_insufficient_scope, refuted_by: Some(Fact::Scope)),
    rule!(api_invalid_token),
    rule!(api_need_not_met, of_need: true),
    rule!(api_no_admin_role, refuted_by: Some(Fact::Role)),
    rule!(api_not_for_oauth, refuted_by: Some(Fact::Scope)),
    rule!(api_not_found),
    rule!(api_not_looked_at),
    rule!(api_not_okta),
    rule!(api_rate_limited),
    rule!(api_refused),
    rule!(api_sdk_omits_auth_header),
    rule!(api_server_error),
    rule!(api_state_forbids),
    rule!(api_token_expired),
    rule!(api_unreachable),
    rule!(api_wrong_app_type),
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
    rule!(domain_custom_host),
    rule!(domain_doubled_suffix),
    rule!(domain_full_host),
    rule!(domain_illegal_characters),
    rule!(domain_is_admin_console),
    rule!(domain_is_url),
    rule!(domain_look_alike),
    rule!(domain_missing),
    rule!(domain_names_no_org),
    rule!(domain_other_cell),
    rule!(domain_placeholder),
    rule!(domain_trailing_dot),
    rule!(domain_trailing_slash),
    rule!(domain_white_space),
    rule!(domain_without_scheme),
    rule!(domain_without_suffix),
    rule!(key_alg_mismatch),
    rule!(key_alg_not_supported),
    rule!(key_bad_base64url),
    rule!(key_base64_encoded_json),
    rule!(key_close_primes),
    rule!(key_composite_prime),
    rule!(key_double_encoded_json),
    rule!(key_duplicate_member),
    rule!(key_empty_input),
    rule!(key_empty_kid, left_by_fix: Some(NO_KID)),
    rule!(key_encrypted_pem),
    rule!(key_inconsistent),
    rule!(key_json_backslash_escaped),
    rule!(key_json_bom),
    rule!(key_json_comments),
    rule!(key_json_html_entities),
    rule!(key_json_invisible_char),
    rule!(key_json_leading_junk),
    rule!(key_json_missing_comma),
    rule!(key_json_not_python),
    rule!(key_json_single_quotes),
    rule!(key_json_smart_quotes),
    rule!(key_json_trailing_comma),
    rule!(key_json_trailing_junk),
    rule!(key_json_truncated),
    rule!(key_json_unquoted_keys),
    rule!(key_json_wrapped_string),
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
    rule!(key_roca),
    rule!(key_shared_prime, across: true),
    rule!(key_small_factor),
    rule!(key_unbalanced_primes),
    rule!(key_url_encoded_json),
    rule!(key_use_not_sig),
    rule!(key_weak_exponent),
    rule!(key_weak_private_exponent),
    rule!(key_weak_size),
    rule!(key_wrapped_jwk),
    rule!(key_wrong_kty),
    rule!(key_wrong_type),
    rule!(key_x5c_mismatch),
    rule!(org_admin_domain),
    rule!(org_answer_timeout),
    rule!(org_answer_too_long),
    rule!(org_answer_truncated),
    rule!(org_answer_unreadable),
    rule!(org_bad_domain),
    rule!(org_clock_skew),
    rule!(org_connect_timeout),
    rule!(org_connection_refused),
    rule!(org_connection_reset),
    rule!(org_deactivated),
    rule!(org_dns_failure),
    rule!(org_not_found),
    rule!(org_not_okta),
    rule!(org_plain_http),
    rule!(org_proxy_refused),
    rule!(org_proxy_unreachable),
    rule!(org_rate_limited),
    rule!(org_redirect),
    rule!(org_server_error),
    rule!(org_tls_expired),
    rule!(org_tls_failed),
    rule!(org_tls_untrusted),
    rule!(org_tls_wrong_host),
    rule!(org_unreachable),
    rule!(scopes_duplicate),
    rule!(scopes_end_user),
    rule!(scopes_manage_includes_read),
    rule!(scopes_missing),
    rule!(scopes_need_not_requested, of_need: true),
    rule!(scopes_oidc_scope_in_cc),
    rule!(scopes_permission_name),
    rule!(scopes_separators),
    rule!(scopes_unknown),
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
    rule!(token_need_not_granted, of_need: true),
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
