//! What a refusal means, and what each meaning says about the rest of the connection.
//!
//! Okta does not document the order of its checks, so a cause proves only what the failed check itself needs: to see
//! that a key is missing Okta must know the app, and to look at an app's grants it must have authenticated the app.

use super::Implication;

/// A line per cause: the last fact that a refusal for it proves (with all facts before that one), and its other traits.
/// (`cargo fmt` leaves the table alone.)
macro_rules! causes {
    (@proved) => { &[] };
    (@proved $fact:ident) => { Implication::$fact.and_before() };
    ($($(#[$doc:meta])* $cause:ident $(proves $fact:ident)? $(, $trait:ident)*;)*) => {
        /// What a refusal means. Each cause has one rule, or one for the token endpoint and one for the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Cause {
            $($(#[$doc])* $cause,)*
        }

        impl Cause {
            /// What is proved to be right when Okta refuses for this cause.
            pub fn proves(self) -> &'static [Implication] {
                match self {
                    $(Self::$cause => causes!(@proved $($fact)?),)*
                }
            }

            fn is(self, wanted: Trait) -> bool {
                let traits: &[Trait] = match self {
                    $(Self::$cause => &[$(Trait::$trait),*],)*
                };
                traits.contains(&wanted)
            }
        }
    };
}

causes! {
    /// The request went to the host of the Admin Console.
    AdminDomain;
    /// The app is not active.
    AppInactive proves ClientId;
    /// Okta denied without saying why.
    AccessDenied proves Host, PastKey;
    /// The assertion's signing algorithm does not fit the client or its key.
    AssertionAlgorithm proves Host;
    /// The assertion's `exp` is over one hour ahead.
    AssertionExpTooFar proves Host, PastKey;
    /// The assertion's times do not fit Okta's clock.
    AssertionTimes proves Host, PastKey;
    /// The assertion could not be read, or lacks a claim.
    AssertionMalformed proves Host;
    /// The assertion's `jti` was sent before.
    AssertionReused proves ClientId, PastKey;
    /// The request looks as if a web page had made it.
    BrowserRequest proves Host;
    /// The domain is not the domain of an org.
    BadDomain;
    /// The registered public key does not verify the signature.
    BadSignature proves ClientId;
    /// The client was not accepted, and Okta does not say why.
    ClientRejected proves Host;
    /// The tool in between is at fault, not the connection.
    ConnectorBug;
    /// The request went to a custom authorization server, or asked for something that only those offer.
    CustomAuthServerUsed proves Host;
    /// The DPoP proof names another URL than the one called.
    DpopHtu proves Host, OfCalls;
    /// A DPoP proof needs the nonce that came with this answer.
    DpopNonce proves Audience, PastKey;
    /// A DPoP proof was sent and is not accepted.
    DpopProof proves Host, OfCalls, PastKey;
    /// The time in the DPoP proof does not fit Okta's clock.
    DpopTimes proves Host, OfCalls;
    /// The app issues only DPoP-bound tokens.
    DpopRequired proves ClientId, PastKey;
    /// The org does not have a feature that the request needs.
    FeatureNotAvailable proves Host;
    /// The access token lacks the scope of this call.
    InsufficientScope proves Token, OfCalls;
    /// The access token is not accepted.
    InvalidToken proves Host, OfCalls;
    /// The app has no public key.
    JwksNotConfigured proves ClientId;
    /// The app's public keys cannot be read or used.
    JwksUnusable proves ClientId;
    /// The private key is in a form that the tool does not read.
    KeyFormat;
    /// The text given as the private key is not a key, or not a whole one.
    KeyMalformed;
    /// The app's public key is registered for encryption.
    KeyNotForSigning proves ClientId;
    /// The private key cannot sign with the algorithm that the tool uses.
    KeyWrongAlg;
    /// The key has no `kid`, and the tool wants one.
    KidMissing;
    /// No registered key has the assertion's `kid`.
    KidNotRegistered proves ClientId;
    /// The caller's address is outside the app's network zones.
    NetworkZone proves ClientId, PastKey;
    /// No admin role permits this call.
    NoPermission proves Token, OfCalls;
    /// The path, method or object does not exist.
    NotFound proves Host, OfCalls;
    /// The endpoint accepts a user's session only, not an OAuth token.
    NotForOauth proves Host, OfCalls;
    /// A scope of OpenID Connect in a flow without a user.
    OidcScope proves ClientId, PastKey, AboutScopes;
    /// The org does not exist any more.
    OrgDeactivated;
    /// An access policy of a custom authorization server said no.
    PolicyDenied proves ClientId, PastKey;
    RateLimited proves Host;
    /// The token request itself is not well formed.
    RequestMalformed proves Host;
    /// The call carries no token at all.
    NoAuthHeader;
    /// A scope that Okta does not know or does not take here.
    ScopeInvalid proves Host, PastKey, AboutScopes;
    /// A scope that acts for a signed-in user.
    ScopeNeedsUser proves Audience, PastKey, AboutScopes;
    /// None of the requested scopes is granted.
    ScopeNotGranted proves Audience, PastKey;
    /// Okta failed, or asks the client to try again later.
    ServerError;
    /// The object's state forbids it; permissions are not in question.
    StateForbids proves Scope;
    /// The access token is over one hour old.
    TokenExpired proves Host, OfCalls;
    /// The app is no service app.
    WrongAppType proves ClientId, PastKey;
    /// The assertion's `aud` is not the URL called.
    WrongAudience proves Host, PastKey;
    /// The app is set to authenticate in another way than with a key.
    WrongAuthMethod proves ClientId;
    /// No app of this org has that client ID.
    WrongClientId proves Host;
}

#[derive(PartialEq)]
enum Trait {
    OfCalls,
    PastKey,
    AboutScopes,
}

impl Cause {
    /// Whether this cause makes calls of the API fail, not the token request. Decides which rules speak where a pasted
    /// text does not show which of the two failed.
    pub fn is_of_calls(self) -> bool {
        self.is(Trait::OfCalls)
    }

    /// Whether Okta has most likely verified the assertion's signature before it refuses for this cause, since it looks
    /// at scopes, grants, policies and proofs only after that. Good enough to plan the next question by; unlike
    /// [`Cause::proves`] it is never reported as a fact.
    pub fn is_past_key(self) -> bool {
        self.is(Trait::PastKey)
    }

    /// Whether some of the requested scopes are refused, so that a request with fewer scopes may succeed.
    pub fn is_about_scopes(self) -> bool {
        self.is(Trait::AboutScopes)
    }
}
