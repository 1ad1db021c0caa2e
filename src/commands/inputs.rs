//! From flags, files and environment to a connection, in the order of precedence.

use super::Failure;
use crate::cli::{Inputs, World};
use crate::connection::{DomainForm, Origin};
use crate::source::{self, Found, Given, SourceError, from_variables, key_from, parse_base_url};

/// What was given, flags over `-c` over `--env-file` over the environment; possibly nothing.
pub(super) fn given(inputs: &Inputs, world: &World) -> Result<Given, Failure> {
    let files = [
        &inputs.private_key_file,
        &inputs.connection,
        &inputs.env_file,
    ];
    if files
        .iter()
        .filter(|file| file.as_deref() == Some("-"))
        .count()
        > 1
    {
        return Err(SourceError::StdinTwice.into());
    }
    let mut given = flags(inputs)?;
    if let Some(path) = &inputs.connection {
        given = given.over(source::connection_file(path)?);
    }
    if let Some(path) = &inputs.env_file {
        given = given.over(source::env_file(path)?);
    }
    let variables = world.environment.iter().map(|(name, value)| {
        (
            name.clone(),
            value.clone(),
            Origin::Named(format!("${name}")),
        )
    });
    // An empty variable is how CI systems pass a secret that is not set.
    let variables = variables.filter(|(_, value, _)| !value.is_empty());
    given = given.over(from_variables(variables)?);
    if let Some(form) = inputs.domain_form {
        given.domain_form = Some(DomainForm::from(form));
    }
    Ok(given)
}

/// What the flags gave beside files of a kind that nobody named.
pub(super) fn beside_files(inputs: &Inputs) -> Result<Given, Failure> {
    let files = [
        ("-c", &inputs.connection),
        ("--env-file", &inputs.env_file),
        ("--private-key-file", &inputs.private_key_file),
    ];
    if let Some((flag, _)) = files.iter().find(|(_, file)| file.is_some()) {
        return Err(Failure::Usage(format!(
            "a file and {flag} are both given, and which of them wins is not clear. Keep one."
        )));
    }
    let mut given = flags(inputs)?;
    given.domain_form = inputs.domain_form.map(DomainForm::from);
    Ok(given)
}

fn flags(inputs: &Inputs) -> Result<Given, Failure> {
    if inputs.private_key.is_some() {
        return Err(Failure::Usage(
            "--private-key is refused: arguments can be read by every process on this machine. Use \
             --private-key-file FILE, or - to read the key from standard input."
                .into(),
        ));
    }
    let found = |name: &str, text: &str| Found {
        text: text.to_owned(),
        origin: Origin::Named(name.into()),
    };
    let scopes = (!inputs.scopes.is_empty()).then(|| inputs.scopes.join(" "));
    let key = inputs
        .private_key_file
        .as_deref()
        .map(key_from)
        .transpose()?;
    let base_url = inputs
        .base_url
        .as_deref()
        .map(|url| parse_base_url("--base-url", url))
        .transpose()?;
    Ok(Given {
        client_id: inputs
            .client_id
            .as_deref()
            .map(|text| found("--client-id", text)),
        key,
        domain: inputs.domain.as_deref().map(|text| found("--domain", text)),
        scopes: scopes.map(|text| found("--scopes", &text)),
        domain_form: None,
        base_url,
    })
}

/// What was looked for, in order, and three ways on.
pub(super) fn nothing_given(command: &str) -> Failure {
    SourceError::NothingGiven(format!(
        "no connection to check. Looked for, in this order:
  1. flags: --client-id, --domain, --scopes, --private-key-file
  2. a connection file: -c FILE
  3. a variables file: --env-file FILE
  4. the environment: OKTA_CC_CLIENT_ID, OKTA_CC_PRIVATE_KEY or OKTA_CC_PRIVATE_KEY_FILE,
     OKTA_CC_DOMAIN, OKTA_CC_SCOPES

Three ways on:
  okta-cc {command} --client-id 0oa... --domain dev-12345678 --scopes \"okta.users.read\" \\
    --private-key-file key.json
  okta-cc {command} -c connection.json
  okta-cc doctor --sandbox          (no Okta org needed: shows what a check looks like)"
    ))
    .into()
}
