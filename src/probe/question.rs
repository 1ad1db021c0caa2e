//! One request as the plan wants it: what is asked, not yet how it is written.

use crate::model::conversation::Step;

/// What to ask at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    Get {
        path: String,
        query: Option<&'static str>,
        credentials: Credentials,
    },
    Token {
        /// Whether the assertion's header names the key.
        kid: bool,
        proof: Option<DpopProof>,
        scopes: Vec<String>,
    },
}

/// How a GET is authorised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    None,
    /// Only the access token (RFC 6750).
    Bearer,
    /// The access token and a DPoP proof that names it (RFC 9449).
    Dpop(DpopProof),
}

/// A DPoP proof; Okta hands out the nonce when it wants one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DpopProof {
    pub nonce: Option<String>,
}

/// What to do about a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub step: Step,
    pub to_do: ToDo,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToDo {
    Ask(Question),
    /// It cannot be asked in this run; the text says what it would need.
    Leave(String),
    /// It could be asked, but the run may not go on; the text says why.
    Stop(String),
}

impl Question {
    /// Method, path and what goes with it, on one line.
    pub fn shown(&self) -> String {
        match self {
            Self::Get {
                path,
                query,
                credentials,
            } => {
                let query = query.map_or_else(String::new, |query| format!("?{query}"));
                let with = match credentials {
                    Credentials::None => "no credentials",
                    Credentials::Bearer => "access token",
                    Credentials::Dpop(_) => "access token, DPoP proof",
                };
                format!("GET  {path}{query}  ({with})")
            }
            Self::Token { kid, proof, scopes } => {
                let kid = if *kid { "" } else { " without kid" };
                let proof = match proof {
                    None => "",
                    Some(DpopProof { nonce: None }) => ", DPoP proof",
                    Some(_) => ", DPoP proof with nonce",
                };
                let count = scopes.len();
                let plural = if count == 1 { "" } else { "s" };
                format!(
                    "POST {}  (client assertion{kid}{proof}; {count} scope{plural})",
                    crate::okta::endpoints::TOKEN
                )
            }
        }
    }
}
