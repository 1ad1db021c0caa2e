//! From flags, files and environment to a connection, in the order of precedence.

use std::io::Write as _;
use std::path::Path;

use crate::app::command::Failure;
use crate::app::files::{AskedBy, Files, known_files, root_around};
use crate::app::flags::Inputs;
use crate::app::out::Outlet;
use crate::app::world::World;
use crate::input::{
    self, Choice, Found, Kind, Layer, Openers, SourceError, SourceValues, key_from, layers,
    looked_for, name_of, parse_base_url,
};
use crate::model::connection::{Field, Origin, Passphrase};
use crate::model::redact::shown;
use crate::tools::{Family, OKTA_CC};

/// Where values are looked for without being named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchScope {
    /// Everywhere.
    Machine,
    /// Only in our own variables: the sandbox shows its own connection.
    Ours,
}

/// What was given, possibly nothing. `err` names what was skipped and may be missed.
fn given(
    inputs: &Inputs,
    world: &World,
    files: &Files,
    err: &mut Outlet,
) -> Result<SourceValues, Failure> {
    let choice = choice(inputs, world, files, SearchScope::Machine)?;
    tell_passed_over(&choice, err)?;
    Ok(with_form(choice.given(), inputs))
}

/// The same, for a command that can do nothing without.
pub(super) fn some_given(
    command: &str,
    inputs: &Inputs,
    world: &World,
    files: &Files,
    err: &mut Outlet,
) -> Result<SourceValues, Failure> {
    let given = given(inputs, world, files, err)?;
    if given.is_empty() {
        return Err(nothing_given(command));
    }
    Ok(given)
}

/// What was given to the sandbox, possibly nothing.
pub(super) fn given_to_us(
    inputs: &Inputs,
    world: &World,
    files: &Files,
) -> Result<SourceValues, Failure> {
    let choice = choice(inputs, world, files, SearchScope::Ours)?;
    Ok(with_form(choice.given(), inputs))
}

/// All places in the order of precedence, and the family that the values come from.
pub(super) fn choice(
    inputs: &Inputs,
    world: &World,
    files: &Files,
    scope: SearchScope,
) -> Result<Choice, Failure> {
    let named = [
        &inputs.private_key_file,
        &inputs.connection,
        &inputs.env_file,
    ];
    let from_stdin = named
        .into_iter()
        .filter(|file| file.as_deref() == Some(Path::new("-")));
    if from_stdin.count() > 1 {
        return Err(SourceError::StdinTwice.into());
    }
    let told = |kind, title: &str, given| Layer {
        kind,
        family: &OKTA_CC,
        title: title.to_owned(),
        given: Ok(given),
    };
    let mut all = vec![told(Kind::Flags, "flags", flags(inputs, files)?)];
    if let Some(path) = &inputs.connection {
        all.push(told(Kind::Named, &name_of(path), files.connection(path)?));
    }
    if let Some(path) = &inputs.env_file {
        all.push(told(Kind::Named, &name_of(path), files.variables(path)?));
    }
    let find = |place| match scope {
        SearchScope::Machine => known_files(world, place),
        SearchScope::Ours => Vec::new(),
    };
    let variables = input::variables(&world.environment);
    let found = with_openers(world, files, |openers| layers(&variables, &find, openers));
    let found = found.into_iter();
    let ours = |layer: &Layer| scope == SearchScope::Machine || layer.family == &OKTA_CC;
    all.extend(found.filter(ours));
    Ok(Choice::of(all, inputs.from)?)
}

/// Runs `then` with what opens files for whoever asks for them.
pub(super) fn with_openers<T>(world: &World, files: &Files, then: impl FnOnce(Openers) -> T) -> T {
    let here = world.directory.as_deref().unwrap_or(Path::new(""));
    let root = root_around(here, world.variable("GITHUB_WORKSPACE"));
    then(Openers {
        user: &|path| files.read(path, AskedBy::User),
        home: &|path| files.read(path, AskedBy::NamedFile),
        project: &|path| files.read(path, AskedBy::Found(&root)),
    })
}

fn with_form(mut given: SourceValues, inputs: &Inputs) -> SourceValues {
    given.domain_form = inputs.domain_form.or(given.domain_form);
    given
}

fn tell_passed_over(choice: &Choice, err: &mut Outlet) -> Result<(), Failure> {
    let Some(family) = choice.family else {
        return Ok(());
    };
    for layer in choice.passed_over() {
        let names = layer
            .values()
            .map_or_else(String::new, SourceValues::origins);
        let (used, unused) = (family.name, layer.family.name);
        writeln!(
            err,
            "note: not used: {names}. The values are those of {used}, and families are not mixed; --from {unused} takes \
             these instead."
        )?;
    }
    Ok(())
}

/// What is asked with must be here, and not only be referred to.
pub(super) fn must_be_here(given: &SourceValues) -> Result<(), SourceError> {
    let ways = ["--client-id", "--private-key-file", "--domain", "--scopes"];
    for (field, way) in Field::ALL.into_iter().zip(ways) {
        let found = given.get(field);
        if let Some(Found { origin, .. }) = found
            && let Origin::Elsewhere { reference, .. } = origin
        {
            return Err(SourceError::Unresolved {
                place: Box::new(origin.clone()),
                title: field.title(),
                reference: reference.clone(),
                way,
            });
        }
    }
    Ok(())
}

/// What the flags gave beside files of unknown type.
pub(super) fn beside_files(inputs: &Inputs, files: &Files) -> Result<SourceValues, Failure> {
    let named = [
        ("-c", inputs.connection.is_some()),
        ("--env-file", inputs.env_file.is_some()),
        ("--private-key-file", inputs.private_key_file.is_some()),
        ("--from", inputs.from.is_some()),
    ];
    if let Some((flag, _)) = named.iter().find(|(_, is_given)| *is_given) {
        return Err(Failure::Usage(format!(
            "a file and {flag} are both given. Keep one."
        )));
    }
    Ok(with_form(flags(inputs, files)?, inputs))
}

fn flags(inputs: &Inputs, files: &Files) -> Result<SourceValues, Failure> {
    if inputs.private_key.is_some() {
        return Err(Failure::Usage(
            "--private-key is refused: arguments can be read by every process on this machine. Use \
             --private-key-file FILE, or - to read the key from standard input."
                .into(),
        ));
    }
    let found = |name: &str, text: &Option<String>| {
        text.clone().map(|text| Found {
            text,
            origin: Origin::Named(name.into()),
        })
    };
    let scopes = (!inputs.scopes.is_empty()).then(|| inputs.scopes.join(" "));
    let key = inputs
        .private_key_file
        .as_deref()
        .map(|path| key_from(path, &|path| files.read(path, AskedBy::User)))
        .transpose()?;
    let passphrase = inputs
        .passphrase_file
        .as_deref()
        .map(|path| passphrase(path, files))
        .transpose()?;
    let base_url = inputs
        .base_url
        .as_deref()
        .map(|url| parse_base_url("--base-url", url))
        .transpose()?;
    Ok(SourceValues {
        client_id: found("--client-id", &inputs.client_id),
        key,
        domain: found("--domain", &inputs.domain),
        scopes: found("--scopes", &scopes),
        key_id: found("--key-id", &inputs.key_id),
        passphrase,
        base_url,
        ..SourceValues::default()
    })
}

/// The first line of the file. Standard input is for the key itself.
fn passphrase(path: &Path, files: &Files) -> Result<Passphrase, Failure> {
    if path == Path::new("-") {
        return Err(Failure::Usage(
            "--passphrase-file takes no -: standard input is for the key or the connection. Name a file; in bash and zsh \
             <(command) is one."
                .into(),
        ));
    }
    let text = files.read(path, AskedBy::User)?;
    let first = text.lines().next().unwrap_or_default();
    if first.contains('\0') {
        return Err(Failure::Usage(format!(
            "--passphrase-file {}: its first line has a NUL character, which no passphrase has. Name a text file.",
            shown(&name_of(path))
        )));
    }
    Ok(Passphrase(first.to_owned()))
}

/// What was looked for, in order, and three ways on.
pub(super) fn nothing_given(command: &str) -> Failure {
    let files: Vec<String> = looked_for().chunks(4).map(|few| few.join(", ")).collect();
    let files = files.join(",\n     ");
    let others = Family::all()
        .into_iter()
        .filter(|family| *family != &OKTA_CC);
    let others = others.map(|family| format!("{} ({})", family.title, family.pattern));
    let others = others.collect::<Vec<_>>().join(",\n     of ");
    SourceError::NothingGiven(format!(
        "no connection to check. Looked for, in this order:
  1. flags: --client-id, --domain, --scopes, --private-key-file
  2. files named by -c FILE or --env-file FILE
  3. the environment: OKTA_CC_CLIENT_ID, OKTA_CC_PRIVATE_KEY or OKTA_CC_PRIVATE_KEY_FILE,
     OKTA_CC_DOMAIN, OKTA_CC_SCOPES
  4. the environment of {others}
  5. files: {files}

Three ways to continue:
  okta-cc {command} --client-id 0oa... --domain dev-12345678 --scopes \"okta.users.read\" \\
    --private-key-file key.json
  okta-cc {command} -c connection.json
  okta-cc doctor --sandbox          (no Okta org needed: shows what a check looks like)"
    ))
    .into()
}
