//! What several rules say or do: click paths, and families of rules that differ in a few words.

pub(super) mod console;
mod damage;
mod fault;
mod fleet;
mod labels;
mod mismatch;
mod refusal;
mod scope;
mod unjudged;
mod weakness;

pub(super) use damage::damage;
pub(super) use fault::{fault, unreachable};
pub(super) use fleet::each_group;
pub(super) use labels::MOST_LABELS;
pub(super) use mismatch::mismatch;
pub(super) use refusal::{refused_call, refused_token, said_by_others};
pub(super) use scope::Picked;
pub(super) use unjudged::{Unjudged, unjudged};
pub(super) use weakness::weakness;
