//! A key of an elliptic curve, written as it should be. Only its public point can be computed: `d` follows from nothing.

use serde_json::{Map, Value as Json};

use super::draft::{unpacking, wants_pem};
use super::{Obstacle, metadata, pem_text};
use crate::model::connection::Input;
use crate::model::key::{Ec, ec::EC_NUMBERS};
use crate::model::key::{EcFault, Jwk, Key, NUMBERS};
use crate::model::text::escapes::in_json;
use crate::tools::Tool;

/// The key in the format that the target takes, its ID where it goes beside the key, and what was done.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) kid: Option<String>,
    pub(super) changes: Vec<String>,
}

/// # Errors
/// When the target does not sign with this curve, or the members leave a doubt about the key.
pub(super) fn write(
    input: &Input,
    ec: &Ec,
    key: &Key,
    target: &Tool,
    kid_beside: Option<&str>,
) -> Result<Written, Obstacle> {
    if !target.curves().any(|curve| curve == ec.curve.name) {
        return Err(Obstacle::NotRsa);
    }
    if !ec.is_determined() {
        return Err(obstacle(ec));
    }
    let lost = || Obstacle::Lost(vec!["d"]);
    let mut changes = unpacking(key, target);
    match (wants_pem(key, target), key.jwk()) {
        (true, jwk) => {
            let anew = ec.pem().ok_or_else(lost)?;
            let is_same = ec.faults().is_empty();
            let text = pem_text::of(input, key, target, anew, is_same, &mut changes);
            let kid = jwk.and_then(|jwk| Some(jwk.string("kid")?.text().to_owned()));
            Ok(Written { text, kid, changes })
        }
        (false, Some(jwk)) => {
            let supposed = target.ec_algorithm.unwrap_or(ec.curve.algorithm);
            let members = corrected(jwk, ec, supposed, kid_beside, &mut changes)?;
            let as_it_was = changes.is_empty();
            let text = if as_it_was {
                input.text().to_owned()
            } else {
                members
            };
            let kid = None;
            Ok(Written { text, kid, changes })
        }
        (false, None) => {
            let mut members = key.jwk_json().ok_or_else(lost)?;
            if let Some(kid) = kid_beside {
                members.insert("kid".to_owned(), kid.into());
            }
            let text = in_json(&Json::Object(members).to_string());
            let kid = None;
            Ok(Written { text, kid, changes })
        }
    }
}

fn obstacle(ec: &Ec) -> Obstacle {
    let mixed = |fault: &EcFault| matches!(fault, EcFault::Foreign | EcFault::NotOnCurve);
    if ec.faults().iter().any(mixed) {
        Obstacle::Contradiction(vec!["x", "y", "d"])
    } else {
        Obstacle::Lost(vec!["d"])
    }
}

/// The JWK on one line, with each member that was wrong as it should be.
fn corrected(
    jwk: &Jwk,
    ec: &Ec,
    supposed: &str,
    kid_beside: Option<&str>,
    changes: &mut Vec<String>,
) -> Result<String, Obstacle> {
    let mut right: Vec<(&'static str, String)> =
        vec![("kty", "EC".to_owned()), ("crv", ec.curve.name.to_owned())];
    right.extend(ec.members().ok_or(Obstacle::Lost(vec!["d"]))?);
    let mut members = Map::new();
    for (name, value) in right {
        let was = metadata::one(jwk, name, changes);
        let was = was.or_else(|obstacle| match EC_NUMBERS.contains(&name) && name != "d" {
            // Which of two values of the point is right, d says.
            true => Ok(jwk.get(name).map(|member| &member.value)),
            false => Err(obstacle),
        })?;
        let was = was.and_then(|value| value.string());
        if was.map(|text| text.text()) != Some(&*value) {
            changes.push(match was {
                Some(_) => format!("wrote {name} as it should be"),
                None => format!("added {name}"),
            });
        }
        members.insert(name.to_owned(), value.into());
    }
    let foreign = |name: &str| NUMBERS.contains(&name) || name == "k";
    for member in jwk.members() {
        let name = member.name.text();
        if members.contains_key(name) {
            continue;
        }
        if foreign(name) {
            changes.push(format!("dropped {name}, which an EC key does not have"));
            continue;
        }
        members.insert(name.to_owned(), member.value.to_json());
    }
    let right = ec.curve.algorithm;
    let wrong = members
        .get("alg")
        .map_or(supposed != right, |alg| alg != right);
    if wrong {
        changes.push(format!("wrote alg as {right}"));
        members.insert("alg".to_owned(), right.into());
    }
    if let Some(kid) = kid_beside.filter(|_| !members.contains_key("kid")) {
        changes.push("put the kid into the JWK".to_owned());
        members.insert("kid".to_owned(), kid.into());
    }
    Ok(in_json(&Json::Object(members).to_string()))
}
