//! What every rule may use: the one place that says where it comes from. Names that stand for two things are taken through
//! their module (`rsa::Member`).

pub(super) use super::shared::console::*;
pub(super) use super::shared::{MOST_LABELS, Picked, damage, each_group};
pub(super) use crate::engine::evidence::{
    AppKeys, Attempt, Evidence, Met, Visibility, wants_nonce, wants_proof,
};
pub(super) use crate::engine::fleet::Crowd;
pub(super) use crate::engine::need::Need;
pub(super) use crate::engine::rule::{TOOL_NAME, TOOL_TITLE};
pub(super) use crate::engine::{evidence, fleet};
pub(super) use crate::model::answer::{Answer, Refusal, is_no_such_org};
pub(super) use crate::model::connection::client_id::{LENGTHS, WHERE_IT_IS};
pub(super) use crate::model::connection::key::jwk::{OKTA_ALGORITHMS, algorithm_meant};
pub(super) use crate::model::connection::key::number::Flaw;
pub(super) use crate::model::connection::key::passage::Passage;
pub(super) use crate::model::connection::key::value::Data;
pub(super) use crate::model::connection::key::{
    Container, ContainerKind, DamageKind, Ec, Family, Form, Jwk, LONGEST_NUMBER, LONGEST_TEXT,
    Lookalike, NUMBERS, der, jwk, pem, value,
};
pub(super) use crate::model::connection::{ClientIdKind, DomainKind, Field, Misfit, key};
pub(super) use crate::model::conversation::{FaultKind, Step, Turn};
pub(super) use crate::model::finding::Missing;
pub(super) use crate::model::finding::{Certainty, Finding, Severity, Verdict};
pub(super) use crate::model::rsa;
pub(super) use crate::model::rsa::Exponent;
pub(super) use crate::okta::endpoints::NEVER_EMPTY_LISTS;
pub(super) use crate::okta::errors::Cause;
pub(super) use crate::okta::hosts::{DEFAULT_CELL, is_of_okta};
pub(super) use crate::okta::ids;
pub(super) use crate::okta::scopes::{Meaning, is_well_formed, meaning, nearest, run_together};
pub(super) use crate::tools::{Dpop, KeyFormat};
