//! Which requests were made, and which experiments succeeded.

use super::Evidence;
use crate::model::conversation::{FaultKind, Step, Turn};

impl Evidence<'_> {
    /// Whether the experiment at `step` overcame the refusal that it was made for.
    pub fn overcame(&self, step: Step) -> bool {
        let path = self.token_path().unwrap_or_default();
        path.iter().any(|attempt| attempt.step == step)
    }

    /// How many requests were sent.
    pub fn requests_made(&self) -> usize {
        let said = self.conversation().into_iter();
        let sent = said
            .flat_map(|said| said.turns())
            .filter(|(_, turn)| match turn {
                Turn::Answered(_) => true,
                Turn::Broken { fault, .. } => fault.kind != FaultKind::Signing,
                Turn::NotTaken(_) | Turn::CutShort(_) => false,
            });
        sent.count()
    }
}
