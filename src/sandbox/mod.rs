//! A simulated Okta org on this machine: for `--sandbox`, for a demo and for tests.
//!
//! It verifies client assertions for real, with another implementation than the one that signs them, and answers with
//! Okta's status, headers and words. [`Org`] decides the answer and is a function of its state, the request and the
//! time; [`Running`] puts it behind a socket on loopback. Start with [`Scenario`]: each fault is a row of `switches/`.
//! This room uses no other room, so that it cannot repeat the mistakes of the code that it tests.
//!
//! ```
//! use okta_cc::sandbox::{App, Running, Scenario};
//!
//! let (app, demo) = App::demo()?;
//! let scenario: Scenario = "dpop_required+no_admin_role".parse()?;
//! let running = Running::start(app, &scenario, None)?;
//! let connection_file = demo.connection(running.base_url());
//! assert_eq!(connection_file["base_url"], running.base_url());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod access;
mod api;
mod app;
mod assertion;
mod clock;
mod content;
mod demo;
mod exchange;
mod faulty_transport;
mod intermediary;
mod memory;
mod org;
mod proof;
mod refusal;
mod respond;
mod role;
mod scenario;
mod server;
mod shared;
mod signature;
mod switches;
mod token;
mod transport_fault;
mod well_known;
mod words;

use std::io;
use std::net::SocketAddr;

pub use app::{App, AppKey, AppRole};
pub use demo::Demo;
pub use exchange::{OrgAnswer, OrgRequest};
pub use org::Org;
pub use scenario::{Scenario, UnknownScenario};
pub use server::Running;
pub use switches::Switch;

/// Why no sandbox could be started.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    #[error("the sandbox cannot register this key: {0}")]
    Key(&'static str),
    #[error("the sandbox cannot make a key: {0}")]
    Generate(#[source] josekit::JoseError),
    #[error("the sandbox cannot make its own key: {0}")]
    SigningKey(String),
    #[error("the sandbox cannot listen on {0}: {1}")]
    Listen(SocketAddr, #[source] io::Error),
}
