//! The tables `[[ignore]]`.

use globset::{GlobBuilder, GlobMatcher};
use time::{Date, Month};
use toml::de::{DeTable, DeValue};

use super::reader::Reader;
use super::{ConfigError, Value};

const NAMES: [&str; 6] = ["rule", "client_id", "domain", "file", "reason", "until"];

/// One `[[ignore]]`: which findings are tolerated, why, and until when; only for one connection where it names a client
/// ID, a domain or a file.
#[derive(Clone, Debug)]
pub struct IgnoreEntry {
    /// A rule, a prefix or a group, by its name.
    pub rule: String,
    /// Where that name stands: `okta-cc.toml:13:8`.
    pub rule_place: String,
    pub client_id: Option<String>,
    /// The host, or its first word.
    pub domain: Option<String>,
    pub file: Option<GlobMatcher>,
    pub reason: String,
    /// The last day on which it holds, in UTC.
    pub until: Date,
    /// `okta-cc.toml:12`
    pub place: String,
}

pub(super) fn read(reader: &Reader, value: &Value) -> Result<Vec<IgnoreEntry>, ConfigError> {
    const EXPECTED: &str = "a list of tables: write [[ignore]] above each";
    let DeValue::Array(tables) = value.get_ref() else {
        return Err(reader.wrong(value, EXPECTED));
    };
    let tables = tables.iter().map(|one| match one.get_ref() {
        DeValue::Table(table) => ignore(reader, one, table),
        _ => Err(reader.wrong(one, EXPECTED)),
    });
    tables.collect()
}

fn ignore(reader: &Reader, whole: &Value, table: &DeTable) -> Result<IgnoreEntry, ConfigError> {
    let entries = reader.entries(table, &NAMES)?;
    let given = |name: &str| {
        let found = entries.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value)
    };
    let needed = |name: &str, why: &str| {
        given(name).ok_or_else(|| reader.error(whole.span(), format!("{name} is missing: {why}.")))
    };
    let words = |name| given(name).map(|value| reader.words(value)).transpose();
    let rule = needed("rule", "the rule, prefix or group to ignore")?;
    let reason = needed("reason", "say why it may be ignored")?;
    let until = needed(
        "until",
        "the last day on which it is ignored, such as 2027-01-31",
    )?;
    Ok(IgnoreEntry {
        rule: reader.words(rule)?.to_owned(),
        rule_place: reader.place(&rule.span()),
        client_id: words("client_id")?.map(str::to_owned),
        domain: words("domain")?.map(str::to_owned),
        file: given("file").map(|value| glob(reader, value)).transpose()?,
        reason: reader.words(reason)?.to_owned(),
        until: date(reader, until)?,
        place: reader.line(&rule.span()),
    })
}

/// A path in any folder: `key.json` as well as `deploy/*.json`.
fn glob(reader: &Reader, value: &Value) -> Result<GlobMatcher, ConfigError> {
    let pattern = reader.words(value)?;
    let anywhere = match pattern.strip_prefix("./").unwrap_or(pattern) {
        absolute if absolute.starts_with('/') => absolute.to_owned(),
        relative => format!("**/{relative}"),
    };
    let glob = GlobBuilder::new(&anywhere).literal_separator(true).build();
    let glob = glob.map_err(|error| {
        reader.error(
            value.span(),
            format!("not a path pattern: {}.", error.kind()),
        )
    });
    Ok(glob?.compile_matcher())
}

/// A date of TOML's, or the same in quotes.
fn date(reader: &Reader, value: &Value) -> Result<Date, ConfigError> {
    const EXPECTED: &str = "write a day as 2027-01-31.";
    let read = match value.get_ref() {
        DeValue::Datetime(date) => Some(*date),
        DeValue::String(text) => text.trim().parse().ok(),
        _ => return Err(reader.wrong(value, "a day such as 2027-01-31")),
    };
    let wrong = || reader.error(value.span(), EXPECTED);
    let day = read.filter(|read| read.time.is_none() && read.offset.is_none());
    let day = day.and_then(|day| day.date).ok_or_else(wrong)?;
    let month = Month::try_from(day.month).map_err(|_| wrong())?;
    Date::from_calendar_date(day.year.into(), month, day.day).map_err(|_| wrong())
}
