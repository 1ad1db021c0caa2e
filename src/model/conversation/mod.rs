//! The requests to the org and its replies: named steps, each answered, broken or not taken.

mod exchange;
mod fault;
mod jwt;
pub mod message;
mod scrub;
pub mod step;

pub use exchange::Exchange;
pub use fault::{Fault, FaultKind};
pub use jwt::Jwt;
pub use message::{Reply, Request, issued_token};
pub use step::Step;

/// Everything said in one run.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    turns: Vec<(Step, Turn)>,
}

/// How one step went.
#[derive(Clone, Debug)]
pub enum Turn {
    Answered(Exchange),
    /// The attempt failed before an answer could be read. It is evidence, not a crash.
    Broken {
        request: Request,
        fault: Fault,
    },
    /// Not asked, and why.
    NotTaken(String),
    /// Not asked because the run had used up its requests or its time: nothing is known.
    CutShort(String),
}

impl Turn {
    pub fn exchange(&self) -> Option<&Exchange> {
        match self {
            Self::Answered(exchange) => Some(exchange),
            _ => None,
        }
    }
}

impl Conversation {
    pub fn record(&mut self, step: Step, turn: Turn) {
        self.turns.push((step, turn));
    }

    /// How `step` went the last time; `None` when the run has not reached it. A step is repeated where Okta asks the
    /// client to try again later, and [`Step::Scopes`] once for every set of scopes.
    pub fn turn(&self, step: Step) -> Option<&Turn> {
        self.taken(step).last()
    }

    /// Every time that `step` was taken, the first one first.
    pub fn taken(&self, step: Step) -> impl DoubleEndedIterator<Item = &Turn> {
        let taken = self.turns.iter().filter(move |(taken, _)| *taken == step);
        taken.map(|(_, turn)| turn)
    }

    pub fn turns(&self) -> impl Iterator<Item = (Step, &Turn)> {
        self.turns.iter().map(|(step, turn)| (*step, turn))
    }
}
