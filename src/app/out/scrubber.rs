//! The secrets of this run, which are taken out of everything that is written.

use std::sync::{Arc, Mutex, PoisonError};

use crate::app::world::World;
use crate::model::connection::Connection;
use crate::model::redact::Secrets;

/// Words in the names of variables whose value is secret as a whole: `OKTA_API_TOKEN`, `OKTA_CLIENT_SECRET`.
const SECRET: [&str; 5] = ["TOKEN", "SECRET", "PASSPHRASE", "PASSWORD", "API_KEY"];

/// Applied by the gate to every document before it is written, and by what renders the pages of many connections, to each
/// page with the secrets of its own connection alone, so that what is held does not grow with their number.
///
/// How secrets come in: whoever makes a connection of its sources tells it to the gate with [`Scrubber::learn`], and what
/// else a run holds that nobody may see comes in before the command starts, in [`Scrubber::of`]. Clones share what they
/// know.
#[derive(Clone, Default)]
pub(crate) struct Scrubber(Arc<Mutex<Secrets>>);

impl Scrubber {
    /// With what is secret in the environment: the passwords of proxies and of other URLs, tokens, secrets, passphrases.
    pub(crate) fn of(world: &World) -> Self {
        let scrubber = Self::default();
        for (name, value) in &world.environment {
            let name = name.to_ascii_uppercase();
            let is_secret = SECRET.iter().any(|word| name.contains(word));
            // A path to a secret is none.
            let is_path = ["_FILE", "_PATH", "_DIR"]
                .iter()
                .any(|end| name.ends_with(end));
            scrubber.with(|secrets| {
                if is_secret && !is_path {
                    secrets.learn(value);
                } else if name.ends_with("_PROXY")
                    || name.ends_with("_URL")
                    || name.ends_with("ORGURL")
                {
                    secrets.learn_url(value);
                }
            });
        }
        scrubber
    }

    /// What is secret of this connection.
    pub(crate) fn learn(&self, connection: &Connection) {
        self.with(|secrets| secrets.learn_connection(connection));
    }

    /// Replaces in a document whatever it holds of a secret.
    pub(super) fn scrub(&self, text: &mut String) {
        self.with(|secrets| secrets.scrub_text(text));
    }

    fn with<T>(&self, work: impl FnOnce(&mut Secrets) -> T) -> T {
        // A panic while it was held leaves it whole: secrets are only added.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
