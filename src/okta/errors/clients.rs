//! What client libraries say before they send a request, how connectors reword it, and how people describe it.
//!
//! Sources: Okta's SDKs for Go, Python, Node, .NET and Java (configuration checks and JWT code), jsonwebtoken, jose,
//! PyJWT, OpenSSL, Nango's connection service, and the issues of these projects.

use super::{Cause, Entry, Place, entries};

entries! {
    AssertionTimes at Client {
        0 none "Token used before issued"
        0 none "The token is not yet valid (iat)"
        0 none "ImmatureSignatureError"
        0 none "issued in the future"
        0 none "IDX10222"
        0 none "hwclock"
    }
    DpopNonce at Client {
        0 none "Premature close" => "The Node SDK cannot get past Okta's nonce challenge: update it, or clear \"Require Demonstrating Proof of Possession (DPoP) header in token requests\" of the app."
    }
    DpopRequired at Client {
        0 none "Empty access token" => "The Go SDK hides Okta's answer, which most often is that the app requires DPoP: update the SDK, or Admin Console > Applications > your app > General > General Settings: clear \"Require Demonstrating Proof of Possession (DPoP) header in token requests\", then Save."
    }
    DpopProof at Client {
        0 none "IDX11025" => "Update the .NET SDK: it builds a proof that nobody can read."
        0 none "the API returned an unknown error, Status: 400" => "An empty 400 of the API is about DPoP: look at its WWW-Authenticate header, and update the SDK."
    }
    TokenExpired at Client {
        0 none "TokenExpiredError"
        0 none "ExpiredSignatureError"
        0 none "jwt expired"
        0 none "JWT expired at"
        0 none "IDX10223"
        0 none "access token has expired"
        0 none "access token is expired"
        0 none "access token expired"
        0 none "No content to map due to end-of-input" => "Okta refused without a body, and the Java SDK shows nothing of why: an old version does not renew its token. Update it, and look at the status and WWW-Authenticate."
    }
    ScopeInvalid at Client {
        0 none "Scopes not provided" => "Give the tool the scopes, such as okta.users.read."
        0 none "You need to provide scopes" => "Give the tool the scopes, such as okta.users.read."
        0 none "Scopes cannot be null or empty" => "Give the tool the scopes, such as okta.users.read."
    }
    WrongClientId at Client {
        0 none "Okta Client ID not provided"
        0 none "Your client ID is missing"
        0 none "Replace {clientId} with"
    }
    WrongAuthMethod at Client {
        0 none "The AuthorizationMode configuration option must be one of" => "Set the tool's authorization mode to PrivateKey."
        0 none "missing client secret" => "The org authorization server takes no client secret: give the tool a private key, or another tool."
        0 none "client secret is required" => "The org authorization server takes no client secret: give the tool a private key, or another tool."
        0 none "Unknown Authorization Mode" => "Set the tool's authorization mode to PrivateKey."
    }
    AdminDomain at Client {
        0 none "Okta domain should not contain -admin"
        0 none "Okta URL should not contain -admin"
        0 none "orgUrl should not contain -admin"
        0 none "should not contain -admin."
        0 none "This is likely the admin console URL"
    }
    BadDomain at Client {
        0 none "unsupported protocol scheme" => "Give the domain as the tool wants it: with https:// where it is a URL."
        0 none "No scheme supplied" => "Give the domain as the tool wants it: with https:// where it is a URL."
        0 none "domain contains protocol" => "Give the domain without https://."
        0 none "first path segment in URL cannot contain colon" => "Give the domain as the tool wants it: with https:// where it is a URL."
        0 none "invalid character '<' looking for beginning of value"
        0 none "Unexpected token < in JSON at position 0"
        0 none "Unexpected token '<', \"<!"
        0 none "Unexpected character ('<' (code 60))"
        0 none "\"status\":404,\"message\":\"Resource not found\""
        0 none "like there's a typo in your Okta domain"
        0 none "like there's a typo in your Okta URL"
        0 none "Replace {yourOktaDomain} with your Okta domain"
        0 none "Your Okta URL must start with https"
        0 none "Your Okta domain is missing"
        0 none "Your Okta URL is missing"
        0 none "Okta Org URL not provided"
        0 none "domain must be an HTTPS hostname"
    }
    KidMissing at Client {
        0 none "\"keyid\" must be a string"
        0 none "private_key_id is required"
        0 none "privateKeyId is required"
        0 none "kid is missing in the private key"
        0 none "JWK must have a kid"
    }
    WrongAppType at Client {
        0 none "not allowed to use this grant type"
    }
    InvalidToken at Client {
        0 none "Your Okta API token is missing" => "Set the tool's authorization mode to PrivateKey: it looks for an API token."
        0 none "Replace {apiToken} with"
    }
    KeyFormat at Client {
        0 none "No supported key formats were found"
        0 none "RSA key format is not supported"
        0 none "Key must be a PEM encoded PKCS1 or PKCS8"
        0 none "Key must be PEM encoded"
        0 none "No PEM data is found"
        0 none "unsupported PEM"
        0 none "Could not read key"
        0 none "unable to decode PEM"
        0 none "not a valid PEM"
        0 none "\"JWK\" must be an object"
        0 none "JWK must be an object"
        0 none "Invalid PEM formatted message"
        0 none "bad base64 decode"
        0 none "unable to load Private Key"
        0 none "Unable to load key"
        0 none "invalid_client_private_key_format" => "Give Nango the private key as a JWK: one JSON object with kty, n, e, d, p, q, dp, dq, qi and kid; no PEM, no \"keys\" list, not the public key."
        0 none "RSA private key: x509: failed to parse private key (use ParsePKCS8PrivateKey instead"
        0 none "failed to parse private key (use ParsePKCS1PrivateKey instead"
        0 none "x509: failed to parse private key" => "Give the Go SDK and Terraform a PEM that starts with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY."
        0 none "Private key must be in PEM format"
        0 none "failed to decode PEM block"
        0 none "no valid PEM block found"
        0 none "PEM routines::no start line"
        0 none "PEM routines:get_name:no start line"
        0 none "error:0909006C:PEM"
        0 none "DECODER routines::unsupported"
        0 none "Unable to load PEM file"
        0 none "Could not deserialize key data"
        0 none "Expecting a PEM-formatted key"
        0 none "Invalid PEM structure"
        0 none "secretOrPrivateKey must be an asymmetric key when using RS256"
        0 none "secretOrPrivateKey is not valid key material"
        0 none "\"pkcs8\" must be PKCS#8 formatted string"
        0 none "Unexpected token - in JSON at position 0"
        0 none "Unexpected token '-', \"-----BEGIN"
        0 none "No number after minus sign in JSON"
    }
    KeyMalformed at Client {
        0 none "Unable to convert private key from PEM to JWK"
        0 none "you must supply 'okta.client.scopes' and 'okta.client.privateKey'" => "Give the SDK both scopes and privateKey."
        0 none "malformed sequence in RSA private key"
        0 none "IDX10638" => "This is the public key. Use the private one."
        0 none "ASN1 corrupted"
        0 none "asn1: tags don't match"
        0 none "Could not parse the provided public key"
        0 none "private key should be a PEM or plain PKCS1 or PKCS8"
        0 none "DerInputStream.getLength"
        0 none "algid parse error"
        0 none "ERR_CRYPTO_INVALID_JWK"
        0 none "Invalid JWK data"
        0 none "Unable to parse an RSA_JWK"
        0 none "InvalidJWKValue"
        0 none "MalformedFraming"
        0 none "no BEGIN/END delimiters"
        0 none "unable to load key file"
        0 none "error decoding JWK" => "The tool found no whole JWK: look for the field it reads the key from, and for a newer version."
        0 none "error parsing private key"
        0 none "could not parse private key"
        0 none "cannot parse private key"
        0 none "failed to read private key"
        0 none "unable to read private key"
        0 none "Invalid key data"
        0 none "InvalidKeyFormat"
        0 none "Keyset does not exist"
        0 none "problem parsing PRIVATE KEY"
        0 none "PEMException"
        0 none "InvalidKeyException"
        0 none "not enough data"
        0 none "missing_client_private_key" => "Paste the private key as a JWK into the connection: it is empty."
        0 none "Private Key not provided"
        0 none "Your private key is missing"
        0 none "Invalid private key"
        0 none "key.d\" property must be of type string" => "This is the public key. Use the private one: it has \"d\", \"p\" and \"q\"."
        0 none "The \"key.p\" property must be of type string" => "The JWK lacks p, q, dp, dq and qi: copy the private key whole."
        0 none "Invalid JWK"
        0 none "Unable to parse private key"
        0 none "failed to parse private key"
        0 none "Unable to parse key"
        0 none "asn1: structure error"
        0 none "asn1: syntax error: data truncated"
        0 none "asn1 encoding routines"
        0 none "malformed PEM"
        0 none "InvalidKeySpecException"
        0 none "java.security.InvalidKeyException"
        0 none "illegal base64 data at input byte"
        0 none "Incorrect padding"
        0 none "The input is not a valid Base-64 string"
        0 none "malformed node or string" => "okta-sdk-python reads a JWK as a Python literal: take null, true and false out of it, or give it a PEM."
    }
    KeyWrongAlg at Client {
        0 none "Unable to find an algorithm for key"
        0 none "cannot be used with RS256"
        0 none "cannot be used with ES256"
        0 none "key is of invalid type"
        0 none "IDX10634"
        0 none "WeakKeyException"
        0 none "unsupported key type/format"
        0 none "RSA keys must be at least 2048"
        0 none "IDX10653"
        0 none "keys must be 2048 bits"
        0 none "key size must be at least 2048"
        0 none "The signing key's size is"
        0 none "Invalid key for algorithm"
        0 none "\"alg\" argument is required when"
        0 none "Unsupported key type"
        0 none "failed_to_sign" => "Nango signs with RS256: use an RSA key of 2048 bits or more, with a kid."
        0 none "secretOrPrivateKey has a minimum key size of 2048 bits for RS256" => "Use an RSA key of 2048 bits or more."
        0 none "\"alg\" parameter for \"ec\" key type must be one of"
        0 none "\"alg\" parameter for \"rsa\" key type must be one of"
        0 none "Unknown key type \"ec\""
        0 none "key type is not RSA"
        0 none "crypto/rsa: key size too small"
        0 none "Key length is less than"
        0 none "unsupported signing algorithm"
        0 none "RSA key length in the 'jwks' is less than '2,048' bits"
    }
    ClientRejected at Client {
        0 none "invalid_client_credentials" => "Look at the same event of Okta's System Log for more: debugContext tells the client; then compare client ID, KID and key with the app's."
        0 none "client_credentials_fetch_error" => "Look at the answer of Okta's token endpoint in Nango's log: error and error_description name the cause."
        0 none "unhandled_oauth2_cc_error" => "Look at the answer of Okta's token endpoint in Nango's log: error and error_description name the cause."
    }
    AppInactive at Client {
        0 none "app is inactive"
        0 none "application is deactivated"
        0 none "client is inactive"
        0 none "app was deactivated"
    }
    NoAuthHeader at Client {
        0 none "without an Authorization header"
        0 none "no Authorization header was sent"
        0 none "missing Authorization header"
        0 none "did not send an Authorization header"
    }
    ConnectorBug at Client {
        0 none "Authentication undefined:" => "Update the Java SDK: it has lost the kind of login that it should use."
        0 none "KeyError: 'token'" => "okta-sdk-python 3.0.0 asks for a token in PrivateKey mode: update it."
    }
    // Names that Okta's System Log gives as the reason; they are never in an answer.
    AssertionReused at Client { 0 none "client_assertion_already_used" }
    AssertionExpTooFar at Client { 0 none "client_assertion_expires_too_far_in_future" }
    AssertionTimes at Client { 0 none "client_assertion_expired_token" 0 none "client_assertion_issued_at_in_future" }
    AssertionAlgorithm at Client { 0 none "client_assertion_invalid_signature_algorithm" 0 none "client_assertion_invalid_no_secret" }
    AssertionMalformed at Client { 0 none "client_assertion_invalid_jwt" 0 none "client_assertion_expiration_required" }
    BadSignature at Client { 0 none "client_assertion_invalid_signature" }
    KidNotRegistered at Client { 0 none "client_assertion_invalid_kid" }
    JwksNotConfigured at Client { 0 none "client_assertion_jwks_not_configured" }
    JwksUnusable at Client { 0 none "client_assertion_invalid_jwks" 0 none "jwks_uri_error" 0 none "jwks_uri_no_key" }
    KeyNotForSigning at Client { 0 none "client_assertion_invalid_key_use" 0 none "client_assertion_not_signed_with_signing_key" }
    WrongAudience at Client { 0 none "client_assertion_invalid_audience" }
    WrongClientId at Client { 0 none "client_assertion_invalid_issuer" 0 none "client_assertion_invalid_subject" 0 none "invalid_client_id" }
    WrongAuthMethod at Client { 0 none "invalid_token_endpoint_auth_method" 0 none "unsupported_auth_method_client_creds" }
    WrongAppType at Client { 0 none "invalid_application_type_client_credentials" }
    DpopRequired at Client { 0 none "invalid_dpop_proof_missing_header" }
    DpopHtu at Client { 0 none "invalid_dpop_proof_invalid_htu" }
    PolicyDenied at Client { 0 none "no_matching_policy" 0 none "no_scope_allowed" }
    NetworkZone at Client { 0 none "disallowed_network_zone" }
    ScopeNotGranted at Client { 0 none "no_org_scopes_granted" }
    ScopeInvalid at Client { 0 none "no_matching_scope" 0 none "illegal_custom_scope" }
    OidcScope at Client { 0 none "openid_not_allowed_client_creds" }
}

/// Causes that a token or a URL in the text shows; the code that finds it writes the words.
macro_rules! meanings {
    ($($cause:ident)*) => {
        pub(super) static MEANINGS: &[Entry] = &[$(Entry::of_client(Cause::$cause, "", "")),*];
    };
}

meanings! {
    AdminDomain BadDomain ClientRejected DpopProof DpopRequired InvalidToken NotFound NoPermission AssertionAlgorithm AssertionExpTooFar AssertionMalformed AssertionTimes CustomAuthServerUsed DpopHtu
    KidMissing TokenExpired WrongAudience WrongClientId
}

macro_rules! stories {
    ($($cause:ident $means:literal [$([$($word:literal)*])*] $(=> $hint:literal)?)*) => {
        /// Each word of a group is another way to say the same; every group must occur.
        pub(super) static STORIES: &[(&[&[&str]], Entry)] = &[$((
            &[$(&[$($word),*]),*],
            Entry::of_client(Cause::$cause, $means, concat!($($hint)?)),
        ),)*];
    };
}

// What the text means comes first, then the words that must occur, any one of each group.
stories! {
    DpopHtu "with DPoP the first page is read and the next one is refused" [
        ["dpop"] ["pagination" "paging" "next page" "second page" "page 2" "after the first page" "first page"] ["400" "fail" "invalid" "error"]
    ]
    DpopHtu "with DPoP a call with query parameters or escaped characters is refused" [
        ["dpop"] ["query string" "query parameter" "path parameter" "encoded path" "url-encoded" "htu"] ["400" "fail" "invalid" "mismatch"]
    ]
    AssertionReused "the same assertion is sent twice" [
        ["jwt" "assertion"] ["cached" "caches" "reuse" "re-use" "same" "twice"] ["already used" "already been used" "second request" "used before"]
    ]
    AssertionExpTooFar "exp is too far ahead" [
        ["exp "  "expir"] ["24h" "24 hours" "one day" "1 day" "a day" "two hours" "2 hours" "more than an hour" "over an hour" "more than one hour"] ["jwt" "assertion" "future" "claim"]
    ]
    AssertionTimes "times are not in seconds" [
        ["millisecond" "in millis" "date.now()"] ["exp" "iat" "jwt" "assertion" "claim"]
    ]
    OidcScope "a scope of OpenID Connect is requested without a user" [
        ["openid" "offline_access"] ["client credentials" "client_credentials" "service app" "api services"] ["refus" "reject" "invalid" "error" "fail" "not allowed" "cannot" "can't"]
    ]
    BadDomain "the domain has its end twice" [
        [".com.com"]
    ]
    AssertionReused "after the nonce challenge the same assertion is sent again" [
        ["nonce"] ["same assertion" "reuses the assertion" "reused assertion" "same jti" "same client_assertion" "already been used" "already used"]
    ]
    TokenExpired "it works at first and fails when the token is an hour old" [
        ["an hour" "one hour" "1 hour" "60 min" "after it expires" "token expires" "token expired" "authorization expires" "expires and"] ["fail" "401" "stop" "invalid" "error" "no longer" "cannot" "can't" "403" "expires" "expired" "empty" "renew" "refresh"] ["token" "works" "work for" "start" "restart" "cache" "authoriz"]
    ]
    TokenExpired "restarting or clearing the cached token cures it" [
        ["clearing the cache" "clear the cache" "clearing the cached" "restart fixes" "restarting fixes" "after a restart" "until restart" "cached access token" "cached token"] ["fail" "401" "expired" "invalid" "stop" "cure"]
    ]
    DpopRequired "it works when DPoP is off" [
        ["dpop" "proof of possession" "proof-of-possession"] ["turn off" "turned off" "turning off" "disabl" "uncheck" "unless" "not support" "unsupported" "doesn't support" "no support" "enabled by default" "enforce"]
    ]
    KidNotRegistered "the kid is not the one that Okta has" [
        ["kid" "key id" "keyid"] ["not match" "mismatch" "doesn't match" "does not match" "multiple keys" "several keys" "two keys" "unknown kid" "wrong kid" "no kid" "without kid" "without a kid" "missing kid"]
    ]
    BadSignature "the key was changed" [
        ["rotated" "rotation" "rotating" "new key pair" "regenerated" "replaced the key" "wrong key" "different key"] ["signature" "invalid_client" "401" "fail"]
    ]
    InsufficientScope "the token has fewer scopes than were requested" [
        ["scope"] ["silently" "dropped" "not in the token" "missing from the token" "missing in the token" "fewer scopes" "subset of" "not included in the token"]
    ]
    NetworkZone "the address is not in an allowed network" [
        ["network zone" "allowlist" "allow list" "ip address" "ip range" "egress ip"] ["denied" "blocked" "access_denied" "403" "not permitted" "outside"]
    ]
    KeyMalformed "the file of the key is not there" [
        ["no such file" "enoent" "filenotfound" "cannot find the file" "file not found" "does not exist"] [".pem" "private key" "privatekey" "jwk" "key file" "keyfile" ".key"]
    ]
    WrongAppType "the app is of another type" [
        ["web application" "web app" "native app" "single-page" "spa instead" "instead of api services" "instead of an api services" "not an api services" "oidc app"] ["client_credentials" "client credentials" "token endpoint" "reject" "unauthorized" "not allowed" "fail" "error"]
    ]
    InsufficientScope "Okta's SDK cannot tell what Okta said" [
        ["the api returned an unknown error"]
    ]
    ConnectorBug "the tool itself crashes" [
        ["okta"] ["nil pointer dereference" "nullpointerexception" "nullreferenceexception" "attributeerror:" "keyerror:" "typeerror:" "cannot read propert" "is not a function" "index out of range" "unreachable code" "panic:"]
    ]
    ConnectorBug "a newer version cures it" [
        ["fixed in version" "fixed in release" "fixed by upgrading" "fixed by updating" "known issue" "known bug" "bug in the sdk" "sdk bug" "bug in the provider" "bug in the connector" "sdk does not" "sdk doesn't"]
        ["okta" "token" "401" "403" "dpop" "scope" "key"]
    ]
    NoAuthHeader "the tool does not send the token" [
        ["not add the token" "not send the token" "no token is sent" "does not attach" "header is missing" "authorization header is not" "not crafting the authorization" "without the authorization header" "omits the authorization"] ["invalid session" "401" "403" "fail" "error" "list" "call" "request"]
    ]
    NoPermission "the app has no admin role" [
        ["no admin role" "admin role is missing" "missing admin role" "no role is assigned" "no role assigned" "no roles assigned" "without an admin role" "without a role" "admin role is not assigned" "admin role was not"] ["403" "empty" "[]" "permission" "forbidden" "nothing" "fail" "error"]
    ]
    ScopeNotGranted "a scope was not granted" [
        ["scope"] ["not granted" "never granted" "wasn't granted" "weren't granted" "hasn't been granted" "haven't been granted" "forgot to grant" "grant the scope" "granting the scope"]
    ]
    CustomAuthServerUsed "the token is of a custom authorization server" [
        ["/oauth2/default" "custom authorization server" "default authorization server" "/oauth2/aus"] ["invalid" "401" "403" "not accept" "fail" "reject" "error"]
    ]
    ConnectorBug "the same values work with another tool" [
        ["works in postman" "works with postman" "works from postman" "postman works" "works with curl" "works in curl" "curl works" "works fine with curl" "same credentials work" "works with the python" "works with the java"] ["fail" "error" "401" "400" "403" "not"]
    ]
    ConnectorBug "the tool cannot renew its token" [
        ["refresh" "renew" "second token"] ["no longer" "cannot" "can't" "fails to" "never" "unable"] ["token"]
    ]
    ConnectorBug "another version of the tool works" [
        ["after upgrad" "since upgrad" "after updat" "since the upgrade" "downgrad" "previous version" "older version" "regression" "worked in version" "works with version" "rolled back to" "rolling back"] ["fail" "error" "401" "400" "403" "works" "stopped"]
    ]
    NoPermission "Okta answers 200 with nothing in it" [
        ["200"] ["empty array" "empty list" "empty result" "empty response" " []" " 0 users" "zero users" "no users" "no records" " 0 records" "nothing is returned" "returns nothing" "returned nothing"]
    ]
    NoPermission "a list comes back empty" [
        ["gives []" "returns []" "returned []" "get []" "got []" "answers []" "is []" "empty []" "gives an empty" "returns an empty"]
    ]
    NoPermission "the connection works and reads no users" [
        ["okta" "nango" "connection"] ["empty array" "empty list" "empty results" " 0 users" "zero users" "no users" " 0 records" "no records" "returns nothing" "synced 0" "saved 0" "nothing is synced" "no data"] ["token" "connect" "success" "sync" "scope"]
    ]
    AssertionTimes "the machine slept, or its clock is off" [
        ["clock" "ntp" "time drift" "system time" "timezone" "time zone"] ["skew" "drift" "ahead" "behind" "off by" "wrong" "out of sync" "slow" "fast" "sleep"]
    ]
}

macro_rules! topics {
    ($($cause:ident $means:literal [$($word:literal)*])*) => {
        /// A topic is named by any word of the text that begins with one of these.
        pub(super) static TOPICS: &[(&[&str], Entry)] = &[$((&[$($word),*], Entry::of_client(Cause::$cause, $means, ""))),*];
    };
}

// For texts that say nothing else: what they touch on is looked at first. The narrower topic comes before the wider.
topics! {
    DpopRequired "it touches on DPoP" ["dpop" "proof of possession" "proof-of-possession" "demonstrating proof"]
    NoPermission "it touches on what the app may see" ["admin role" "permission" "imports nothing" "import nothing" "always empty" "is empty" "are empty" "comes back empty" "nothing from okta" "no groups" "no users" "missing users" "missing groups" "no results" "role"]
    KidNotRegistered "it touches on the key ID" ["kid " "kid:" "kid'" "key id" "key-id" "keyid"]
    BadSignature "it touches on the signature" ["signature" "signing key" "key pair" "rotated" "public key"]
    WrongAudience "it touches on the audience" ["audience" "aud "]
    AssertionTimes "it touches on the clock" ["clock" "ntp" "time zone" "timezone"]
    TokenExpired "it touches on the life of the token" ["expire" "expiry" "expiration" "refresh" "renew" "restart" "after a while"]
    KeyMalformed "it touches on the private key" ["private key" "private_key" "privatekey" "pem" "jwk"]
    CustomAuthServerUsed "it touches on the authorization server" ["authorization server" "auth server"]
    ScopeNotGranted "it touches on scopes" ["scope"]
    WrongAuthMethod "it touches on a client secret" ["client secret" "client_secret" "secret"]
    WrongClientId "it touches on the client ID" ["client id" "client_id" "clientid"]
    BadDomain "it touches on the domain" ["domain" "hostname" "org url" "orgurl"]
    ConnectorBug "it touches on the tool in between" ["sdk" "provider" "plugin" "connector" "content-type" "pagination" "first page" "library"]
}
