//! What is known of the app in Okta: its roles, and which of its keys is the connection's.

use super::{Attempt, Evidence};
use crate::model::answer::Answer;
use crate::model::answer::app::{RegisteredKey, Role};
use crate::model::conversation::Step;
use crate::model::finding::Missing;
use crate::model::rsa::significant;
use crate::okta::errors::Cause;

/// What the token request without `kid` shows about the app's keys: without a `kid` Okta uses the app's active key if
/// there is only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppKeys {
    /// One active key, which is the connection's.
    Ours,
    /// One active key, which is another.
    Another,
    /// Several active keys.
    Several,
}

impl<'a> Evidence<'a> {
    /// # Errors
    /// When it was not asked, or Okta did not say. A refusal proves nothing about the roles.
    pub fn roles(&self) -> Result<&'a [Role], Missing> {
        match self.exchange(Step::Roles)?.answer() {
            Answer::Roles(roles) => Ok(roles),
            _ => Err(Missing::NotAsked(
                "Okta does not tell the app's roles".into(),
            )),
        }
    }

    /// The app's key that has our numbers, as it is registered.
    pub fn registered_key(&self) -> Option<&'a RegisteredKey> {
        let Answer::Keys(keys) = self.exchange(Step::Keys).ok()?.answer() else {
            return None;
        };
        let (_, jwk) = self.jwk().ok()?;
        let number = |name| jwk.octets(name).map(|(octets, _)| significant(octets));
        let ours = [number("n")?, number("e")?];
        keys.iter().find(|key| key.numbers == ours)
    }

    /// `None` when the experiment was not made, or Okta answered it with something else.
    pub fn app_keys(&self) -> Option<AppKeys> {
        let attempt = self.attempt(Step::NoKid)?;
        match attempt.cause() {
            _ if attempt.is_past_key() => Some(AppKeys::Ours),
            Some(Cause::BadSignature) => Some(AppKeys::Another),
            Some(Cause::KidNotRegistered) => Some(AppKeys::Several),
            _ => None,
        }
    }

    /// Whether the plain token request named a key.
    pub fn sent_kid(&self) -> bool {
        let first = self
            .token_path()
            .ok()
            .and_then(|path| path.into_iter().next());
        first.map_or_else(|| self.kid().is_some(), |first| self.sends_kid(&first))
    }

    /// Whether the assertion of a token request names a key.
    pub fn sends_kid(&self, attempt: &Attempt) -> bool {
        match &attempt.exchange.request.assertion {
            Some(assertion) => assertion.header.get("kid").is_some(),
            None => self.kid().is_some(),
        }
    }

    /// How the experiment without `kid` went, for the evidence.
    pub fn without_kid(&self) -> Option<String> {
        let attempt = self.attempt(Step::NoKid)?;
        let said = match attempt.answer() {
            Answer::Grant(_) => "Okta issued a token".into(),
            Answer::Refused(refusal) => refusal.quoted(),
            _ => return None,
        };
        Some(format!("To the same request without kid {said}"))
    }
}
