//! How Okta refuses a call that carries an access token, by cause: the management API's codes, and the reasons in
//! `WWW-Authenticate`. Wordings that the token endpoint also uses are here and not in `token`.

use super::{Cause, Entry, Place, entries};

entries! {
    DpopTimes at Both {
        400 invalid_dpop_proof "The DPoP proof JWT is issued in the future." => "Set the sender's clock: it is ahead of Okta's."
        400 invalid_dpop_proof "The DPoP proof JWT is issued more than five minutes in the past." => "Set the sender's clock, which is behind Okta's, or make a new proof for every request."
    }
    DpopHtu at Both {
        400 invalid_dpop_proof "'htu' claim in the DPoP proof JWT is invalid." => "Set htu to the URL called, with https, decoded, without query and fragment."
    }
    DpopProof at Both {
        400 invalid_dpop_proof "The DPoP proof JWT is invalid." => "Build the proof as Okta's DPoP guide shows."
        400 invalid_dpop_proof "Multiple DPoP proof JWT headers are not allowed." => "Send one DPoP header."
        400 invalid_dpop_proof "'typ' must be 'dpop+jwt' in the DPoP proof JWT." => "Set typ in the proof's header to dpop+jwt."
        400 invalid_dpop_proof "The DPoP proof JWT signature algorithm is invalid." => "Sign the proof with RS256, RS384, RS512, ES256, ES384 or ES512."
        400 invalid_dpop_proof "The DPoP proof JWT cannot be parsed." => "Send the proof as one compact JWT."
        400 invalid_dpop_proof "The DPoP proof JWT signature is invalid." => "Sign the proof with the private half of the jwk in its header."
        400 invalid_dpop_proof "'htm' claim in the DPoP proof JWT is invalid." => "Set htm to the method of the request: POST for the token."
        400 invalid_dpop_proof "'iat' claim in the DPoP proof JWT is invalid." => "Set iat to a number: seconds since 1970."
        400 invalid_dpop_proof "The DPoP proof JWT is expired." => "Make a new proof for every request."
        400 invalid_dpop_proof "'jti' claim in the DPoP proof JWT is invalid." => "Give every proof a jti of its own."
        400 invalid_dpop_proof "The DPoP proof JWT has already been used." => "Make a new proof for every request."
        400 invalid_dpop_proof "The DPoP proof JWT is not supported for service clients." => "Send no DPoP proof."
    }
    DpopProof at Api {
        400 invalid_dpop_proof "'ath' claim in the DPoP proof does not match the presented access_token." => "Set ath to the base64url SHA-256 of the access token."
        400 invalid_dpop_proof "The access_token is not bound to the provided DPoP proof." => "Sign the proofs for the token and for the API with the same key."
    }
    DpopRequired at Api {
        400 invalid_request "The resource request requires a DPoP proof."
        400 invalid_request "The resource request must use the DPoP authentication scheme when using a DPoP bound token."
    }
    InsufficientScope at Api {
        403 insufficient_scope "The access token provided does not contain the required scopes."
        403 insufficient_scope "Insufficient scope"
        403 insufficient_scope ""
    }
    InvalidToken at Api {
        401 invalid_token "The token is invalid."
        401 invalid_token "The access token is invalid."
        401 invalid_token "The access token provided is not intended for Okta." => "Take the token from /oauth2/v1/token: one of a custom authorization server does not open Okta's API."
        401 invalid_token "The access token provided has an invalid issuer." => "Call the API of the org that issued the token."
        401 invalid_token "The access token has been revoked." => "See that the app's status is Active, then ask for a new token."
        401 invalid_token "The token timestamp is invalid."
        401 invalid_token "The presented access_token is not DPoP bound." => "Send this token as Authorization: Bearer."
        401 invalid_request "The access token is missing." => "Send Authorization: Bearer and the token."
        400 invalid_request "The access token cannot be presented in a query string." => "Send the token in the Authorization header."
        400 invalid_request "The access token cannot be specified in both the Authorization header and the request-body." => "Send the token in the Authorization header only."
        401 E0000011 "Invalid token provided" => "Send the token as Authorization: Bearer (SSWS is for API tokens), and a new one."
        401 E0000004 "Authentication failed"
    }
    TokenExpired at Api {
        401 invalid_token "The token has expired."
    }
    FeatureNotAvailable at Api {
        401 E0000015 "You do not have permission to access the feature you are requesting"
    }
    NotForOauth at Api {
        403 E0000005 "Invalid session"
    }
    NoPermission at Api {
        403 E0000006 "You do not have permission to perform the requested action"
    }
    NotFound at Api {
        404 E0000007 "Not found: Resource not found: {} ({})"
        404 E0000008 "The requested path was not found"
        405 E0000022 "The endpoint does not support the provided HTTP method"
    }
    StateForbids at Api {
        403 E0000038 "This operation is not allowed in the user's current status."
        403 E0000056 "Delete application forbidden."
        403 E0000148 "Cannot modify/disable this authenticator because it is enabled in one or more policies. To continue, disable the authenticator in these policies."
    }
    WrongAppType at Api {
        400 E0000227 "Roles can only be granted to service application type"
    }
    OrgDeactivated at Both {
        403 E0000260 "This developer org has been deactivated. {}"
    }
    RateLimited at Both {
        429 E0000047 "API call exceeded rate limit due to too many requests."
    }
    ServerError at Both {
        500 E0000009 "Internal Server Error"
        503 E0000010 "Service is in read only mode"
        423 E0000239 "Policy priorities are being reconciled. Please try again later."
    }
}
