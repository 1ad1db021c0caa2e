//! Whether a pipeline's needs are met: the scope is requested, granted, and the call really returns something.

use super::Evidence;
use crate::model::answer::{Answer, Refusal};
use crate::model::conversation::Step;
use crate::model::finding::Missing;
use crate::model::need::Need;

/// How far one need is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// No requested scope allows it.
    NotRequested,
    /// The token has no scope that allows it.
    NotGranted,
    /// It was tried, and Okta answered.
    Readable,
    /// It was tried, and Okta refused.
    Refused(Refusal),
    /// It was tried, and a list that is never empty came back empty: the app may see nothing.
    Hidden,
    /// The scope is there, and more cannot be known; the text says why.
    Untried(&'static str),
    /// Nothing is known.
    Unknown(Missing),
}

impl<'a> Evidence<'a> {
    /// What the pipeline needs of the connection.
    pub fn needs(&self) -> &'a [Need] {
        self.needs
    }

    /// The step at which a need is tried: a list that is read anyway, or a call of its own.
    pub fn step_of(&self, at: usize) -> Option<Step> {
        let read = self.needs().get(at)?.tried_with()?;
        let list = Step::lists().find(|(_, list)| list.path == read.path);
        // A call that several needs share is made once.
        let same = |need: &Need| need.tried_with() == Some(read);
        let first = self.needs().iter().position(same).unwrap_or(at);
        Some(list.map_or(Step::Need(first), |(step, _)| step))
    }

    /// Whether a requested scope allows it.
    ///
    /// # Errors
    /// When no scopes were given.
    pub fn is_requested(&self, need: &Need) -> Result<bool, Missing> {
        self.scopes()?;
        let requested = self.requested_scopes();
        Ok(requested.iter().any(|scope| need.is_covered_by(scope)))
    }

    /// How far the need with the index `at` is met.
    pub fn met(&self, at: usize) -> Met {
        self.judge(at).unwrap_or_else(Met::Unknown)
    }

    fn judge(&self, at: usize) -> Result<Met, Missing> {
        let need = &self.needs()[at];
        if !self.is_requested(need)? {
            return Ok(Met::NotRequested);
        }
        let token = self.token()?;
        if token.grant().is_none() {
            return Err(Missing::NotAsked("no token was issued".into()));
        }
        if !token.scopes().iter().any(|scope| need.is_covered_by(scope)) {
            return Ok(Met::NotGranted);
        }
        if need.writes() {
            return Ok(Met::Untried("trying it would change something"));
        }
        let (Some(read), Some(step)) = (need.tried_with(), self.step_of(at)) else {
            return Ok(Met::Untried("okta-cc knows no call that tests it"));
        };
        let exchange = self.exchange(step)?;
        Ok(match exchange.answer() {
            Answer::List(0) if read.never_empty => Met::Hidden,
            Answer::List(0) if !self.sees_something() => {
                Met::Untried("the list came back empty, and the app sees nothing else either")
            }
            Answer::List(_) | Answer::Object => Met::Readable,
            Answer::Refused(refusal) => Met::Refused(refusal.clone()),
            _ => {
                let status = exchange.reply.status;
                return Err(Missing::Broken(format!(
                    "no verdict from Okta: status {status}"
                )));
            }
        })
    }

    fn sees_something(&self) -> bool {
        self.visibility()
            .is_ok_and(|seen| !seen.seen.is_empty() && seen.hidden.is_empty())
    }
}
