//! Flags that take one of a few words.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Reads each word as the value beside it.
pub(crate) fn words<W: Into<PossibleValue>, T: Clone + Send + Sync + 'static>(
    words: impl IntoIterator<Item = (W, T)>,
) -> impl TypedValueParser<Value = T> {
    let words: Vec<(PossibleValue, T)> = words.into_iter().map(|(w, it)| (w.into(), it)).collect();
    let names = words.iter().map(|(word, _)| word.clone());
    PossibleValuesParser::new(names).map(move |name| {
        let known = words.iter().find(|(word, _)| word.get_name() == name);
        known.expect("clap takes no other word").1.clone()
    })
}
