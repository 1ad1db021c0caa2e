//! `okta.yaml` (<https://github.com/okta/okta-sdk-golang#configuration-reference>), with the name that each SDK has for
//! the key's ID.

use saphyr::{Mapping, Scalar, Yaml, YamlEmitter};

use super::Values;

pub(super) fn write(values: &Values) -> String {
    let mut client = vec![
        ("orgUrl", text(values.domain)),
        ("authorizationMode", text("PrivateKey")),
        ("clientId", text(values.client_id)),
        (
            "scopes",
            Yaml::Sequence(values.scopes.iter().map(|scope| text(scope)).collect()),
        ),
        ("privateKey", text(values.key)),
    ];
    if let Some(key_id) = values.key_id {
        // Of the Go SDK, of the Node SDK, and of those for Python and Java.
        client.extend(["privateKeyId", "keyId", "kid"].map(|name| (name, text(key_id))));
    }
    let document = map([("okta", map([("client", map(client))]))]);
    let mut yaml = String::new();
    let mut emitter = YamlEmitter::new(&mut yaml);
    emitter.quoted_value(true);
    emitter
        .dump(&document)
        .expect("a string takes everything, and all keys are texts");
    yaml + "\n"
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
