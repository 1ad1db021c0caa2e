//! The questions a run can ask.

use crate::okta::endpoints::{NEVER_EMPTY_LISTS, NeverEmptyList};

use serde::{Deserialize, Serialize};

/// In the order in which a report shows them. The first five are all that a healthy run takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// `GET /.well-known/okta-organization`, without credentials.
    Org,
    /// `POST /oauth2/v1/token` with all requested scopes.
    Token,
    /// The token request without `kid` in the assertion's header.
    NoKid,
    /// The token request with a DPoP proof.
    Proof,
    /// The same with the nonce that Okta handed out.
    Nonce,
    /// The token request with some of the scopes; taken once for every set.
    Scopes,
    /// `GET /api/v1/users?limit=1`.
    Users,
    /// `GET /api/v1/groups?limit=1`.
    Groups,
    /// `GET /api/v1/apps?limit=1`.
    Apps,
    /// `GET /oauth2/v1/clients/{client_id}/roles`.
    Roles,
    /// `GET /api/v1/apps/{client_id}/credentials/jwks`.
    Keys,
    /// What a pipeline needs, by its place among the connection's needs, where none of the lists tries it.
    #[serde(skip)]
    Need(usize),
    /// Any other call of the API, as a pasted text shows it. No run of ours makes it.
    Call,
}

impl Step {
    pub const ALL: [Self; 11] = [
        Self::Org,
        Self::Token,
        Self::NoKid,
        Self::Proof,
        Self::Nonce,
        Self::Scopes,
        Self::Users,
        Self::Groups,
        Self::Apps,
        Self::Roles,
        Self::Keys,
    ];

    /// The requests to the token endpoint.
    pub const TOKENS: [Self; 5] = [
        Self::Token,
        Self::NoKid,
        Self::Proof,
        Self::Nonce,
        Self::Scopes,
    ];

    /// The reads of lists, in the order of [`NEVER_EMPTY_LISTS`].
    pub const READS: [Self; 3] = [Self::Users, Self::Groups, Self::Apps];

    pub fn name(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Token => "token",
            Self::NoKid => "no_kid",
            Self::Proof => "proof",
            Self::Nonce => "nonce",
            Self::Scopes => "scopes",
            Self::Users => "users",
            Self::Groups => "groups",
            Self::Apps => "apps",
            Self::Roles => "roles",
            Self::Keys => "keys",
            Self::Need(_) => "need",
            Self::Call => "call",
        }
    }

    /// What it is asked for; of an experiment, what calls for it.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Org => "whether the host is an Okta org, and its clock",
            Self::Token => "a token with all scopes",
            Self::NoKid => {
                "a kid or a signature was refused: whether the app has one key, and whether it is this one"
            }
            Self::Proof => "Okta requires DPoP: whether anything else is wrong",
            Self::Nonce => "Okta sends a nonce for the proof",
            Self::Scopes => "a scope was refused: which one; again for every half",
            Self::Users | Self::Groups | Self::Apps => {
                "whether anything is visible: no org has this list empty"
            }
            Self::Roles => "a list is empty or refused: whether the app has an admin role",
            Self::Keys => "only the kid is wrong: the right one",
            Self::Need(_) => "whether what is needed is readable",
            Self::Call => "another call of the API",
        }
    }

    /// [`Step::READS`], each with the list that it reads.
    pub fn lists() -> impl Iterator<Item = (Self, &'static NeverEmptyList)> {
        Self::READS.into_iter().zip(&NEVER_EMPTY_LISTS)
    }

    /// The list that it reads, where it is one of [`Step::READS`].
    pub fn list(self) -> Option<&'static NeverEmptyList> {
        let mut lists = Self::lists();
        lists.find_map(|(step, list)| (step == self).then_some(list))
    }

    /// Whether it goes to the token endpoint.
    pub fn is_token(self) -> bool {
        Self::TOKENS.contains(&self)
    }
}
