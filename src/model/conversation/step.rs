//! The questions a run can ask.

use serde::{Deserialize, Serialize};

use crate::okta::endpoints::{NEVER_EMPTY_LISTS, NeverEmptyList};

/// A row per step: its name and its purpose; for an experiment, what must be seen before it is made. (`cargo fmt`
/// leaves the table alone.)
macro_rules! steps {
    ($($(#[$doc:meta])* $step:ident $name:literal $purpose:literal;)*) => {
        /// In the order in which a report shows them. The first five are all that a healthy run takes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Step {
            $($(#[$doc])* #[serde(rename = $name)] $step,)*
            /// A call that a pipeline needs, by its index among the run's needs, where no other step makes that call.
            #[serde(skip)]
            Need(usize),
            /// Any other call of the API, as a pasted text shows it. No run of ours makes it.
            #[serde(rename = "call")]
            Call,
        }

        impl Step {
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$step),*];

            pub fn name(self) -> &'static str {
                match self { $(Self::$step => $name,)* Self::Need(_) => "need", Self::Call => "call" }
            }

            /// What the step finds out; for an experiment, also what must be seen before it is made.
            pub fn purpose(self) -> &'static str {
                match self {
                    $(Self::$step => $purpose,)*
                    Self::Need(_) => "whether what is needed is readable",
                    Self::Call => "another call of the API",
                }
            }
        }
    };
}

steps! {
    /// `GET /.well-known/okta-organization`, without credentials.
    Org "org" "whether the host is an Okta org, and its clock";
    /// `POST /oauth2/v1/token` with all requested scopes.
    Token "token" "a token with all scopes";
    /// The token request without `kid` in the assertion's header.
    NoKid "no_kid" "a kid or a signature was refused: whether the app has one key, and whether it is this one";
    /// The token request with a DPoP proof.
    DpopProof "proof" "Okta requires DPoP: whether anything else is wrong";
    /// The same with the nonce that Okta handed out.
    Nonce "nonce" "Okta sends a nonce for the proof";
    /// The token request with some of the scopes; taken once for every set.
    Scopes "scopes" "a scope was refused: which one; again for every half";
    /// `GET /api/v1/users?limit=1`.
    Users "users" "whether anything is visible: no org has this list empty";
    /// `GET /api/v1/groups?limit=1`.
    Groups "groups" "whether anything is visible: no org has this list empty";
    /// `GET /api/v1/apps?limit=1`.
    Apps "apps" "whether anything is visible: no org has this list empty";
    /// `GET /oauth2/v1/clients/{client_id}/roles`.
    Roles "roles" "a list is empty or refused: whether the app has an admin role";
    /// `GET /api/v1/apps/{client_id}/credentials/jwks`.
    Keys "keys" "only the kid is wrong: the right one";
}

impl Step {
    /// The requests to the token endpoint.
    pub const TOKENS: [Self; 5] = [
        Self::Token,
        Self::NoKid,
        Self::DpopProof,
        Self::Nonce,
        Self::Scopes,
    ];

    /// The reads of lists, in the order of [`NEVER_EMPTY_LISTS`].
    pub const READS: [Self; 3] = [Self::Users, Self::Groups, Self::Apps];

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
