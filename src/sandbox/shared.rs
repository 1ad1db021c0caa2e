//! One org for all connections of a server.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::clock;
use super::exchange::{OrgAnswer, OrgRequest};
use super::org::Org;

/// The org, and how long it waits before it answers.
#[derive(Clone)]
pub(super) struct Shared(Arc<Mutex<Org>>, Duration);

impl Shared {
    pub(super) fn new(org: Org) -> Self {
        let delay = org.delay;
        Self(Arc::new(Mutex::new(org)), delay)
    }

    pub(super) async fn answer(&self, request: &OrgRequest) -> OrgAnswer {
        if !self.1.is_zero() {
            tokio::time::sleep(self.1).await;
        }
        // A panic in one request must not take the others down.
        let mut org = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        org.answer(request, clock::now())
    }
}
