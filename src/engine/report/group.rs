//! Where rules look: the groups of the checks.

/// Where a rule looks, told by the first word of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Inputs,
    Key,
    Domain,
    Scopes,
    Org,
    Token,
    Api,
}

impl Group {
    pub const ALL: [Self; 7] = [
        Self::Inputs,
        Self::Key,
        Self::Domain,
        Self::Scopes,
        Self::Org,
        Self::Token,
        Self::Api,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::Key => "key",
            Self::Domain => "domain",
            Self::Scopes => "scopes",
            Self::Org => "org",
            Self::Token => "token",
            Self::Api => "api",
        }
    }

    /// The group of a rule; `None` when its name starts with no known word.
    pub fn of(rule: &str) -> Option<Self> {
        let (word, _) = rule.split_once('_')?;
        match word {
            "client" | "connection" => Some(Self::Inputs),
            word => Self::ALL.into_iter().find(|group| group.name() == word),
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
