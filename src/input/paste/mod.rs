//! Reads what people paste (captures, logs, exceptions, notes) into a conversation, without being told which it is.
//!
//! All formats go the same way: `excerpt` keeps a bounded part of the text, `redact` masks the secrets, `normalize`
//! removes what terminals, loggers and editors put around the text. Then `http` finds HTTP messages, `known_errors`
//! the wordings of the catalogue wherever they stand, `fields` the codes beside them, and `ranking` puts the causes in
//! order.

mod config_values;
mod excerpt;
mod fields;
mod har;
mod http;
mod known_errors;
mod network;
mod normalize;
mod pasted;
mod quote;
mod ranking;
mod refusals;
mod remarks;
mod shows;
mod signals;
mod silent;
mod tokens;

use std::io::{self, Read};

pub use excerpt::gather;
pub use pasted::Pasted;

use crate::input::{Found, SourceValues};
use crate::model::connection::{Connection, Origin};
use crate::model::conversation::Conversation;
use crate::model::redact::take_out;

/// A pasted text, as far as it was understood.
pub struct Paste {
    pub connection: Connection,
    pub conversation: Conversation,
    pub pasted: Pasted,
}

/// Reads a stream of any length. `name` is where it came from, `now` the time in seconds since the Unix epoch.
///
/// # Errors
/// When the stream cannot be read.
pub fn read(stream: impl Read, name: &str, now: f64) -> io::Result<Paste> {
    Ok(understand(&gather(stream)?, name, now))
}

/// Reads the text that [`gather`] kept.
pub fn understand(text: &str, name: &str, now: f64) -> Paste {
    let tokens = tokens::find(text);
    let values = config_values::find(text, name);
    let (text, secrets) = take_out(text);
    let unpacked = har::unpack(&text);
    let text = normalize::Text::of(unpacked.as_deref().unwrap_or(&text));
    let mut heard = signals::Heard {
        messages: http::find(&text),
        wordings: known_errors::find(&text),
        fields: fields::find(&text),
        faults: network::find(&text),
        tokens: tokens::judge(&tokens, now),
    };
    let (given, conversation, pasted) = ranking::decide(&text, &mut heard, secrets);
    let found = |text: String| Found {
        text,
        origin: Origin::Named(name.to_owned()),
    };
    let seen = SourceValues {
        client_id: given.client_id.map(found),
        scopes: given.scopes.map(found),
        base_url: given.base_url,
        ..SourceValues::default()
    };
    // What a configuration says is nearer to the cause than what a log shows of it.
    let connection = values.over(seen).into_connection(Origin::NotAsked);
    Paste {
        connection,
        conversation,
        pasted,
    }
}
