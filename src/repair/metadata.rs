//! `kty`, `use`, `alg` and `key_ops`: a misspelt value is corrected, another value is left for a person to decide.

use serde_json::Value;

use super::Obstacle;
use crate::model::key::Jwk;
use crate::model::key::value::{Data, SpannedValue};
use crate::okta::algorithms::{OKTA_ALGORITHMS, algorithm_meant};
use crate::tools::Tool;

/// The members of the repaired JWK, and in `changes` what was done to them.
pub(super) fn read(
    jwk: &Jwk,
    target: &Tool,
    changes: &mut Vec<String>,
) -> Result<Vec<(&'static str, Value)>, Obstacle> {
    let mut metadata = Vec::new();
    let kty = one(jwk, "kty", changes)?;
    let kty = kty.and_then(SpannedValue::string).map(|text| text.text());
    if kty != Some("RSA") && !jwk.is_from_pem() {
        changes.push("wrote kty as RSA".to_owned());
    }
    if let Some(used) = text(jwk, "use", changes)? {
        metadata.push(("use", used.into()));
    }
    if let Some(alg) = text(jwk, "alg", changes)? {
        let alg = algorithm(&alg, target, changes);
        metadata.push(("alg", alg.into()));
    }
    if let Some(operations) = operations(jwk, target, changes)? {
        metadata.push(("key_ops", operations));
    }
    Ok(metadata)
}

fn algorithm(alg: &str, target: &Tool, changes: &mut Vec<String>) -> String {
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
        changes.push(format!("wrote alg as {right}"));
    }
    right.to_owned()
}

fn operations(
    jwk: &Jwk,
    target: &Tool,
    changes: &mut Vec<String>,
) -> Result<Option<Value>, Obstacle> {
    let Some(value) = one(jwk, "key_ops", changes)? else {
        return Ok(None);
    };
    if target.json_as_python {
        changes.push("dropped key_ops, which Python cannot read".to_owned());
        return Ok(None);
    }
    if !matches!(value.data, Data::Array(_)) {
        changes.push("dropped a key_ops that is not an array".to_owned());
        return Ok(None);
    }
    Ok(Some(value.to_json()))
}

/// A member that is optional: one of another type than a string is dropped.
fn text(
    jwk: &Jwk,
    name: &'static str,
    changes: &mut Vec<String>,
) -> Result<Option<String>, Obstacle> {
    let Some(value) = one(jwk, name, changes)? else {
        return Ok(None);
    };
    let text = value.string().map(|text| text.text().to_owned());
    if text.is_none() {
        changes.push(format!("dropped {name}, which is not a string"));
    }
    Ok(text)
}

/// The value of a member that may appear once, or more often with the same value.
pub(super) fn one<'a>(
    jwk: &'a Jwk,
    name: &'static str,
    changes: &mut Vec<String>,
) -> Result<Option<&'a SpannedValue>, Obstacle> {
    let Some(last) = jwk.get(name) else {
        return Ok(None);
    };
    let mut copies = jwk.copies(name);
    if copies.any(|copy| copy.value != last.value) {
        return Err(Obstacle::TwoValues(name));
    }
    if jwk.copies(name).count() > 1 {
        changes.push(format!("dropped a second {name}"));
    }
    Ok(Some(&last.value))
}
