//! A whole connection as it should be: the key repaired, the other values in the form that the target takes.

use super::draft::wants_pem;
use super::{Draft, Obstacle, curve, pem, pem_text};
use crate::engine::evidence::Evidence;
use crate::model::connection::{Connection, DomainForm, DomainKind, Field, Input, KeyId, Origin};
use crate::model::key::{Ec, Key, KeyForm};
use crate::model::text::escapes::in_json;
use crate::tools::Tool;

/// The repaired connection, and what was done to it.
pub struct RepairedConnection {
    pub connection: Connection,
    /// A phrase each. They name members, never values.
    pub changes: Vec<(Field, String)>,
}

impl RepairedConnection {
    /// The value to paste, on one line: only the key if nothing else was given, or else a connection in JSON.
    pub fn value(&self) -> String {
        let text = |field| {
            let input = self.connection.input(field);
            is_given(input).then(|| input.text())
        };
        let given = Field::ALL.map(text);
        if let [None, Some(key), None, None] = given {
            return key.to_owned();
        }
        let domain = match self.connection.domain_form {
            Some(DomainForm::Hostname) => "hostname",
            Some(DomainForm::Subdomain) => "subdomain",
            _ => "domain",
        };
        let names = ["client_id", "private_key", domain, "scopes"];
        let key_id = self.connection.key_id.as_ref();
        let key_id = key_id.map(|key_id| key_id.text.as_str());
        let base_url = self.connection.base_url.as_ref().map(url::Url::as_str);
        let values = names.into_iter().zip(given);
        let values = values.chain([("key_id", key_id), ("base_url", base_url)]);
        let members = values.filter_map(|(name, value)| {
            let quoted = serde_json::Value::from(value?);
            Some(format!("\"{name}\":{quoted}"))
        });
        in_json(&format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
    }
}

/// # Errors
/// When a key was given and there is no way to write it without a guess.
pub fn repair_connection(
    connection: &Connection,
    target: &Tool,
) -> Result<RepairedConnection, Obstacle> {
    let evidence = Evidence::new(connection, target, None);
    let mut changes = Vec::new();
    let mut key_id = connection.key_id.clone();
    let key = match evidence.key() {
        Ok((input, key)) => Some(repair_key(input, key, target, &mut key_id, &mut changes)?),
        Err(_) if is_given(connection.input(Field::Key)) => return Err(Obstacle::NoKey),
        Err(_) => None,
    };
    let (domain, form) = repair_domain(&evidence, &mut changes);
    let client_id = evidence.client_id().ok();
    let client_id = client_id.and_then(|(_, client_id)| client_id.wanted.clone());
    let scopes = repair_scopes(&evidence);
    let texts = [
        (Field::ClientId, client_id, "wrote only the client ID"),
        (
            Field::Scopes,
            scopes,
            "wrote each scope once, separated as they should be",
        ),
    ];
    let [client_id, scopes] = texts.map(|(field, text, what)| {
        let text = text.filter(|text| text != connection.input(field).text());
        if text.is_some() {
            changes.push((field, what.to_owned()));
        }
        input(connection, field, text)
    });
    let mut mended = Connection::new(
        client_id,
        input(connection, Field::Key, key),
        input(connection, Field::Domain, domain),
        scopes,
    );
    mended.domain_form = form;
    mended.key_id = key_id;
    mended.base_url.clone_from(&connection.base_url);
    Ok(RepairedConnection {
        connection: mended,
        changes,
    })
}

/// The key in the format that the target takes. Its ID goes along: into the JWK, or beside the PEM.
fn repair_key(
    input: &Input,
    key: &Key,
    target: &Tool,
    key_id: &mut Option<KeyId>,
    changes: &mut Vec<(Field, String)>,
) -> Result<String, Obstacle> {
    if matches!(key.form(), KeyForm::Pem(..)) && key.several().is_some() {
        return Err(Obstacle::SeveralInPem);
    }
    if let Some(ec) = key.ec() {
        return repair_ec(input, ec, key, target, key_id, changes);
    }
    let mut draft = Draft::of(key, target)?;
    let read = draft.numbers.clone();
    draft.compute()?;
    let text = if wants_pem(key, target) {
        move_kid_out(draft.kid.take(), key_id, &mut draft.changes);
        let anew = pem::write(&draft).ok_or(Obstacle::Lost(Vec::new()))?;
        let is_same = read == draft.numbers;
        pem_text::of(input, key, target, anew, is_same, &mut draft.changes)
    } else {
        let is_other = |beside: &mut KeyId| draft.kid.as_deref() != Some(beside.text.trim());
        if let Some(beside) = key_id.take_if(|beside| target.kid_in_jwk && is_other(beside)) {
            draft.changes.push(match &draft.kid {
                None => "put the kid into the JWK".to_owned(),
                Some(_) => {
                    "put the key ID that is given beside the key in place of the kid".to_owned()
                }
            });
            draft.kid = Some(beside.text.trim().to_owned());
        }
        draft.json()?
    };
    tell(draft.changes, changes);
    Ok(text)
}

/// Each change once.
fn tell(done: Vec<String>, changes: &mut Vec<(Field, String)>) {
    for change in done {
        let change = (Field::Key, change);
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
}

fn move_kid_out(kid: Option<String>, key_id: &mut Option<KeyId>, changes: &mut Vec<String>) {
    if let Some(text) = kid.filter(|_| key_id.is_none()) {
        changes.push("put the kid beside the key".to_owned());
        let origin = Origin::Named("repaired".to_owned());
        *key_id = Some(KeyId { text, origin });
    }
}

/// The same of a key of an elliptic curve.
fn repair_ec(
    input: &Input,
    ec: &Ec,
    key: &Key,
    target: &Tool,
    key_id: &mut Option<KeyId>,
    changes: &mut Vec<(Field, String)>,
) -> Result<String, Obstacle> {
    let kid_beside = key_id.as_ref().map(|key_id| key_id.text.clone());
    let kid_beside = kid_beside.filter(|_| target.kid_in_jwk);
    let mut written = curve::write(input, ec, key, target, kid_beside.as_deref())?;
    if wants_pem(key, target) {
        move_kid_out(written.kid.take(), key_id, &mut written.changes);
    } else if key.jwk().is_none_or(|jwk| jwk.get("kid").is_none()) {
        key_id.take_if(|_| target.kid_in_jwk);
    }
    tell(written.changes, changes);
    Ok(written.text)
}

/// The domain in the form in which it is expected, and that form. An org that no subdomain can name, and whose
/// field is unknown, goes into the field for the whole host name.
fn repair_domain(
    evidence: &Evidence,
    changes: &mut Vec<(Field, String)>,
) -> (Option<String>, Option<DomainForm>) {
    let told = evidence.connection().domain_form;
    let Ok((input, domain)) = evidence.domain() else {
        return (None, told);
    };
    let form = evidence.domain_form();
    if form == DomainForm::Any && evidence.domain_mismatch().is_none() && domain.blanks.is_empty() {
        return (None, told);
    }
    // A form that the source names and the target does not have no longer counts.
    let told = told.filter(|told| *told == form);
    let (wanted, form) = match domain.wanted(form) {
        Some(wanted) => (wanted, told),
        None if told.is_none() && matches!(domain.kind, DomainKind::Org(_)) => {
            match domain.wanted(DomainForm::Hostname) {
                Some(host) => (host, Some(DomainForm::Hostname)),
                None => return (None, told),
            }
        }
        None => return (None, told),
    };
    if form != told {
        changes.push((
            Field::Domain,
            "put the whole host name into hostname: no subdomain can name this org".to_owned(),
        ));
    } else if wanted != input.text() {
        changes.push((
            Field::Domain,
            "wrote the domain as it is expected".to_owned(),
        ));
    }
    (Some(wanted), form)
}

/// `None`: they cannot be told apart, or there are none.
fn repair_scopes(evidence: &Evidence) -> Option<String> {
    let (input, scopes) = evidence.scopes().ok()?;
    let separator = evidence.tool().scope_separators[0];
    // With too many names to look at, the rest would be lost.
    scopes.joined(input.text(), separator)?;
    let mut names = evidence.requested_scopes();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    (!names.is_empty()).then(|| names.join(&separator.to_string()))
}

/// The value as it was or as it should be. What was not given is not asked for.
fn input(connection: &Connection, field: Field, text: Option<String>) -> Input {
    let given = connection.input(field);
    match text {
        _ if !is_given(given) => Input::absent(field, Origin::NotAsked),
        None => Input::new(field, given.text(), given.origin().clone()),
        Some(text) => Input::new(field, text, Origin::Named("repaired".to_owned())),
    }
}

fn is_given(input: &Input) -> bool {
    input.origin().source().is_some() && !matches!(input.origin(), Origin::Elsewhere { .. })
}
