//! The knowledge: one question per rule. `README.md` beside this file says how to add one.

use crate::rule::Rule;

mod key_alg_mismatch;
mod key_alg_not_supported;
mod key_bad_base64url;
mod key_base64_encoded_json;
mod key_double_encoded_json;
mod key_duplicate_member;
mod key_empty_input;
mod key_empty_kid;
mod key_encrypted_pem;
mod key_json_backslash_escaped;
mod key_json_bom;
mod key_json_comments;
mod key_json_html_entities;
mod key_json_invisible_char;
mod key_json_leading_junk;
mod key_json_missing_comma;
mod key_json_single_quotes;
mod key_json_smart_quotes;
mod key_json_trailing_comma;
mod key_json_trailing_junk;
mod key_json_truncated;
mod key_json_unquoted_keys;
mod key_json_wrapped_string;
mod key_jwks_instead_of_jwk;
mod key_key_ops_no_sign;
mod key_kid_whitespace;
mod key_leading_zero;
mod key_missing_kid;
mod key_missing_member;
mod key_multi_prime;
mod key_noncanonical_base64url;
mod key_not_an_object;
mod key_not_json;
mod key_oversized;
mod key_padded_base64url;
mod key_pem_instead_of_jwk;
mod key_public_key_only;
mod key_url_encoded_json;
mod key_use_not_sig;
mod key_wrapped_jwk;
mod key_wrong_kty;
mod key_wrong_type;
mod key_x5c_mismatch;
mod token_dpop_required;

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
    rule!(key_alg_mismatch),
    rule!(key_alg_not_supported),
    rule!(key_bad_base64url),
    rule!(key_base64_encoded_json),
    rule!(key_double_encoded_json),
    rule!(key_duplicate_member),
    rule!(key_empty_input),
    rule!(key_empty_kid),
    rule!(key_encrypted_pem),
    rule!(key_json_backslash_escaped),
    rule!(key_json_bom),
    rule!(key_json_comments),
    rule!(key_json_html_entities),
    rule!(key_json_invisible_char),
    rule!(key_json_leading_junk),
    rule!(key_json_missing_comma),
    rule!(key_json_single_quotes),
    rule!(key_json_smart_quotes),
    rule!(key_json_trailing_comma),
    rule!(key_json_trailing_junk),
    rule!(key_json_truncated),
    rule!(key_json_unquoted_keys),
    rule!(key_json_wrapped_string),
    rule!(key_jwks_instead_of_jwk),
    rule!(key_key_ops_no_sign),
    rule!(key_kid_whitespace),
    rule!(key_leading_zero),
    rule!(key_missing_kid),
    rule!(key_missing_member),
    rule!(key_multi_prime),
    rule!(key_noncanonical_base64url),
    rule!(key_not_an_object),
    rule!(key_not_json),
    rule!(key_oversized),
    rule!(key_padded_base64url),
    rule!(key_pem_instead_of_jwk),
    rule!(key_public_key_only),
    rule!(key_url_encoded_json),
    rule!(key_use_not_sig),
    rule!(key_wrapped_jwk),
    rule!(key_wrong_kty),
    rule!(key_wrong_type),
    rule!(key_x5c_mismatch),
    rule!(token_dpop_required),
];
