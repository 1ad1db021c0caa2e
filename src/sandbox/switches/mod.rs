//! One switch per fault: its name, what it means, and what it changes in a healthy org.
//!
//! Where possible, a switch only changes the state of the org, and the org's own checks then find the fault.

mod answers;
mod app;
mod credentials;
mod network;
mod refusals;

use super::org::{Affected, Org, Outage, Trouble};

/// A fault that the sandbox can have.
#[derive(Debug)]
pub struct Switch {
    pub name: &'static str,
    /// One line, for lists.
    pub summary: &'static str,
    pub(super) set: fn(&mut Org),
}

/// A row each: the name, what it means, and what it sets in the org. (`cargo fmt` leaves the table alone.)
macro_rules! switches {
    ($($name:ident $summary:literal |$org:ident| $set:expr;)*) => {
        &[$(Switch { name: stringify!($name), summary: $summary, set: |$org| { $set; } }),*]
    };
}
use switches;

fn trouble(org: &mut Org, place: Affected, outage: Outage) {
    troubled(org, place, outage, None);
}

fn once(org: &mut Org, place: Affected, outage: Outage) {
    troubled(org, place, outage, Some(1));
}

fn troubled(org: &mut Org, place: Affected, outage: Outage, times: Option<u32>) {
    org.troubles.push(Trouble {
        place,
        outage,
        times,
    });
}

/// In the order in which they are listed, and in which several are set.
pub(super) fn all() -> impl Iterator<Item = &'static Switch> {
    let tables = [
        app::SWITCHES,
        credentials::SWITCHES,
        refusals::SWITCHES,
        answers::SWITCHES,
        network::SWITCHES,
    ];
    tables.into_iter().flatten()
}
