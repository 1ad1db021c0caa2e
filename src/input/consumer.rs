//! The tools that read values from this machine by themselves, each with its own places, names and order.

use std::path::Path;

use super::content;
use super::file::File;
use super::layers::{Kind, Layer};
use super::shape::{PROVIDER, Shape};
use super::slot::Slot;
use super::{Family, Given, SourceError, Variable, text_file, variables};
use crate::model::connection::DomainForm;

/// What one tool reads, and in which order.
pub struct Consumer {
    /// As on the command line; a target has the same.
    pub name: &'static str,
    /// As in a sentence.
    pub title: &'static str,
    /// Strongest first.
    places: &'static [Place],
    variables: &'static [(&'static str, Slot)],
    /// Its names under `okta.client`.
    members: &'static [(&'static str, Slot)],
    /// What the `authorizationMode` is where nobody sets it: in this mode the key is not used.
    pub default_mode: Option<&'static str>,
    family: Family,
    /// Whether the names in files are read in any case.
    any_case: bool,
    /// What surprises in its order.
    pub quirk: Option<&'static str>,
}

/// A place where a consumer looks.
#[derive(Clone, Copy)]
enum Place {
    Environment,
    /// A file in the working directory.
    Project(&'static str),
    /// A file in the user's own folder.
    Home(&'static str),
    /// The provider block in the `.tf` files of the working directory.
    Provider,
}

use Place::{Environment, Home, Project, Provider};

const URL: Slot = Slot::Domain(Some(DomainForm::Url));
const HOME: Place = Home(".okta/okta.yaml");

/// The names that most SDKs share.
macro_rules! sdk {
    ($(($name:literal, $slot:expr)),*) => {
        &[
            ("OKTA_CLIENT_ORGURL", URL),
            ("OKTA_CLIENT_CLIENTID", Slot::ClientId),
            ("OKTA_CLIENT_SCOPES", Slot::Scopes),
            ("OKTA_CLIENT_PRIVATEKEY", Slot::Key),
            ("OKTA_CLIENT_AUTHORIZATIONMODE", Slot::Mode),
            $(($name, $slot)),*
        ]
    };
}

macro_rules! members {
    ($domain:literal $(, ($name:literal, $slot:expr))*) => {
        &[
            ($domain, URL),
            ("clientId", Slot::ClientId),
            ("scopes", Slot::Scopes),
            ("privateKey", Slot::Key),
            ("authorizationMode", Slot::Mode),
            $(($name, $slot)),*
        ]
    };
}

/// All whose order is known. Nango is none of them: it is given what a person pastes.
pub static CONSUMERS: &[Consumer] = &[
    // `okta/config/config_setter.py`: the environment is laid first, the YAML over it.
    Consumer {
        name: "python",
        title: "the Python SDK",
        places: &[Project("okta.yaml"), HOME, Environment],
        variables: sdk!(),
        members: members!("orgUrl", ("kid", Slot::KeyId)),
        default_mode: Some("SSWS"),
        family: Family::Sdk,
        any_case: false,
        quirk: Some(
            "okta.yaml goes before the environment, although the SDK's README says otherwise.",
        ),
    },
    // `okta/config.go`.
    Consumer {
        name: "go",
        title: "the Go SDK",
        places: &[Environment, Project(".okta.yaml"), HOME],
        variables: sdk!(("OKTA_CLIENT_PRIVATEKEYID", Slot::KeyId)),
        members: members!("orgUrl", ("privateKeyId", Slot::KeyId)),
        default_mode: Some("SSWS"),
        family: Family::Sdk,
        any_case: false,
        quirk: Some("In the project it reads .okta.yaml, with a dot, and no okta.yaml."),
    },
    // `src/config-loader.js`.
    Consumer {
        name: "node",
        title: "the Node SDK",
        places: &[Environment, Project("okta.yaml"), HOME],
        variables: sdk!(("OKTA_CLIENT_KEYID", Slot::KeyId)),
        members: members!("orgUrl", ("keyId", Slot::KeyId)),
        default_mode: Some("SSWS"),
        family: Family::Sdk,
        any_case: false,
        quirk: None,
    },
    // `src/Okta.Sdk/Client/Configuration.cs`. The key ID is a member of the JWK.
    Consumer {
        name: "dotnet",
        title: "the .NET SDK",
        places: &[
            Environment,
            Project("okta.yaml"),
            Project("appsettings.json"),
            HOME,
        ],
        variables: &[
            ("OKTA_CLIENT_OKTADOMAIN", URL),
            ("OKTA_CLIENT_CLIENTID", Slot::ClientId),
            ("OKTA_CLIENT_SCOPES", Slot::Scopes),
            ("OKTA_CLIENT_PRIVATEKEY", Slot::Key),
            ("OKTA_CLIENT_AUTHORIZATIONMODE", Slot::Mode),
        ],
        members: members!("oktaDomain"),
        default_mode: Some("SSWS"),
        family: Family::Sdk,
        any_case: true,
        quirk: None,
    },
    // `impl/src/main/java/com/okta/sdk/impl/client/DefaultClientBuilder.java`.
    Consumer {
        name: "java",
        title: "the Java SDK",
        places: &[Environment, HOME, Project("src/main/resources/okta.yaml")],
        variables: sdk!(("OKTA_CLIENT_KID", Slot::KeyId)),
        members: members!("orgUrl", ("kid", Slot::KeyId)),
        default_mode: Some("SSWS"),
        family: Family::Sdk,
        any_case: false,
        quirk: Some(
            "System properties (-Dokta.client.orgUrl=...) go before all of this, and are not seen from here.",
        ),
    },
    // <https://registry.terraform.io/providers/okta/okta/latest/docs>.
    Consumer {
        name: "terraform",
        title: "the Terraform provider",
        places: &[Provider, Environment],
        variables: &[
            ("OKTA_ORG_NAME", Slot::OrgName),
            ("OKTA_BASE_URL", Slot::Cell),
            ("OKTA_API_CLIENT_ID", Slot::ClientId),
            ("OKTA_API_PRIVATE_KEY", Slot::Key),
            ("OKTA_API_PRIVATE_KEY_ID", Slot::KeyId),
            ("OKTA_API_SCOPES", Slot::Scopes),
        ],
        members: &[],
        default_mode: None,
        family: Family::Terraform,
        any_case: false,
        quirk: None,
    },
    // <https://github.com/okta/okta-mcp-server>.
    Consumer {
        name: "mcp",
        title: "okta-mcp-server",
        places: &[Environment],
        variables: &[
            ("OKTA_ORG_URL", URL),
            ("OKTA_CLIENT_ID", Slot::ClientId),
            ("OKTA_PRIVATE_KEY", Slot::Key),
            ("OKTA_KEY_ID", Slot::KeyId),
            ("OKTA_SCOPES", Slot::Scopes),
        ],
        members: &[],
        default_mode: None,
        family: Family::Mcp,
        any_case: false,
        quirk: None,
    },
];

impl Consumer {
    /// What it reads on this machine, strongest first. A place that is not there gives nothing.
    pub fn layers(
        &self,
        variables: &[Variable],
        directory: Option<&Path>,
        home: Option<&Path>,
    ) -> Vec<Layer> {
        let mut layers = Vec::new();
        for place in self.places {
            let (folder, name) = match place {
                Environment => {
                    layers.push(Layer {
                        kind: Kind::Environment,
                        family: self.family,
                        title: "the environment".into(),
                        given: variables::given(self.variables, variables),
                    });
                    continue;
                }
                Provider => {
                    layers.extend(directory.map(providers).unwrap_or_default());
                    continue;
                }
                Project(name) => (directory, name),
                Home(name) => (home, name),
            };
            let path = folder.map(|folder| folder.join(name));
            let path = path.filter(|path| path.is_file());
            if let Some(path) = path.as_deref().and_then(Path::to_str) {
                let shape = Shape {
                    at: &["okta", "client"],
                    any_case: self.any_case,
                    names: self.members,
                };
                layers.push(self.file(path, &shape));
            }
        }
        layers
    }

    /// The places where it looks, strongest first.
    pub fn looked_for(&self) -> Vec<String> {
        let places = self.places.iter().map(|place| match place {
            Environment => format!("the environment ({})", self.family.pattern()),
            Project(name) => format!("./{name}"),
            Home(name) => format!("~/{name}"),
            Provider => "./*.tf".to_owned(),
        });
        places.collect()
    }

    /// Variables of its family that are set and that it does not read.
    pub fn unread<'a>(&self, variables: &'a [Variable]) -> Vec<&'a str> {
        let family = self.family.variables();
        let unread = variables.iter().filter(|(name, ..)| {
            let is = |(known, _): &(&str, Slot)| known == name;
            family.iter().any(is) && !self.variables.iter().any(is)
        });
        unread.map(|(name, ..)| name.as_str()).collect()
    }

    fn file(&self, path: &str, shape: &Shape) -> Layer {
        Layer {
            kind: Kind::File,
            family: self.family,
            title: path.to_owned(),
            given: read(path, shape),
        }
    }
}

fn read(path: &str, shape: &Shape) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    content::read_shape(&File::new(path, &text), shape)
}

/// The files that hold a provider block.
fn providers(folder: &Path) -> Vec<Layer> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let names = entries.map(|entry| folder.join(entry.file_name()));
    let is_terraform = |path: &std::path::PathBuf| {
        path.extension().is_some_and(|end| end == "tf") && path.is_file()
    };
    let mut paths: Vec<_> = names.filter(is_terraform).collect();
    paths.sort();
    let paths = paths.iter().filter_map(|path| path.to_str());
    let layers = paths.map(|path| Layer {
        kind: Kind::File,
        family: Family::Terraform,
        title: path.to_owned(),
        given: read(path, &PROVIDER),
    });
    layers.filter(|layer| !layer.is_empty()).collect()
}
