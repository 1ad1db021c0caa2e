//! The structs of a saved run's JSON, which is a contract: old files must stay readable. Parts that the model has types
//! for (a finding, a message) are serialised as those types.

use serde::{Deserialize, Serialize};

use crate::model::connection::{DomainForm, Field, Origin, ToolFile};
use crate::model::conversation::{Exchange, Fault, Reply, Request, Step, Turn};
use crate::model::finding::Finding;

/// Names the format's version in every file.
pub(crate) const FORMAT: &str = "okta-cc/run/v1";

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedRun {
    pub schema: String,
    pub tool: Program,
    pub run: RunInfo,
    pub connection: SavedConnection,
    pub conversation: Vec<SavedTurn>,
    pub checks: Vec<SavedCheck>,
    pub findings: Vec<SavedFinding>,
}

/// What wrote it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Program {
    pub name: String,
    pub version: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct RunInfo {
    /// The first one.
    pub target: String,
    #[serde(default)]
    pub targets: Vec<String>,
    /// In seconds since the Unix epoch.
    pub started: f64,
    /// In seconds.
    pub duration: f64,
    pub anonymized: bool,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedConnection {
    pub inputs: Vec<SavedInput>,
    pub domain_form: Option<DomainForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_file: Option<ToolFile>,
    pub key_id: Option<String>,
    pub base_url: Option<String>,
    /// The file that alone names the host, where nobody named it and the key is from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_found_in: Option<String>,
    /// What a pipeline needed of it.
    #[serde(default)]
    pub needs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedInput {
    #[serde(rename = "name")]
    pub field: Field,
    /// The masked text; a key's public numbers are not masked.
    pub text: String,
    /// Something in the text is not as it was given.
    pub masked: bool,
    pub origin: Origin,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedTurn {
    pub step: Step,
    /// Why it was not taken; the other parts are then absent.
    pub not_taken: Option<String>,
    /// Why it was not asked, where the run had used up its requests or its time.
    pub cut_short: Option<String>,
    pub request: Option<Request>,
    pub reply: Option<SavedReply>,
    pub fault: Option<Fault>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedReply {
    #[serde(flatten)]
    pub reply: Reply,
    /// In seconds since the Unix epoch, by the local clock.
    pub received_at: f64,
    pub took_ms: u64,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedCheck {
    pub id: String,
    pub status: String,
    pub reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SavedFinding {
    pub id: String,
    #[serde(flatten)]
    pub finding: Finding,
    /// Empty: all of the run's.
    #[serde(default)]
    pub targets: Vec<String>,
}

/// Seconds of a calendar with four digits for the year, which is all that a clock can have shown; else 0, as where no
/// time is known. A file may have been changed by hand.
pub(super) fn plausible(seconds: f64) -> f64 {
    const YEAR_10000: f64 = 253_402_300_800.0;
    let fits = (0.0..YEAR_10000).contains(&seconds);
    if fits { seconds } else { 0.0 }
}

impl SavedTurn {
    /// How the step went; `None` where it has neither reply nor fault.
    pub(super) fn read(self) -> Option<Turn> {
        if let Some(why) = self.cut_short {
            return Some(Turn::CutShort(why));
        }
        if let Some(why) = self.not_taken {
            return Some(Turn::NotTaken(why));
        }
        let request = self.request?;
        Some(match self.reply {
            Some(saved) => Turn::Answered(Exchange::new(
                self.step,
                request,
                saved.reply,
                plausible(saved.received_at),
                saved.took_ms,
            )),
            None => Turn::Broken {
                request,
                fault: self.fault?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files were written by the first version of the format.
    #[test]
    fn what_was_read_is_written_the_same_again() {
        for text in [
            include_str!("../../../fixtures/saved/dpop_of_two.json"),
            include_str!("../../../fixtures/saved/truncated.json"),
        ] {
            let document: SavedRun = serde_json::from_str(text).expect("a saved run");
            let again = serde_json::to_string_pretty(&document).expect("plain data");
            assert_eq!(again.trim_end(), text.trim_end());
        }
    }
}
