//! Okta's refusals, word for word.
//!
//! The texts are verbatim from <https://developer.okta.com/docs/reference/error-codes/#okta-oauth-errors> and from
//! recorded answers; they have been stable since 2020.

/// One row of the table: what the token endpoint and `WWW-Authenticate` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OauthWords {
    pub status: u16,
    pub error: &'static str,
    pub text: &'static str,
}

/// A row each: status, code, text. (`cargo fmt` leaves these tables alone.)
macro_rules! table {
    ($($name:ident = $status:literal $error:ident $text:literal;)*) => {
        $(pub(in crate::sandbox) const $name: OauthWords =
            OauthWords { status: $status, error: stringify!($error), text: $text };)*
    };
}

// The request.
table! {
    GRANT_TYPE_MISSING = 400 invalid_request "The token request must specify a 'grant_type'. Valid values: [authorization_code, password, refresh_token, client_credentials]";
    GRANT_TYPE_UNSUPPORTED = 400 unsupported_grant_type "The authorization grant type is not supported by the authorization server. Configured grant types: [authorization_code, password, refresh_token, client_credentials].";
    PARAMETER_TWICE = 400 invalid_request "The request contained multiple parameters with the same name.";
    CREDENTIALS_MISSING = 401 invalid_client "No client credentials found.";
    CREDENTIALS_TWICE = 401 invalid_request "Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.";
    ASSERTION_TYPE_INVALID = 400 invalid_request "The client_assertion_type is invalid.";
}

// The client and its assertion.
table! {
    CLIENT_ID_INVALID = 401 invalid_client "Invalid value for 'client_id' parameter.";
    CLIENT_REFUSED = 401 invalid_client "Client authentication failed. Either the client or the client credentials are invalid.";
    PRIVATE_KEY_JWT_REQUIRED = 401 invalid_client "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.";
    SERVICE_APP_REQUIRED = 401 invalid_client "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.";
    GRANT_TYPE_NOT_ALLOWED = 400 unauthorized_client "The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].";
    ASSERTION_UNREADABLE = 401 invalid_client "The parsing of the client_assertion failed.";
    ALGORITHM_INVALID = 401 invalid_client "The client_assertion JWT signature algorithm is invalid.";
    ISSUER_INVALID = 401 invalid_client "The issuer claim for client_assertion is not a valid client_id.";
    SUBJECT_INVALID = 401 invalid_client "The subject claim for client_assertion is not a valid client_id.";
    KEYS_MISSING = 401 invalid_client "The client does not have a JWKSet configured, but the client_assertion requires one.";
    JWKS_URI_FAILED = 401 invalid_client "Error retrieving the client JWKSet from jwks_uri.";
    KID_INVALID = 401 invalid_client "The client_assertion JWT kid is invalid.";
    KEY_USE_INVALID = 401 invalid_client "The client_assertion JWT needs to be signed using a signing key.";
    SIGNATURE_INVALID = 401 invalid_client "The client_assertion signature is invalid.";
    AUDIENCE_INVALID = 401 invalid_client "The audience claim for client_assertion must be the endpoint invoked for the request.";
    EXPIRATION_MISSING = 401 invalid_client "The client_assertion must contain the 'exp' claim as seconds since epoch.";
    EXPIRED = 401 invalid_client "The client_assertion token is expired.";
    EXPIRES_TOO_LATE = 401 invalid_client "The client_assertion token has an expiration too far into the future.";
    ISSUED_IN_FUTURE = 401 invalid_client "The client_assertion token must be issued before the current time.";
    ASSERTION_USED = 401 invalid_client "The client_assertion token has already been used.";
    POLICY_REFUSES = 401 access_denied "Policy evaluation failed for this request, please check the policy configurations.";
    ZONE_REFUSES = 403 access_denied "The request is made from outside the client's permitted network zones.";
}

// Scopes.
table! {
    SCOPE_MISSING = 400 invalid_scope "No scopes were requested.";
    SCOPE_OPENID = 400 invalid_scope "Cannot request 'openid' scopes using client credentials.";
    SCOPE_CUSTOM = 400 invalid_scope "Custom scopes are not allowed for this request.";
    SCOPE_UNKNOWN = 400 invalid_scope "One or more scopes are not configured for the authorization server resource.";
    SCOPE_SELF = 400 client_credentials_self_scope_requested "The 'client_credentials' grant type may not request .self scopes.";
    SCOPE_NONE_GRANTED = 400 consent_required "You are not allowed any of the requested scopes.";
}

// DPoP, at the token endpoint and at the APIs.
table! {
    PROOF_MISSING = 400 invalid_dpop_proof "The DPoP proof JWT header is missing.";
    PROOF_TWICE = 400 invalid_dpop_proof "Multiple DPoP proof JWT headers are not allowed.";
    PROOF_UNREADABLE = 400 invalid_dpop_proof "The DPoP proof JWT cannot be parsed.";
    PROOF_TYPE_INVALID = 400 invalid_dpop_proof "'typ' must be 'dpop+jwt' in the DPoP proof JWT.";
    PROOF_ALGORITHM_INVALID = 400 invalid_dpop_proof "The DPoP proof JWT signature algorithm is invalid.";
    PROOF_SIGNATURE_INVALID = 400 invalid_dpop_proof "The DPoP proof JWT signature is invalid.";
    PROOF_HTM_INVALID = 400 invalid_dpop_proof "'htm' claim in the DPoP proof JWT is invalid.";
    PROOF_HTU_INVALID = 400 invalid_dpop_proof "'htu' claim in the DPoP proof JWT is invalid.";
    PROOF_IAT_INVALID = 400 invalid_dpop_proof "'iat' claim in the DPoP proof JWT is invalid.";
    PROOF_IN_FUTURE = 400 invalid_dpop_proof "The DPoP proof JWT is issued in the future.";
    PROOF_TOO_OLD = 400 invalid_dpop_proof "The DPoP proof JWT is issued more than five minutes in the past.";
    PROOF_JTI_INVALID = 400 invalid_dpop_proof "'jti' claim in the DPoP proof JWT is invalid.";
    PROOF_USED = 400 invalid_dpop_proof "The DPoP proof JWT has already been used.";
    PROOF_ATH_INVALID = 400 invalid_dpop_proof "'ath' claim in the DPoP proof does not match the presented access_token.";
    PROOF_KEY_INVALID = 400 invalid_dpop_proof "The access_token is not bound to the provided DPoP proof.";
    NONCE_REQUIRED = 400 use_dpop_nonce "Authorization server requires nonce in DPoP proof.";
}

// Access tokens, at the APIs.
table! {
    TOKEN_INVALID = 401 invalid_token "The access token is invalid.";
    TOKEN_EXPIRED = 401 invalid_token "The token has expired.";
    TOKEN_NOT_BOUND = 401 invalid_token "The presented access_token is not DPoP bound.";
    TOKEN_NEEDS_PROOF = 400 invalid_request "The resource request requires a DPoP proof.";
    TOKEN_NEEDS_SCHEME = 400 invalid_request "The resource request must use the DPoP authentication scheme when using a DPoP bound token.";
    TOKEN_LACKS_SCOPE = 403 insufficient_scope "The access token provided does not contain the required scopes.";
}

// Outages of the authorization server.
table! {
    SERVER_ERROR = 500 server_error "The authorization server encountered an unexpected condition that prevented it from fulfilling the request.";
}

/// A management API error, in its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ApiWords {
    pub status: u16,
    pub code: &'static str,
    pub text: &'static str,
}

macro_rules! api_table {
    ($($name:ident = $status:literal $code:literal $text:literal;)*) => {
        $(pub(in crate::sandbox) const $name: ApiWords = ApiWords { status: $status, code: $code, text: $text };)*
    };
}

api_table! {
    INVALID_SESSION = 403 "E0000005" "Invalid session";
    ACCESS_DENIED = 403 "E0000006" "You do not have permission to perform the requested action";
    PATH_UNKNOWN = 404 "E0000008" "The requested path was not found";
    INTERNAL_ERROR = 500 "E0000009" "Internal Server Error";
    READ_ONLY_MODE = 503 "E0000010" "Service is in read only mode";
    TOKEN_REFUSED = 401 "E0000011" "Invalid token provided";
    FEATURE_OFF = 401 "E0000015" "You do not have permission to access the feature you are requesting";
    METHOD_UNKNOWN = 405 "E0000022" "The endpoint does not support the provided HTTP method";
    RATE_LIMITED = 429 "E0000047" "API call exceeded rate limit due to too many requests.";
    ORG_DEACTIVATED = 403 "E0000260" "This developer org has been deactivated.";
}
