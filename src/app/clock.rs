//! When something began, by the calendar and by the stopwatch.

use std::time::Instant;

use crate::probe::now;

#[derive(Clone, Copy)]
pub(crate) struct Start {
    /// In seconds since the Unix epoch.
    pub at: f64,
    since: Instant,
}

impl Start {
    #[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
    pub(crate) fn now() -> Self {
        Self {
            at: now(),
            since: Instant::now(),
        }
    }

    /// In seconds.
    pub(crate) fn elapsed(self) -> f64 {
        self.since.elapsed().as_secs_f64()
    }
}
