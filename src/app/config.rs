//! `okta-cc config`: each value, where it came from, and what it takes precedence over.

use clap::{Args, ValueEnum};

use crate::app::command::{Context, Done, Failure};
use crate::app::files::{Files, known_files};
use crate::app::flags::{Inputs, ToolParser};
use crate::app::sources::{SearchScope, choice, nothing_given, with_openers};
use crate::app::world::World;
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::input::{
    self, Choice, Found, Kind, Layer, SourceValues, combined, layers_of, looked_for, unread,
};
use crate::model::connection::{Field, Origin, fingerprint};
use crate::model::finding::Severity;
use crate::model::redact::{shown, shown_key_id};
use crate::model::text::chars::capital;
use crate::output::DocumentKind;
use crate::output::config_table::{self, ConfigFinding, ConfigRow, ConfigTable, ConfigValue};
use crate::repair::RULESET;
use crate::tools::{Lookup, OKTA_CC, Tool};

pub(super) const ABOUT: &str =
    "Show each value, where it came from, and what it takes precedence over";

#[derive(Args)]
pub(super) struct Config {
    /// Show what this tool would take on this machine, by its own names and precedence
    #[arg(long = "as", value_name = "NAME", value_parser = ToolParser)]
    target: Option<&'static Tool>,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: ConfigFormat,
    #[command(flatten)]
    inputs: Inputs,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfigFormat {
    #[default]
    Human,
    Json,
}

pub(super) fn run(config: &Config, context: Context) -> Done {
    let Context {
        world, files, out, ..
    } = context;
    let lookup = config
        .target
        .and_then(|target| Some((target, target.lookup.as_ref()?)));
    let table = match lookup {
        Some((target, lookup)) => of_target(target, lookup, config, world, files)?,
        None => {
            let choice = choice(&config.inputs, world, files, SearchScope::Machine)?;
            if choice.given().is_empty() && config.target.is_none() {
                return Err(nothing_given("config"));
            }
            ours(&choice, config.target)
        }
    };
    match config.format {
        ConfigFormat::Human => config_table::human(&table, out)?,
        ConfigFormat::Json => out.document(DocumentKind::Json, &config_table::json(&table))?,
    }
    Ok(0)
}

/// What we take ourselves, for a target that is given what a person pastes.
fn ours(choice: &Choice, target: Option<&'static Tool>) -> ConfigTable {
    let used = choice.layers.iter().filter(|layer| choice.uses(layer));
    let used: Vec<&Layer> = used.collect();
    let mut notes = Vec::new();
    if let Some(target) = target {
        notes.push(format!(
            "{} reads nothing on this machine: these are the values to paste.",
            capital(target.title)
        ));
    }
    let family = choice.family.map(|family| family.name);
    // A file that was named may have any family's names; each row tells where its value stands.
    let named = used.iter().any(|layer| layer.kind == Kind::Named);
    let mut table = table(
        target.map_or(OKTA_CC.name, |target| target.name),
        family.filter(|_| !named),
        &used,
        notes,
    );
    if let Some(target) = target {
        table.findings = findings(choice.given(), target);
    }
    let unused = choice.layers.iter().filter(|layer| !choice.uses(layer));
    for layer in unused {
        match (&layer.given, family) {
            (Ok(given), Some(_)) if given.holds_any() => table.unused.push(format!(
                "{}: families are not mixed; --from {} takes these",
                given.origins(),
                layer.family.name
            )),
            (Err(error), _) => table
                .unused
                .push(format!("{}: {error}", shown(&layer.title))),
            _ => {}
        }
    }
    table
}

/// What a tool takes by itself.
fn of_target(
    target: &'static Tool,
    lookup: &Lookup,
    config: &Config,
    world: &World,
    files: &Files,
) -> Result<ConfigTable, Failure> {
    if !config.inputs.is_empty() {
        let problem = "--as shows what the tool finds by itself: leave the other flags out.";
        return Err(Failure::Usage(problem.into()));
    }
    let variables = input::variables(&world.environment);
    let layers = with_openers(world, files, |openers| {
        let find = |place| known_files(world, place);
        layers_of(lookup, &variables, &find, openers)
    });
    let mut notes: Vec<String> = lookup.quirk.map(str::to_owned).into_iter().collect();
    let used: Vec<&Layer> = layers.iter().collect();
    let given = combined(used.iter().copied());
    if let Some(default) = lookup.default_mode.filter(|_| !given.is_empty()) {
        let (mode, place) = given.mode.as_ref().map_or_else(
            || (default.to_owned(), "its default".to_owned()),
            |mode| (shown(&mode.text), mode.origin.to_string()),
        );
        if mode != "PrivateKey" {
            notes.push(format!(
                "The authorizationMode is {mode} ({place}), in which {} does not use the key: set it to PrivateKey.",
                target.title
            ));
        }
    }
    let unread = unread(lookup, &variables);
    if !unread.is_empty() {
        let names: Vec<String> = unread.iter().map(|name| format!("${name}")).collect();
        notes.push(format!(
            "{} does not read {}.",
            capital(target.title),
            names.join(", ")
        ));
    }
    let mut table = table(target.name, None, &used, notes);
    table.looked_for = lookup.looked_for();
    table.findings = findings(given, target);
    for layer in &layers {
        if let Err(error) = &layer.given {
            table.unused.push(error.to_string());
        }
    }
    Ok(table)
}

/// What the rules find for that target, as far as it can be known offline.
fn findings(given: SourceValues, target: &'static Tool) -> Vec<ConfigFinding> {
    if given.is_empty() {
        return Vec::new();
    }
    let connection = given.into_connection(Origin::NotGiven);
    let report = Report::new(RULESET, &Evidence::new(&connection, target, None));
    let findings = report.findings.into_iter();
    let findings = findings.filter(|found| found.severity >= Severity::Warning);
    let findings = findings.map(|found| ConfigFinding {
        id: found.rule.id,
        severity: found.severity.name(),
        message: found.finding.message,
    });
    findings.collect()
}

fn table(
    consumer: &str,
    family: Option<&'static str>,
    layers: &[&Layer],
    notes: Vec<String>,
) -> ConfigTable {
    let all: Vec<&SourceValues> = layers.iter().filter_map(|layer| layer.values()).collect();
    let mut rows: Vec<ConfigRow> = Vec::new();
    for field in Field::ALL {
        let found = all.iter().filter_map(|given| given.get(field));
        rows.push(row(field.title(), field.name(), found, |text| {
            fingerprint(field, text)
        }));
    }
    // The key ID belongs to the key beside it, so what stands elsewhere is not laid under it.
    let merged = combined(layers.iter().copied());
    let key_id = merged.key_id.iter();
    rows.push(row("key ID", "key_id", key_id, shown_key_id));
    let modes = all.iter().filter_map(|given| given.mode.as_ref());
    rows.push(row("mode", "authorization_mode", modes, shown));
    // What is neither a value of a connection nor given is not listed.
    rows.retain(|row| {
        row.value.is_some() || Field::ALL.iter().any(|field| field.name() == row.name)
    });
    ConfigTable {
        format: config_table::FORMAT,
        consumer: consumer.to_owned(),
        family: family.map(str::to_owned),
        rows,
        base_url: merged.base_url.map(|url| url.to_string()),
        notes,
        findings: Vec::new(),
        unused: Vec::new(),
        looked_for: looked_for(),
    }
}

fn row<'a>(
    title: &'static str,
    name: &'static str,
    found: impl Iterator<Item = &'a Found>,
    show: impl Fn(&str) -> String,
) -> ConfigRow {
    let mut values = found.map(|found| ConfigValue::new(found, &show));
    ConfigRow {
        title,
        name,
        value: values.next(),
        shadowed: values.collect(),
    }
}
