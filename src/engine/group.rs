//! The groups of the checks: what a rule looks at, told by the first word of its name.

use crate::model::text::named::named;

named! {
    /// What a rule looks at.
    pub enum Group {
        Inputs = "inputs",
        Key = "key",
        Domain = "domain",
        Scopes = "scopes",
        Org = "org",
        Token = "token",
        Api = "api",
    }
}

impl Group {
    /// The group of a rule, by its name. For the table of the rules, where a name that starts with no known word stops the
    /// build.
    ///
    /// # Panics
    /// When the name starts with none of the words.
    pub const fn of(rule: &str) -> Self {
        if begins(rule, "client_id_") || begins(rule, "connection_") {
            Self::Inputs
        } else if begins(rule, "key_") {
            Self::Key
        } else if begins(rule, "domain_") {
            Self::Domain
        } else if begins(rule, "scopes_") {
            Self::Scopes
        } else if begins(rule, "org_") {
            Self::Org
        } else if begins(rule, "token_") {
            Self::Token
        } else if begins(rule, "api_") {
            Self::Api
        } else {
            panic!("a rule's name starts with the place where the fault is seen")
        }
    }

    /// Whether its rules look at one of the values alone.
    pub fn is_value(self) -> bool {
        !self.is_live() && self != Self::Inputs
    }

    /// Whether its rules need an answer from Okta.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Org | Self::Token | Self::Api)
    }
}

/// `str::starts_with`, which no constant can call.
const fn begins(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut at = 0;
    while at < word.len() {
        if at == text.len() || text[at] != word[at] {
            return false;
        }
        at += 1;
    }
    true
}
