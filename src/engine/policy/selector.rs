//! Rules as people name them: one by its id, many by a prefix or a group.

use crate::engine::group::Group;
use crate::engine::rule::Rule;
use crate::model::redact::shown_briefly;
use crate::model::text::nearest::nearest;

/// One or more rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSelector {
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Rule,
    /// Ends with `_`.
    Prefix,
    Group(Group),
}

/// A name that no rule, no prefix and no group has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule, prefix or group {name:?}. {hint}")]
pub struct UnknownName {
    /// As it may be shown.
    name: String,
    hint: String,
}

impl RuleSelector {
    /// `key_missing_kid`, `key_json_` or `key_json_*` (every rule that begins so), or the group `key`. Case and `-` for
    /// `_` do not matter.
    ///
    /// # Errors
    /// When no rule is meant by it.
    pub fn read(text: &str, rules: &[Rule]) -> Result<Self, UnknownName> {
        let name = text.trim().to_ascii_lowercase().replace('-', "_");
        let name = name.strip_suffix('*').unwrap_or(&name);
        let group = Group::ALL.into_iter().find(|group| group.name() == name);
        let kind = if let Some(group) = group {
            Some(Kind::Group(group))
        } else if rules.iter().any(|rule| rule.id == name) {
            Some(Kind::Rule)
        } else {
            let begins = |rule: &Rule| rule.id.starts_with(name);
            (name.ends_with('_') && rules.iter().any(begins)).then_some(Kind::Prefix)
        };
        match kind {
            Some(kind) => Ok(Self {
                text: name.to_owned(),
                kind,
            }),
            None => Err(unknown(text, name, rules)),
        }
    }

    pub fn has(&self, rule: &Rule) -> bool {
        match self.kind {
            Kind::Rule => rule.id == self.text,
            Kind::Prefix => rule.id.starts_with(&self.text),
            Kind::Group(group) => rule.group == group,
        }
    }

    /// As it was given, but for case and dashes.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn unknown(text: &str, name: &str, rules: &[Rule]) -> UnknownName {
    let groups = Group::ALL.into_iter().map(Group::name);
    let ids = rules.iter().map(|rule| rule.id);
    // `missing_kid` is `key_missing_kid` for a user who remembers the fault but not the prefix.
    let bare = ids
        .clone()
        .find(|id| id.split_once('_').is_some_and(|(_, bare)| bare == name));
    // `key_json` lacks only the `_` of the prefix.
    let prefix = format!("{name}_");
    let is_prefix = !name.is_empty() && ids.clone().any(|id| id.starts_with(&prefix));
    let near = match bare {
        _ if is_prefix => vec![prefix.as_str()],
        Some(id) => vec![id],
        None => nearest(name, groups.chain(ids)),
    };
    let hint = match near.as_slice() {
        [] => "`okta-cc rules` lists the rules; the groups are inputs, key, domain, scopes, org, token, api.".into(),
        near => format!("Nearest: {}.", near.join(", ")),
    };
    UnknownName {
        name: shown_briefly(text),
        hint,
    }
}
