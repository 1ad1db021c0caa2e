//! Runs the rules over the evidence, and says what came out.

pub mod can_i;
pub mod evidence;
pub mod fleet;
pub mod group;
pub mod policy;
pub mod replay;
pub mod report;
pub mod rule;
