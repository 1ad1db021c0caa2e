//! Every rule of masking. What is masked becomes `*`, byte for byte, so that a place in the text is the same place in what
//! is shown.
//!
//! | what | is masked by | of it |
//! |---|---|---|
//! | one of the four inputs | [`mask`], through `Input::shown` | a key: all that is not known to be public; the others: a password in a URL, or all where something has the look of a secret |
//! | a key ID that stands alone | [`shown_key_id`] | what is no key ID by its characters or its length |
//! | any other value, an argument, a path, the name of a variable | [`shown`] | words made by chance, a password in a URL; all where it is a key. The name of a file stays whole unless such a word is in it |
//! | a text that somebody typed in the wrong place | [`shown_briefly`] | as a pasted text and as a value; it is cut as well |
//! | a pasted text | [`take_out`] before anything else reads it, [`may_be_quoted`] where a word of it is quoted | keys, tokens, values behind the name of a secret, words made by chance |
//! | an answer from the network | [`without_tokens`], then [`Secrets`] | tokens, and every stretch of what we sent |
//!
//! The masks of inputs, values and pasted texts are lexical: they go by what a text looks like, because what we are asked about
//! often does not parse. [`looks`] says what has the look of a secret. [`Secrets`] alone knows what it looks for.
//!
//! What a key may be called by without being shown is no mask: see `connection::fingerprint`.

pub(crate) mod looks;
mod mask;
mod pasted;
mod sent;
mod tokens;

pub(crate) use mask::{mask, shown_briefly};
pub use mask::{shown, shown_key_id};
pub(crate) use pasted::{may_be_quoted, take_out};
pub use sent::Secrets;
pub use tokens::without_tokens;
