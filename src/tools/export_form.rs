//! The files that a connection can be written as.

use super::lookup::once;
use super::{NANGO, OKTA, OKTA_CC, Slot, TOOLS, Tool};
use crate::model::text::named::named;

named! {
    pub enum ExportForm {
        Nango = "nango",
        Env = "env",
        OktaYaml = "okta-yaml",
        Terraform = "terraform",
    }
}

impl ExportForm {
    pub fn title(self) -> String {
        match self {
            Self::Nango => "The body of Nango's request that creates a connection".into(),
            Self::Env => "OKTA_CC_* variables, as a .env file has them".into(),
            Self::OktaYaml => {
                let readers = self.readers().concat();
                let names: Vec<&str> = readers.iter().map(|tool| tool.name).collect();
                format!("okta.yaml of Okta's SDKs: {}", names.join(", "))
            }
            Self::Terraform => "A Terraform provider block".into(),
        }
    }

    /// The names that its readers look for, each once, and what each means.
    pub fn names(self) -> Vec<(&'static str, Slot)> {
        if self == Self::Env {
            return OKTA_CC.variables();
        }
        let readers = self.readers().concat().into_iter();
        let objects = readers.filter_map(|tool| tool.lookup.as_ref()?.object);
        once(objects.flat_map(|object| object.names.concat()))
    }

    /// The tools that read such a file: a connection that is repaired for each of a list in turn is right for all of
    /// them. Where there are several lists, the first one for which that succeeds is used.
    pub fn readers(self) -> Vec<Vec<&'static Tool>> {
        let readers = TOOLS.iter().copied();
        let readers: Vec<_> = readers.filter(|tool| tool.export == Some(self)).collect();
        match readers[..] {
            // Our own variables: in the form that Nango takes, since Nango is our default target.
            [] => vec![vec![&NANGO], vec![&OKTA]],
            _ => vec![readers],
        }
    }
}
