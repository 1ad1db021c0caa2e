//! The secrets of this run, which are taken out of everything that is written.

use std::sync::{Arc, Mutex, PoisonError};

use percent_encoding::percent_decode_str;
use url::Url;

use crate::app::world::World;
use crate::model::connection::Connection;
use crate::model::redact::Secrets;

/// Applied by the gate to every document before it is written, and by what renders the pages of many connections, to each
/// page with the secrets of its own connection alone, so that what is held does not grow with their number.
///
/// How secrets come in: whoever makes a connection of its sources tells it to the gate with [`Scrubber::learn`], and what
/// else a run holds that nobody may see comes in before the command starts, in [`Scrubber::of`]. Clones share what they
/// know.
#[derive(Clone, Default)]
pub(crate) struct Scrubber(Arc<Mutex<Secrets>>);

impl Scrubber {
    /// With what is secret in the environment: the passwords of proxies.
    pub(crate) fn of(world: &World) -> Self {
        let scrubber = Self::default();
        let variables = world.environment.iter();
        let proxies = variables.filter(|(name, _)| name.to_ascii_lowercase().ends_with("_proxy"));
        for (_, value) in proxies {
            let url = Url::parse(value).ok();
            if let Some(password) = url.as_ref().and_then(Url::password) {
                scrubber.with(|secrets| {
                    secrets.learn(password);
                    secrets.learn(&percent_decode_str(password).decode_utf8_lossy());
                });
            }
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
