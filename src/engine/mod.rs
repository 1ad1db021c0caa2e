//! Runs the rules over the evidence, and makes the report.
//!
//! Everything here is a pure function: nothing knows of a file, a clock, the network or a terminal, or of a rule by
//! its name. Start with [`evidence`], all that a rule may see; then [`rule`], what a rule is; then [`report`], where
//! findings become checks, an outcome and an exit code.
//!
//! | module | what it is |
//! |---|---|
//! | [`evidence`] | a view of connection, tool, conversation and needs; what is missing becomes a visible skip |
//! | [`rule`], [`group`] | plain data and one function; where a rule looks |
//! | [`report`] | findings, alternatives, checks, suppressed findings; outcome and exit code |
//! | [`policy`] | which rules are selected, and which findings are ignored |
//! | [`fleet`] | several connections compared |
//! | [`replay`] | a saved run, judged with today's rules |
//! | [`can_i`] | whether one need is met |

pub mod can_i;
pub mod evidence;
pub mod fleet;
pub mod group;
pub mod policy;
pub mod replay;
pub mod report;
pub mod rule;
