//! Okta's answers as rules ask for them. An answer counts as judged where Okta decided about the request, which an
//! outage or a rate limit does not.

use super::{Attempt, Evidence};
use crate::model::answer::{Answer, Refusal};
use crate::model::conversation::{Exchange, Reply, Step};
use crate::model::finding::Missing;
use crate::okta::endpoints::NEVER_EMPTY_LISTS;
use crate::okta::errors::Cause;

/// The answer to the read of one list: how many things it held.
#[derive(Clone, Debug)]
pub struct ListAnswer<'a> {
    pub exchange: &'a Exchange,
    /// `GET /api/v1/users?limit=1`; in a pasted text the whole address, where it has one.
    pub asked: String,
}

impl<'a> ListAnswer<'a> {
    pub fn answer(&self) -> &'a Answer {
        self.exchange.answer()
    }

    pub fn refusal(&self) -> Option<&'a Refusal> {
        self.answer().refusal()
    }

    /// Whether Okta decided about the call.
    pub fn is_judged(&self) -> bool {
        self.answer().is_judged()
    }
}

/// What the reads showed; each text is a line of evidence.
#[derive(Clone, Debug, Default)]
pub struct Visibility {
    /// Lists with something in them.
    pub seen: Vec<String>,
    /// Lists that cannot be empty and came back empty, or that were forbidden although the token has the scope.
    pub hidden: Vec<String>,
}

impl<'a> Evidence<'a> {
    /// What the host answered to the question whether it is an Okta org.
    ///
    /// # Errors
    /// When it was not asked, or no answer came.
    pub fn org_answer(&self) -> Result<(&'a Exchange, &'a Answer), Missing> {
        let exchange = self.exchange(Step::Org)?;
        Ok((exchange, exchange.answer()))
    }

    /// The answer to the token request that counts.
    ///
    /// # Errors
    /// When no token was asked for, or no answer came.
    pub fn token_answer(&self) -> Result<(&'a Exchange, &'a Answer), Missing> {
        let exchange = self.token()?.exchange;
        Ok((exchange, exchange.answer()))
    }

    /// Okta's last refusal to issue a token; `None` when it issued one.
    ///
    /// # Errors
    /// When Okta did not judge the request.
    pub fn token_refusal(&self) -> Result<Option<&'a Refusal>, Missing> {
        let (exchange, answer) = self.token_answer()?;
        match answer {
            answer if answer.is_judged() => Ok(answer.refusal()),
            _ => Err(not_judged(&exchange.reply)),
        }
    }

    /// Okta's refusal to issue a token for this cause, also where a later experiment overcame it.
    ///
    /// # Errors
    /// When Okta did not judge the request.
    pub fn refusal_for(&self, cause: Cause) -> Result<Option<&'a Refusal>, Missing> {
        let told = self.pasted_refusal(Step::Token, cause);
        let remark = || self.remark(cause).filter(|_| !cause.is_of_calls());
        if let Some(refusal) = told.or_else(remark) {
            return Ok(Some(refusal));
        }
        let path = self.token_path()?;
        if let Some(unjudged) = path.iter().find(|one| !one.is_judged()) {
            return Err(not_judged(&unjudged.exchange.reply));
        }
        let mut refusals = path.iter().filter_map(Attempt::refusal);
        Ok(refusals.find(|refusal| refusal.cause() == Some(cause)))
    }

    /// The answers to the reads of lists, in the order of the steps.
    ///
    /// # Errors
    /// When no list was read, or no answer came.
    pub fn lists(&self) -> Result<Vec<ListAnswer<'a>>, Missing> {
        let mut answers = Vec::new();
        let mut missing = None;
        for (step, list) in Step::lists() {
            match self.exchange(step) {
                Ok(exchange) => answers.push(ListAnswer {
                    exchange,
                    asked: self
                        .pasted_address(exchange)
                        .unwrap_or_else(|| format!("GET {}?{}", list.path, list.query)),
                }),
                // An attempt that broke says more than a question that was not asked.
                Err(broken @ Missing::Broken(_)) => missing = Some(broken),
                Err(other) => missing = missing.or(Some(other)),
            }
        }
        answers.extend(self.pasted_calls());
        match missing {
            Some(missing) if answers.is_empty() => Err(missing),
            _ => Ok(answers),
        }
    }

    /// Whether it stays unknown if the app has an admin role, because the token has no scope for a read that would
    /// show it.
    pub fn leaves_role_open(&self) -> bool {
        let Ok(token) = self.token() else {
            return false;
        };
        let tells = |scope: &String| {
            let mut lists = NEVER_EMPTY_LISTS.iter();
            lists.any(|list| list.scopes.contains(&scope.as_str()))
        };
        let unread = token.grant().is_some() && !token.scopes().iter().any(tells);
        // An answer about the roles decides it; where the network failed, the scopes are not the reason.
        unread && self.roles().is_err() && !matches!(self.fault(Step::Roles), Ok(Some(_)))
    }

    /// The answers in which Okta decided about a read.
    ///
    /// # Errors
    /// When there is none.
    pub fn judged_lists(&self) -> Result<Vec<ListAnswer<'a>>, Missing> {
        let (judged, rest): (Vec<_>, Vec<_>) =
            self.lists()?.into_iter().partition(ListAnswer::is_judged);
        match rest.first() {
            Some(other) if judged.is_empty() => Err(not_judged(&other.exchange.reply)),
            _ => Ok(judged),
        }
    }

    /// The reads that Okta refused for this cause.
    ///
    /// # Errors
    /// When Okta judged no read.
    pub fn lists_refused_for(&self, cause: Cause) -> Result<Vec<ListAnswer<'a>>, Missing> {
        let mut judged = self.judged_lists()?;
        judged.retain(|list| list.refusal().and_then(Refusal::cause) == Some(cause));
        Ok(judged)
    }

    /// Okta's refusal of one or more reads for this cause, and the line for the evidence that says which.
    ///
    /// # Errors
    /// When Okta judged no read.
    pub fn read_refused_for(&self, cause: Cause) -> Result<Option<(&'a Refusal, String)>, Missing> {
        if let Some(remark) = self.remark(cause).filter(|_| cause.is_of_calls()) {
            return Ok(Some((remark, "about an API call".into())));
        }
        let refused = self.lists_refused_for(cause)?;
        let asked: Vec<_> = refused.iter().map(|list| list.asked.as_str()).collect();
        let first = refused.first().and_then(ListAnswer::refusal);
        Ok(first.map(|refusal| (refusal, format!("to {}", asked.join(", ")))))
    }

    /// What the token may see. A list that was refused for another cause counts neither as seen nor as hidden.
    ///
    /// # Errors
    /// When Okta judged no read.
    pub fn visibility(&self) -> Result<Visibility, Missing> {
        let mut visibility = Visibility::default();
        let remark = self.remark(Cause::NoPermission);
        if let Some(remark) = &remark {
            visibility.hidden.push(remark.quoted());
        }
        let lists = match self.judged_lists() {
            Err(_) if remark.is_some() => Vec::new(),
            lists => lists?,
        };
        for list in lists {
            let asked = &list.asked;
            match list.answer() {
                Answer::List(0) => visibility.hidden.push(format!("{asked}: 200 []")),
                Answer::List(_) => visibility.seen.push(format!("{asked}: readable")),
                Answer::Refused(refusal) if refusal.cause() == Some(Cause::NoPermission) => {
                    visibility
                        .hidden
                        .push(format!("{asked}: {}", refusal.quoted()));
                }
                _ => {}
            }
        }
        Ok(visibility)
    }
}

fn not_judged(reply: &Reply) -> Missing {
    Missing::Broken(format!("no verdict from Okta: status {}", reply.status))
}
