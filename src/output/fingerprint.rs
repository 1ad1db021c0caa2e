//! By what a finding is known again in a later run.

use crate::engine::report::Reported;
use crate::model::connection::Field;

/// The same for every run in which the finding has the same words about the same input: FNV-1a over its words, 64 bits.
pub(super) fn of(found: &Reported) -> String {
    let member = found.finding.member.as_deref().unwrap_or("");
    let field = found.field().map_or("", Field::name);
    let words = [found.rule.id, field, member, &found.finding.message];
    let hash = words
        .join("\n")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}
