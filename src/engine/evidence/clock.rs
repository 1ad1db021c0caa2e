//! How far the local clock is from Okta's, and what that does to an assertion.

use super::Evidence;
use crate::model::conversation::{Exchange, Step};
use crate::model::finding::Missing;

/// The local clock minus Okta's.
#[derive(Clone, Copy, Debug)]
pub struct Skew {
    /// As measured; positive: the local clock is ahead.
    pub seconds: f64,
    /// The true value is at most this much smaller: `Date` is cut to whole seconds, and the answer took time to arrive.
    pub blur: f64,
}

/// Up to this many seconds ahead are not reported. Okta documents no tolerance for an `iat` in the future, and none was
/// seen, but a busy machine can measure a few seconds that are not real.
const AHEAD: f64 = 5.0;

impl Skew {
    fn measured(exchange: &Exchange) -> Option<Self> {
        #[allow(clippy::cast_precision_loss, reason = "milliseconds of one request")]
        let took = exchange.took_ms as f64 / 1000.0;
        Some(Self {
            seconds: exchange.ahead()?,
            blur: took + 1.0,
        })
    }

    /// Whether Okta must refuse an assertion made by this clock: `iat` is now, `exp` is `lifetime` seconds later.
    pub fn breaks(self, lifetime: u32) -> bool {
        self.seconds - self.blur >= AHEAD || self.seconds <= -f64::from(lifetime)
    }

    /// `5 h 30 min behind Okta's`
    pub fn shown(self) -> String {
        if self.seconds.abs() <= self.blur {
            return "the same as Okta's, to a second".into();
        }
        let side = if self.seconds < 0.0 {
            "behind"
        } else {
            "ahead of"
        };
        format!("{} {side} Okta's", duration(self.seconds.abs()))
    }

    /// The offset as a time zone, where it is near a multiple of 15 minutes, as the offsets of time zones are.
    pub fn time_zone(self) -> Option<String> {
        const QUARTER: f64 = 900.0;
        /// The widest offset of a zone, UTC+14.
        const WIDEST: f64 = 14.0 * 3600.0;
        let nearest = (self.seconds / QUARTER).round() * QUARTER;
        let near = (self.seconds - nearest).abs() <= 30.0;
        let zone = near && nearest != 0.0 && nearest.abs() <= WIDEST;
        zone.then(|| duration(nearest.abs()))
    }
}

/// `19800.4` as `5 h 30 min`.
fn duration(seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of seconds; a cast to an integer saturates"
    )]
    let whole = seconds.round() as u64;
    let parts = [
        (whole / 3600, "h"),
        (whole / 60 % 60, "min"),
        (whole % 60, "s"),
    ];
    let shown = parts.iter().filter(|(count, _)| *count > 0);
    let shown: Vec<_> = shown
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if shown.is_empty() {
        return "0 s".into();
    }
    shown.join(" ")
}

impl Evidence<'_> {
    /// Measured at the first answer of Okta's that has a `Date`.
    ///
    /// # Errors
    /// When no answer of Okta's tells its time.
    pub fn clock_skew(&self) -> Result<Skew, Missing> {
        if !self.is_okta_org()? {
            // A proxy's clock is not Okta's.
            return Err(Missing::Unreadable("no answer from an Okta org".into()));
        }
        let steps = [Step::Org, Step::Token].into_iter();
        let mut skews = steps.filter_map(|step| Skew::measured(self.exchange(step).ok()?));
        let dated = self
            .exchange(Step::Org)
            .is_ok_and(|org| org.reply.date().is_some());
        let why = if dated {
            "the answer's Date is not plausible: over ten years from this machine's clock"
        } else {
            "no answer with a Date"
        };
        skews.next().ok_or_else(|| Missing::Unreadable(why.into()))
    }

    /// Whether the measured skew alone makes Okta refuse the assertion. Then only `org_clock_skew` reports it.
    pub fn clock_breaks_assertion(&self) -> bool {
        let lifetime = self.tool().assertion_lifetime;
        self.clock_skew().is_ok_and(|skew| skew.breaks(lifetime))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skew(seconds: f64) -> Skew {
        Skew { seconds, blur: 1.1 }
    }

    #[test]
    fn a_skew_breaks_an_assertion_of_five_minutes_at_its_two_ends() {
        for (seconds, breaks) in [(6.0, false), (6.1, true), (-299.0, false), (-300.0, true)] {
            assert_eq!(skew(seconds).breaks(300), breaks, "{seconds}");
        }
    }

    #[test]
    fn a_half_or_quarter_hour_is_a_time_zone() {
        let zones = [(-19_800.0, "5 h 30 min"), (20_720.0, "5 h 45 min")];
        for (seconds, zone) in zones {
            assert_eq!(skew(seconds).time_zone().as_deref(), Some(zone));
        }
        for seconds in [20.0, 400.0, 90_000.0] {
            assert_eq!(skew(seconds).time_zone(), None);
        }
        assert_eq!(skew(-90.4).shown(), "1 min 30 s behind Okta's");
    }
}
