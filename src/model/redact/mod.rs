//! Every rule of masking. What is masked becomes `*`, byte for byte, so that a place in the text is the same place in
//! what is shown.
//!
//! - One of the four inputs: `mask`, through `Input::shown`. Of a key all that is not known to be public; of the
//!   others a password in a URL, or all of it where something has the look of a secret.
//! - A key ID that stands alone: [`shown_key_id`]. What is no key ID by its characters or its length.
//! - Any other value (an argument, the name of a file, flag or variable): [`shown`]. A password in a URL, and words made
//!   by chance; all of it where it is a key. A name without such a word is shown whole.
//! - What somebody typed in the wrong place: `shown_briefly`. As a pasted text and as a value; it is cut as well.
//! - A pasted text: `take_out` before anything else reads it, `may_be_quoted` where words of it are quoted. Keys,
//!   tokens, values behind the name of a secret, words made by chance.
//! - An answer from the network: [`without_tokens`], then [`Secrets`]. Tokens, and every stretch of what we sent.
//! - All that goes out, and a saved run before it is written: [`Secrets`], in every encoding that `search` knows.
//! - `--anonymize`: `hidden` finds names in an encoding, which are no secrets.
//!
//! All but the last three go by what a text looks like, because what we are asked about often does not parse; `looks`
//! and `chance` say what has the look of a secret, `named` where one stands, `user_info` what a URL holds of one.
//! [`Secrets`] alone knows what it looks for.
//!
//! What a key may be called by without being shown is no mask: see `connection::fingerprint`.

mod alphabet;
mod chance;
mod hidden;
pub(crate) mod looks;
mod mask;
mod named;
mod pasted;
mod search;
mod secrets;
mod tokens;
mod user_info;
mod views;
mod windows;

pub(crate) use hidden::hidden;
pub(crate) use mask::{mask, shown_briefly};
pub use mask::{masked, shown, shown_key_id, visible};
pub(crate) use pasted::{may_be_quoted, take_out};
pub use secrets::Secrets;
pub(crate) use tokens::is_token_character;
pub use tokens::without_tokens;
