//! What a file is that is not judged, as in a sentence.

use std::fmt;

use crate::model::redact::shown;

/// A file that holds neither a connection in a form that is read, nor only a private key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherKind {
    PublicKey,
    /// A private key whose use nothing tells, in a file that nobody named.
    KeyOfOther,
    /// An SDK's file for another mode than `PrivateKey`.
    Mode(String),
    /// For an API token (SSWS) in the place of a key.
    ApiToken,
    /// An app that people sign in to: it has a client secret or redirect URIs, and no key.
    SignIn,
    /// Okta asks in a browser (the device flow).
    DeviceFlow,
    AwsCli,
    Service(&'static str),
    /// To be copied and filled in.
    Blank,
    /// Another program makes a file of it: Helm, Jinja.
    Template,
    /// More than one connection, in a form that holds one.
    Several,
    /// A report that this run replaces.
    Report,
    /// Written in another language, by its title (`a YAML file`), with nothing of a connection in it.
    Language(&'static str),
    Unknown,
}

impl OtherKind {
    /// For a count of such files; empty for those that have nothing to do with keys or Okta.
    pub fn title(&self) -> &'static str {
        match self {
            Self::PublicKey => "public keys",
            Self::KeyOfOther => "keys for another use",
            Self::Mode(_) => "other modes",
            Self::ApiToken => "API tokens",
            Self::SignIn => "sign-in apps",
            Self::DeviceFlow => "device flow",
            Self::AwsCli => "okta-aws-cli",
            Self::Service(_) => "other services",
            Self::Blank => "templates to fill in",
            Self::Template => "templates",
            Self::Several => "several connections in one file",
            Self::Report | Self::Language(_) | Self::Unknown => "",
        }
    }

    /// What a person can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::PublicKey => "Name the file with the private key.",
            Self::KeyOfOther => "Name the file to have it checked as the key of a connection.",
            Self::Mode(_) | Self::ApiToken => {
                "For client credentials, set the mode to PrivateKey and give client ID, private key and scopes."
            }
            Self::SignIn | Self::DeviceFlow => {
                "For client credentials, give the private key of an API Services app."
            }
            Self::AwsCli | Self::Service(_) => "Name a file with an Okta connection.",
            Self::Blank => "Name the file that was filled in.",
            Self::Template => "Name the file that was made of it (helm template).",
            Self::Several => {
                "Save each in a file of its own, or all of them as JSON Lines, a connection a line."
            }
            Self::Report => "Name another file for the report.",
            Self::Language(_) | Self::Unknown => {
                "Give the four values by their names (client_id, private_key, domain, scopes) in JSON or YAML, or \
                 as OKTA_CC_* variables; a key alone with --private-key-file."
            }
        }
    }
}

/// Reads well after "is": `okta.yaml is …`.
impl fmt::Display for OtherKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PublicKey => "a public key, which a connection does not use",
            Self::KeyOfOther => "a private key, and nothing says that it is for Okta",
            Self::Mode(mode) => {
                return write!(f, "for the mode {}, not for client credentials", shown(mode));
            }
            Self::ApiToken => "for an API token (SSWS), not for client credentials",
            Self::SignIn => "for an app that people sign in to, not for client credentials",
            Self::DeviceFlow => {
                "without a private key: okta-mcp-server then asks in a browser, which is not client credentials"
            }
            Self::AwsCli => "the file of okta-aws-cli, which has no client-credentials connection",
            Self::Service(name) => return write!(f, "for {name}, not for Okta"),
            Self::Blank => "a template to copy and fill in",
            Self::Template => "a template: what is put in later is not here",
            Self::Language(title) => return write!(f, "{title} without a connection in a form that is read"),
            Self::Several => "a file with several connections, of which none is judged",
            Self::Report => "the report that this run writes",
            Self::Unknown => "neither a connection nor a key",
        })
    }
}
