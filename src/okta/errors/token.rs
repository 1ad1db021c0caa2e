//! How the token endpoint words its refusals, by cause.

use super::{Cause, Entry, Place, entries};

entries! {
    DpopRequired at Token {
        400 invalid_dpop_proof "The DPoP proof JWT header is missing."
    }
    DpopNonce at Token {
        400 use_dpop_nonce "Authorization server requires nonce in DPoP proof."
        400 use_dpop_nonce ""
    }
    ScopeNotGranted at Token {
        400 consent_required "You are not allowed any of the requested scopes."
        400 consent_required ""
    }
    ScopeNeedsUser at Token {
        400 client_credentials_self_scope_requested "The 'client_credentials' grant type may not request .self scopes." => "Leave out every scope that ends with .self, or take the same scope without .self."
        400 consent_required "The following scopes require user consent: [{}]."
        400 consent_required "The following scopes require user consent and cannot be granted for the client credentials grant type: [{}]."
    }
    OidcScope at Token {
        400 invalid_scope "Cannot request 'openid' scopes using client credentials."
        400 invalid_scope "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope."
    }
    ScopeInvalid at Token {
        400 invalid_scope "One or more scopes are not configured for the authorization server resource."
        400 invalid_scope "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner."
        400 invalid_scope "Scopes are not allowed for this request."
        400 invalid_scope "Custom scopes are not allowed for this request." => "The org authorization server has no custom scopes: leave out every name that does not start with okta."
        400 invalid_scope "The following scopes are not allowed for this request: [{}]." => "Leave out the scopes that Okta names."
        400 invalid_scope "The following scopes cannot be requested together: [{}]." => "Leave out one of the scopes that Okta names."
        400 invalid_scope "The following scopes: [{}] must be requested together with [{}]." => "Add the scopes that Okta names last."
        400 invalid_scope "The following scopes: [{}] must be requested together with at least one of [{}]." => "Add one of the scopes that Okta names last."
        400 invalid_scope "The scope parameter must exactly match the required scopes: [{}]." => "Request exactly the scopes that Okta names."
        400 invalid_scope "No scopes were requested." => "Request at least one scope, for example okta.users.read."
        400 invalid_scope ""
    }
    CustomAuthServerUsed at Token {
        400 invalid_request "The authorization server id is invalid."
        400 unauthorized_client "This client cannot use a custom authorization server."
        400 unauthorized_client "This client cannot use the Aerial authorization server."
        400 invalid_scope "The authorization server resource does not have any configured default scopes, 'scope' must be provided."
    }
    PolicyDenied at Token {
        401 access_denied "Policy evaluation failed for this request, please check the policy configurations."
        400 access_denied "Policy evaluation succeeded, but all the requested scopes were rejected."
        400 access_denied "Policy evaluation succeeded but all the requested scopes were rejected."
        400 access_denied "Some of the requested scopes were denied by the policy. Denied scopes: [{}]."
    }
    NetworkZone at Token {
        403 access_denied "The request is made from outside the client's permitted network zones."
    }
    AccessDenied at Token {
        403 access_denied "The resource owner or authorization server denied the request."
        403 access_denied ""
    }
    FeatureNotAvailable at Token {
        400 access_denied "The requested feature is not enabled in this environment."
        403 server_error "The requested feature is not enabled in this environment."
    }
    WrongClientId at Token {
        401 invalid_client "Invalid value for 'client_id' parameter."
        401 invalid_client "The issuer claim for client_assertion is not a valid client_id."
        401 invalid_client "The subject claim for client_assertion is not a valid client_id."
        403 E0000013 "Invalid client app id"
    }
    ClientRejected at Token {
        401 invalid_client "Client authentication failed. Either the client or the client credentials are invalid."
    }
    WrongAuthMethod at Token {
        401 invalid_client "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method."
        401 invalid_client "OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or client_secret_basic as the token_endpoint_auth_method."
        401 invalid_client "The client secret supplied for a confidential client is invalid."
        400 unauthorized_client "Confidential client is required to make this request."
    }
    WrongAppType at Token {
        401 invalid_client "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server."
        400 unauthorized_client "The client is not authorized to use the provided grant type. Configured grant types: [{}]."
        400 unauthorized_client ""
        400 unsupported_grant_type "'client_credentials' grant type can only be used with a custom authorization server."
    }
    BadSignature at Token {
        401 invalid_client "The client_assertion signature is invalid."
    }
    KidNotRegistered at Token {
        401 invalid_client "The client_assertion JWT kid is invalid."
    }
    JwksNotConfigured at Token {
        401 invalid_client "The client does not have a JWKSet configured, but the client_assertion requires one."
    }
    JwksUnusable at Token {
        401 invalid_client "The client JWKSet is invalid." => "Delete the app's public key and add it again, then Done and Save."
        401 invalid_client "The client JWKSet from jwks_uri must contain at least one key." => "Publish the public key at the URL that the app names, or save the key in Okta instead."
        401 invalid_client "All keys in the client JWKSet from jwks_uri must have a unique kid." => "Give each key at the URL that the app names its own kid."
        401 invalid_client "Error retrieving the client JWKSet from jwks_uri." => "Let the URL that the app names answer everybody over HTTPS with a JWKS, or save the key in Okta instead."
        401 invalid_client "The 'jku' in JWT and 'jwks_uri' doesn't match." => "Send no jku in the assertion's header, or the URL that the app names."
    }
    KeyNotForSigning at Token {
        401 invalid_client "The public key being used for client assertion has an invalid 'use' parameter. Valid values for the 'use' parameter are {}."
        401 invalid_client "The client_assertion JWT needs to be signed using a signing key."
        401 invalid_client "The public key being used has an invalid 'use' parameter. Valid values for the 'use' parameter are {}."
    }
    WrongAudience at Token {
        401 invalid_client "The audience claim for client_assertion must be the endpoint invoked for the request."
    }
    AssertionTimes at Token {
        401 invalid_client "The client_assertion token is expired."
        401 invalid_client "The client_assertion token must be issued before the current time."
    }
    AssertionExpTooFar at Token {
        401 invalid_client "The client_assertion token has an expiration too far into the future."
    }
    AssertionReused at Token {
        401 invalid_client "The client_assertion token has already been used."
    }
    AssertionMalformed at Token {
        401 invalid_client "The parsing of the client_assertion failed." => "Send the assertion as one compact JWT (three parts between dots), form-encoded once."
        401 invalid_client "The client_assertion must contain the 'exp' claim as seconds since epoch." => "Set exp to a number: seconds since 1970, at most one hour ahead."
        400 invalid_request "The client_assertion_type is invalid." => "Set client_assertion_type to urn:ietf:params:oauth:client-assertion-type:jwt-bearer."
        401 invalid_client "The client_assertion_type is invalid." => "Set client_assertion_type to urn:ietf:params:oauth:client-assertion-type:jwt-bearer."
    }
    AssertionAlgorithm at Token {
        401 invalid_client "The client_assertion JWT signature algorithm is invalid."
        401 invalid_client "The issuer and subject claim for client_assertion is invalid because the client does not have a client secret."
        401 invalid_client "The client secret is too short to verify a JWT HMAC."
    }
    RequestMalformed at Token {
        400 invalid_request "Invalid request" => "POST the five parameters form-encoded, with content-type application/x-www-form-urlencoded."
        401 invalid_client "No client credentials found." => "Send client_assertion_type and client_assertion in a form-encoded body."
        401 invalid_client "Found Authentication header but was not valid client credentials." => "Send no Authorization header: the assertion in the body is the credential."
        401 invalid_request "Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body." => "Send the client_assertion only: no Authorization header and no client_secret."
        400 invalid_request "Client credentials cannot be supplied via query parameters." => "Put every parameter in the body, none in the URL."
        400 invalid_request "You shouldn't include any sensitive query parameters ({}) in token requests. Provide parameters as 'x-www-form-urlencoded' values." => "Put every parameter in the body, none in the URL."
        400 invalid_request "The request contained multiple parameters with the same name." => "Send each parameter once."
        400 invalid_request "Duplicate parameter provided in request. Duplicated parameters: [{}]." => "Send each parameter once."
        400 invalid_request "The token request must specify a 'grant_type'. Valid values: [{}]" => "Send grant_type=client_credentials."
        400 invalid_request "The required parameter '{}' is missing." => "Send the parameter that Okta names."
        400 unsupported_grant_type "The authorization grant type is not supported by the authorization server. Configured grant types: [{}]." => "Send grant_type=client_credentials, spelt exactly so."
        400 invalid_target "The token request contains an invalid target." => "Send no resource and no audience parameter."
        400 invalid_target "The authorization server has rejected the 'resource' parameter: {}" => "Send no resource parameter."
        400 invalid_target "Too many 'resource' parameters in the request; maximum allowed is {}." => "Send no resource parameter."
        400 unsupported_api_resource "The api resource is not supported by the authorization server." => "Send no resource parameter."
    }
    BrowserRequest at Token {
        401 invalid_client "Browser requests to the token endpoint must use Proof Key for Code Exchange."
        400 invalid_request "Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri."
        400 invalid_request "Browser requests to the token endpoint must be made from one of the registered Trusted Origins."
        400 unauthorized_client "Browser requests to the token endpoint may only use the authorization_code grant_type."
    }
    ServerError at Token {
        500 server_error "The authorization server encountered an unexpected condition that prevented it from fulfilling the request."
        500 server_error "Failed to create the access_token."
        400 temporarily_unavailable "The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server."
    }
}
