//! The requests that failed in the network, and the answers that came from something between here and Okta.

use super::Evidence;
use crate::model::conversation::{Fault, FaultKind, Reply, Request, Step};
use crate::model::finding::Missing;
use crate::okta::hosts::{is_loopback, is_of_okta};

impl<'a> Evidence<'a> {
    /// The attempts among `steps` that the network broke. (A key that cannot sign is no fault of the network.)
    ///
    /// # Errors
    /// When none of them was made.
    pub fn faults(&self, steps: &[Step]) -> Result<Vec<(&'a Request, &'a Fault)>, Missing> {
        let attempts: Vec<_> = steps.iter().map(|step| self.fault(*step)).collect();
        let missing = attempts.iter().find_map(|attempt| attempt.clone().err());
        let mut made = attempts.into_iter().filter_map(Result::ok).peekable();
        match missing {
            Some(missing) if made.peek().is_none() => Err(missing),
            _ => Ok(made
                .flatten()
                .filter(|(_, fault)| fault.kind != FaultKind::Signing)
                .collect()),
        }
    }

    /// Whether the requests went to one of Okta's hosts, or to a server on this machine that stands in for one.
    pub fn stands_for_okta(&self) -> bool {
        let connection = self.connection();
        let base = connection.base_url.as_ref();
        let elsewhere = base.filter(|base| !is_loopback(base));
        match elsewhere {
            Some(base) => base.host_str().is_some_and(is_of_okta),
            None => connection.domain().host().is_some_and(is_of_okta),
        }
    }

    /// Whether a reply came from something between here and Okta: all hosts under Okta's domains are Okta's, so a reply
    /// from there without a sign of Okta is another's.
    pub fn is_said_on_the_way(&self, reply: &Reply) -> bool {
        // Proxy Authentication Required (RFC 9110) and Network Authentication Required (RFC 6585).
        matches!(reply.status, 407 | 511)
            || self.stands_for_okta() && reply.header("x-okta-request-id").is_none()
    }
}
