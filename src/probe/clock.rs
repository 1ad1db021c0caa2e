//! The one place where the engine's edge reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Local time, in seconds since the Unix epoch; 0 on a machine whose clock is before it.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge that hands the time on"
)]
pub fn now() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64())
}
