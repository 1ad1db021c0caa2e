//! What a refusal proves to be right already.
//!
//! Okta's order of checks is not documented, so this says no more than what each check itself needs: to find a key or
//! its absence Okta must know the app, and to look at an app's grants it must have let the app in.

use super::Cause;

/// Something that need not be looked at any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    Host,
    ClientId,
    Key,
    Times,
    Audience,
    Token,
    Scope,
    Role,
}

impl Fact {
    /// What is right, and how it is known.
    pub fn words(self) -> &'static str {
        match self {
            Self::Host => "the host: an Okta org answers there",
            Self::ClientId => "the client ID: Okta knows the app",
            Self::Key => "the private key and its kid: Okta verified the signature",
            Self::Times => "the clock: Okta accepted the assertion's times",
            Self::Audience => "the token URL in the assertion's aud",
            Self::Token => "the access token: Okta issued it and accepts it",
            Self::Scope => "the scope of this call: the token holds it",
            Self::Role => "the admin role: Okta shows something to the app",
        }
    }

    /// What is right, in one or two words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::ClientId => "client ID",
            Self::Key => "key",
            Self::Times => "clock",
            Self::Audience => "audience",
            Self::Token => "token",
            Self::Scope => "scope",
            Self::Role => "admin role",
        }
    }
}

const HOST: &[Fact] = &[Fact::Host];
const APP: &[Fact] = &[Fact::Host, Fact::ClientId];
/// The app was let in.
const LOGIN: &[Fact] = &[
    Fact::Host,
    Fact::ClientId,
    Fact::Key,
    Fact::Times,
    Fact::Audience,
];
const TOKEN: &[Fact] = &[
    Fact::Host,
    Fact::ClientId,
    Fact::Key,
    Fact::Times,
    Fact::Audience,
    Fact::Token,
];
const CALL: &[Fact] = &[
    Fact::Host,
    Fact::ClientId,
    Fact::Key,
    Fact::Times,
    Fact::Audience,
    Fact::Token,
    Fact::Scope,
];

/// What an issued token proves.
pub const ISSUED: &[Fact] = LOGIN;
/// What a list proves that has nothing in it.
pub const ANSWERED: &[Fact] = CALL;
/// What a list proves that has something in it.
pub const SHOWN: &[Fact] = &[
    Fact::Host,
    Fact::ClientId,
    Fact::Key,
    Fact::Times,
    Fact::Audience,
    Fact::Token,
    Fact::Scope,
    Fact::Role,
];

impl Cause {
    /// What is right already when Okta refuses for this cause.
    pub fn proves(self) -> &'static [Fact] {
        match self {
            Self::AppInactive
            | Self::AssertionReused
            | Self::BadSignature
            | Self::DpopRequired
            | Self::JwksNotConfigured
            | Self::JwksUnusable
            | Self::KeyNotForSigning
            | Self::KidNotRegistered
            | Self::NetworkZone
            | Self::OidcScope
            | Self::PolicyDenied
            | Self::WrongAppType
            | Self::WrongAuthMethod => APP,
            Self::DpopNonce | Self::ScopeNeedsUser | Self::ScopeNotGranted => LOGIN,
            Self::InsufficientScope | Self::NoPermission => TOKEN,
            Self::StateForbids => CALL,
            Self::AccessDenied
            | Self::AssertionAlgorithm
            | Self::AssertionExpTooFar
            | Self::AssertionMalformed
            | Self::AssertionTimes
            | Self::BrowserRequest
            | Self::ClientRejected
            | Self::CustomAuthServerUsed
            | Self::DpopHtu
            | Self::DpopProof
            | Self::DpopTimes
            | Self::FeatureNotAvailable
            | Self::InvalidToken
            | Self::NotFound
            | Self::NotForOauth
            | Self::RateLimited
            | Self::RequestMalformed
            | Self::ScopeInvalid
            | Self::TokenExpired
            | Self::WrongAudience
            | Self::WrongClientId => HOST,
            Self::AdminDomain
            | Self::BadDomain
            | Self::ConnectorBug
            | Self::KeyFormat
            | Self::KeyMalformed
            | Self::KeyWrongAlg
            | Self::KidMissing
            | Self::NoAuthHeader
            | Self::OrgDeactivated
            | Self::ServerError => &[],
        }
    }
}
