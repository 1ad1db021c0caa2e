//! What a tool's own file says beside the four values.

use super::reference;
use super::tree::{Node, Value, walk};
use crate::model::connection::{Mode, ToolFile};
use crate::model::redact::shown;
use crate::tools::Slot;

/// Of the file of an SDK or of Terraform, where the tree is one.
pub(super) fn of(root: &Node) -> Option<ToolFile> {
    sdk(root).or_else(|| terraform(root))
}

fn sdk(root: &Node) -> Option<ToolFile> {
    let at = |way: &[&str]| {
        let mut found = Vec::new();
        walk(root, way, &mut found);
        found
    };
    let is_value = |(name, _): &(&str, &Node)| {
        let known = ["clientId", "privateKey", "orgUrl", "oktaDomain"];
        known.iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    let in_client = at(&["okta", "client"]);
    let lacks_client_level = !in_client.iter().any(is_value);
    let members = if lacks_client_level {
        at(&["okta"])
    } else {
        in_client
    };
    if !members.iter().any(is_value) {
        return None;
    }
    let member = |wanted: &str| {
        let mut members = members.iter();
        members.find_map(|(name, node)| name.eq_ignore_ascii_case(wanted).then_some(*node))
    };
    let mode = match member("authorizationMode").map(|node| &node.value) {
        None | Some(Value::Null) => Mode::NotGiven,
        Some(Value::Text(mode)) if reference::of(mode, Slot::Mode).is_none() => {
            Mode::Given(shown(mode.trim()))
        }
        Some(_) => Mode::Unknown,
    };
    Some(ToolFile {
        family: "sdk".into(),
        mode,
        lacks_client_level,
        scopes_are_text: member("scopes").is_some_and(is_text),
    })
}

fn terraform(root: &Node) -> Option<ToolFile> {
    let provider = root.get("provider")?.get("okta")?;
    Some(ToolFile {
        family: "terraform".into(),
        mode: Mode::Unknown,
        lacks_client_level: false,
        scopes_are_text: provider.get("scopes").is_some_and(is_text),
    })
}

fn is_text(node: &Node) -> bool {
    node.text().is_some_and(|text| !text.trim().is_empty())
}
