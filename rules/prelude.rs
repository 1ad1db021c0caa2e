//! Everything that a rule may import, in one place.

pub(super) use super::shared::console::*;
pub(super) use super::shared::{MOST_LABELS, Picked, damage, each_group};
pub(super) use crate::engine::evidence;
pub(super) use crate::engine::evidence::{
    AppKeys, Attempt, Evidence, ListAnswer, Met, Moot, Visibility, wants_nonce, wants_proof,
};
pub(super) use crate::engine::fleet::{Fleet, Member};
pub(super) use crate::engine::rule::{TOOL_NAME, TOOL_TITLE};
pub(super) use crate::model::answer::{Answer, Refusal, TokenFlaw, is_no_such_org};
pub(super) use crate::model::connection::client_id::{LENGTHS, WHERE_IT_IS};
pub(super) use crate::model::connection::{
    ClientIdKind, DomainKind, DomainMismatch, Field, Mode, Origin,
};
pub(super) use crate::model::conversation::{FaultKind, Step, Turn};
pub(super) use crate::model::finding::{Certainty, Finding, Missing, Severity, Verdict};
pub(super) use crate::model::key;
pub(super) use crate::model::key::number::Flaw;
pub(super) use crate::model::key::spanned_text::SpannedText;
pub(super) use crate::model::key::value::{Data, SpannedMember, SpannedValue};
pub(super) use crate::model::key::{
    Container, ContainerKind, Curve, DamageKind, Ec, EcFault, Jwk, Key, KeyFamily, KeyForm,
    LONGEST_NUMBER, LONGEST_TEXT, Lock, Lookalike, NUMBERS, Notation, PemKind, PemMisfit, Seal,
    der,
};
pub(super) use crate::model::need::Need;
pub(super) use crate::model::redact::{shown, shown_key_id};
pub(super) use crate::model::rsa::{Exponent, RsaFault, RsaMember, Structure};
pub(super) use crate::model::text::chars::is_invisible;
pub(super) use crate::model::text::listed::listed;
pub(super) use crate::okta::algorithms::{OKTA_ALGORITHMS, algorithm_meant};
pub(super) use crate::okta::endpoints::NEVER_EMPTY_LISTS;
pub(super) use crate::okta::errors::Cause;
pub(super) use crate::okta::hosts::{DEFAULT_CELL, is_of_okta};
pub(super) use crate::okta::ids;
pub(super) use crate::okta::scopes::{Meaning, is_well_formed, meaning, nearest, run_together};
pub(super) use crate::tools::{Dpop, KeyFormat};
