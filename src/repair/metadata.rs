//! `kty`, `use`, `alg` and `key_ops`: what is misspelt is put right, what says something else is left to a person.

use super::Obstacle;
use super::draft::{Draft, one};
use crate::model::key::Jwk;
use crate::model::key::jwk::{OKTA_ALGORITHMS, algorithm_meant};
use crate::model::key::value::{Data, SpannedValue};
use crate::tools::Target;

pub(super) fn read(draft: &mut Draft, jwk: &Jwk, target: &Target) -> Result<(), Obstacle> {
    let kty = one(jwk, "kty", &mut draft.changes)?;
    let kty = kty.and_then(SpannedValue::string).map(|text| text.text());
    if kty != Some("RSA") && !jwk.is_from_pem() {
        draft.changes.push("wrote kty as RSA".to_owned());
    }
    if let Some(used) = text(draft, jwk, "use")? {
        draft.metadata.push(("use", used.into()));
    }
    if let Some(alg) = text(draft, jwk, "alg")? {
        let alg = algorithm(draft, &alg, target);
        draft.metadata.push(("alg", alg.into()));
    }
    operations(draft, jwk)
}

fn algorithm(draft: &mut Draft, alg: &str, target: &Target) -> String {
    let meant = algorithm_meant(alg).unwrap_or(alg);
    let rsa = OKTA_ALGORITHMS.contains(&meant) && meant.starts_with("RS");
    if !rsa {
        return alg.to_owned();
    }
    let right = if target.algorithms.contains(&meant) {
        meant
    } else {
        target.rsa_algorithm()
    };
    if alg != right {
        draft.changes.push(format!("wrote alg as {right}"));
    }
    right.to_owned()
}

fn operations(draft: &mut Draft, jwk: &Jwk) -> Result<(), Obstacle> {
    let Some(value) = one(jwk, "key_ops", &mut draft.changes)? else {
        return Ok(());
    };
    if !matches!(value.data, Data::Array(_)) {
        draft
            .changes
            .push("dropped a key_ops that is no array".to_owned());
        return Ok(());
    }
    let value = value.to_json();
    draft.metadata.push(("key_ops", value));
    Ok(())
}

/// A member that is optional: one of another type than a string is dropped.
fn text(draft: &mut Draft, jwk: &Jwk, name: &'static str) -> Result<Option<String>, Obstacle> {
    let Some(value) = one(jwk, name, &mut draft.changes)? else {
        return Ok(None);
    };
    let text = value.string().map(|text| text.text().to_owned());
    if text.is_none() {
        draft
            .changes
            .push(format!("dropped {name}, which is no string"));
    }
    Ok(text)
}
