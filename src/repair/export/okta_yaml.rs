//! `okta.yaml` (<https://github.com/okta/okta-sdk-golang#configuration-reference>), with the name that each SDK has for
//! each value.

use saphyr::{Mapping, Scalar, Yaml, YamlEmitter};

use super::{Entry, Values};
use crate::model::text::escapes::in_double_quotes;
use crate::tools::ExportForm;

pub(super) fn write(values: &Values) -> String {
    let client = values
        .entries(ExportForm::OktaYaml)
        .map(|(name, _, entry)| match entry {
            Entry::Text(one) => (name, text(one)),
            Entry::List(list) => (
                name,
                Yaml::Sequence(list.iter().map(|one| text(one)).collect()),
            ),
        });
    let document = map([("okta", map([("client", map(client))]))]);
    let mut yaml = String::new();
    let mut emitter = YamlEmitter::new(&mut yaml);
    emitter.quoted_value(true);
    emitter
        .dump(&document)
        .expect("a string takes everything, and all keys are texts");
    in_double_quotes(&yaml) + "\n"
}

fn text(text: &str) -> Yaml<'_> {
    Yaml::Value(Scalar::String(text.into()))
}

fn map<'a>(members: impl IntoIterator<Item = (&'static str, Yaml<'a>)>) -> Yaml<'a> {
    let members = members.into_iter();
    Yaml::Mapping(
        members
            .map(|(name, value)| (text(name), value))
            .collect::<Mapping>(),
    )
}
