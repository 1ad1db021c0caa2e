//! All that a rule may see: the connection, the target, and the conversation with the org.

mod answers;
mod app;
mod arithmetic;
mod attempts;
mod clock;
mod established;
mod faults;
mod inputs;
mod kind;
mod labels;
mod needs;
mod pasted;
mod requests;
mod scope_bisection;

use crate::engine::fleet::Fleet;
use crate::input::paste::Pasted;
use crate::model::answer::{Answer, Grant};
use crate::model::connection::Connection;
use crate::model::conversation::{Conversation, Exchange, Fault, Request, Step, Turn};
use crate::model::finding::Missing;
use crate::model::need::Need;
use crate::tools::Tool;

pub use answers::{ListAnswer, Visibility};
pub use app::AppKeys;
pub use attempts::{Attempt, wants_nonce, wants_proof};
pub use clock::Skew;
pub use kind::Moot;
pub use needs::Met;
pub use scope_bisection::{ScopeBisection, names};

/// A view of everything that a rule may ask about; the same for a live run, a replay and a test. It borrows, so it is
/// cheap to make.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    connection: &'a Connection,
    /// The target that the rules judge for.
    target: &'a Tool,
    /// The other targets of the run.
    others: &'a [&'static Tool],
    /// What a pipeline needs of the connection.
    needs: &'a [Need],
    /// `None`: this run asks Okta nothing.
    conversation: Option<&'a Conversation>,
    /// `None`: nothing was pasted, the conversation is our own run.
    pasted: Option<&'a Pasted>,
    /// `None`: this run is about one connection.
    fleet: Option<&'a Fleet>,
}

impl<'a> Evidence<'a> {
    pub fn new(
        connection: &'a Connection,
        target: &'a Tool,
        conversation: Option<&'a Conversation>,
    ) -> Self {
        Self {
            connection,
            target,
            others: &[],
            needs: &[],
            conversation,
            pasted: None,
            fleet: None,
        }
    }

    /// The evidence for rules about several connections; `connection` is an empty one.
    pub fn across(fleet: &'a Fleet, connection: &'a Connection, target: &'static Tool) -> Self {
        Self {
            fleet: Some(fleet),
            ..Self::new(connection, target, None)
        }
    }

    /// All connections of the run.
    ///
    /// # Errors
    /// When this run is about one connection.
    pub fn fleet(&self) -> Result<&'a Fleet, Missing> {
        self.fleet
            .ok_or_else(|| Missing::NotAsked("there is only one connection".into()))
    }

    /// The evidence for several targets; rules judge for the first of them.
    ///
    /// # Panics
    /// When there is none.
    pub fn of_targets(
        connection: &'a Connection,
        targets: &'a [&'static Tool],
        conversation: Option<&'a Conversation>,
    ) -> Self {
        let (target, others) = targets.split_first().expect("a run is about some target");
        Self {
            others,
            ..Self::new(connection, target, conversation)
        }
    }

    /// This evidence with what a pipeline needs.
    pub fn needing(self, needs: &'a [Need]) -> Self {
        Self { needs, ..self }
    }

    /// This evidence with a conversation.
    pub fn after<'b>(self, conversation: &'b Conversation) -> Evidence<'b>
    where
        'a: 'b,
    {
        Evidence {
            conversation: Some(conversation),
            ..self
        }
    }

    /// This evidence with a pasted text, about which Okta cannot be asked further.
    pub fn of_paste(self, pasted: &'a Pasted) -> Self {
        Self {
            pasted: Some(pasted),
            ..self
        }
    }

    /// This evidence with `target` as the only target.
    pub fn seen_by(self, target: &'a Tool) -> Self {
        Self {
            target,
            others: &[],
            ..self
        }
    }

    /// All targets that the run is about.
    pub fn targets(&self) -> Vec<&'a Tool> {
        let others = self.others.iter().map(|target| *target as &Tool);
        std::iter::once(self.target).chain(others).collect()
    }

    /// Their names, for a heading.
    pub fn target_names(&self) -> String {
        let names = self.targets().into_iter().map(|target| target.name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// The target that the rules judge for.
    pub fn tool(&self) -> &'a Tool {
        self.target
    }

    pub fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// What was said to the org; `None` in a run that asks Okta nothing.
    pub fn conversation(&self) -> Option<&'a Conversation> {
        self.conversation
    }

    /// The answered request of `step`.
    ///
    /// # Errors
    /// When it was not asked, or no answer came.
    pub fn exchange(&self, step: Step) -> Result<&'a Exchange, Missing> {
        match self.turn(step)? {
            Turn::Answered(exchange) => Ok(exchange),
            Turn::Broken { fault, .. } => {
                Err(Missing::Broken(format!("no answer: {}", fault.detail)))
            }
            Turn::NotTaken(why) => Err(Missing::NotAsked(why.clone())),
            Turn::CutShort(why) => Err(Missing::Broken(why.clone())),
        }
    }

    /// How the attempt at `step` failed, or `None` when an answer came.
    ///
    /// # Errors
    /// When it was not asked.
    pub fn fault(&self, step: Step) -> Result<Option<(&'a Request, &'a Fault)>, Missing> {
        match self.turn(step)? {
            Turn::Answered(_) => Ok(None),
            Turn::Broken { request, fault } => Ok(Some((request, fault))),
            Turn::NotTaken(why) => Err(Missing::NotAsked(why.clone())),
            Turn::CutShort(why) => Err(Missing::Broken(why.clone())),
        }
    }

    /// Whether the host answered as an Okta org does.
    ///
    /// # Errors
    /// When it was not asked, or no answer came.
    pub fn is_okta_org(&self) -> Result<bool, Missing> {
        let answer = self.exchange(Step::Org)?.answer();
        Ok(matches!(answer, Answer::Organization(_)))
    }

    /// What Okta granted; `None` when it refused.
    ///
    /// # Errors
    /// When no token was asked for, or no answer came.
    pub fn grant(&self) -> Result<Option<&'a Grant>, Missing> {
        Ok(self.token()?.grant())
    }

    fn turn(&self, step: Step) -> Result<&'a Turn, Missing> {
        let conversation = self
            .conversation
            .ok_or_else(|| Missing::NotAsked("lint asks Okta nothing; run doctor".into()))?;
        conversation
            .turn(step)
            .ok_or_else(|| Missing::NotAsked("the run did not get this far".into()))
    }
}
