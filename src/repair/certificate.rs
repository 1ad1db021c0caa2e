//! Removes a certificate in a JWK that belongs to another key (RFC 7517 section 4.7); nothing needs it.

use serde_json::Value as Json;

use super::Draft;
use crate::model::key::der;

/// The chain, its thumbprints and its address.
const MEMBERS: [&str; 4] = ["x5c", "x5t", "x5t#S256", "x5u"];

impl Draft {
    /// To be called when the numbers are corrected: only then is it known whose certificate it is.
    pub(super) fn drop_foreign_certificate(&mut self) {
        let chain = self.others.iter().find(|(name, _)| name == "x5c");
        let Some((_, chain)) = chain else {
            return;
        };
        let first = chain.get(0).and_then(Json::as_str);
        let told = first.and_then(der::certificate_in);
        let told = told.map(|(n, e)| [significant(&n).to_vec(), significant(&e).to_vec()]);
        let ours = [&self.numbers[0], &self.numbers[1]]
            .map(|octets| significant(octets.as_deref().unwrap_or_default()).to_vec());
        if told == Some(ours) {
            return;
        }
        self.others
            .retain(|(name, _)| !MEMBERS.contains(&name.as_str()));
        self.changes
            .push("dropped x5c, which is not a certificate of this key".to_owned());
    }
}

/// The octets without leading zeros.
fn significant(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    &octets[zeros..]
}
