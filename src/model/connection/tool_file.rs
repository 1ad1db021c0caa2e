//! What a tool's own file says beside the four values: whether the tool uses them at all.

use serde::{Deserialize, Serialize};

/// Of an SDK's `okta.yaml` or `appsettings.json`, or of a block of Terraform's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolFile {
    /// The family of tools that read such a file, by its name.
    pub family: String,
    pub mode: Mode,
    /// Whether the values stand under `okta`, and not under `client` in it.
    pub lacks_client_level: bool,
    /// Whether the scopes are one text, and no list.
    pub scopes_are_text: bool,
}

/// An SDK's `authorizationMode`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    NotGiven,
    Given(String),
    /// The file refers to it, or its tools have none.
    Unknown,
}
