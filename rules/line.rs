//! The macro for a line of the table: the forms in which a rule can be written there.
//!
//! A rule has a file of its own, or belongs to a family of rules that differ in a few words: then the words are in the
//! line. Names in a line must be imported by [`super::table`].

macro_rules! rule {
    // The network failed on the way to the org.
    ($name:ident, fault: $kind:ident) => {
        rule!(@ $name, |evidence| shared::fault(evidence, FaultKind::$kind))
    };
    // The network failed at one of these steps.
    ($name:ident, unreachable: $steps:expr) => {
        rule!(@ $name, |evidence| shared::unreachable(evidence, $steps))
    };
    // Okta answered, and decided nothing.
    ($name:ident, unjudged: $kind:ident at $group:ident) => {
        rule!(@ $name, |evidence| shared::unjudged(evidence, Unjudged::$kind, Group::$group))
    };
    // Okta refuses the token.
    ($name:ident, token: $cause:ident, $certainty:ident, $message:literal, $help:literal $(, kid: $label:literal)?) => {
        rule!(@ $name, |evidence| {
            let at_kid = None$(.or(Some($label)))?;
            let (cause, certainty) = (Cause::$cause, Certainty::$certainty);
            shared::refused_token(evidence, cause, certainty, $message, &format!($help), at_kid)
        })
    };
    // Okta refuses an API call.
    ($name:ident, call: $cause:ident, $message:literal, $help:literal) => {
        rule!(@ $name, |evidence| {
            shared::refused_call(evidence, Cause::$cause, $message, &format!($help))
        })
    };
    // A client library or a person says it, and not Okta.
    ($name:ident, others: $cause:ident, $message:literal, $help:literal) => {
        rule!(@ $name, |evidence| {
            shared::said_by_others(evidence, Cause::$cause, $message, &format!($help))
        })
    };
    // The text of the key is damaged.
    ($name:ident, damage: $kind:ident) => {
        rule!(@ $name, |evidence| shared::damage(evidence, DamageKind::$kind))
    };
    // The key is weak.
    ($name:ident, weakness: $fault:ident of [$($member:ident),*], $message:literal, $label:literal) => {
        rule!(@ $name, |evidence| {
            shared::weakness(evidence, RsaFault::$fault, &[$(RsaMember::$member),*], $message, $label)
        })
    };
    // The domain has another form than the one that is expected.
    ($name:ident, mismatch: $mismatch:pat) => {
        rule!(@ $name, |evidence| shared::mismatch(evidence, |mismatch| matches!(mismatch, $mismatch)))
    };
    (@ $name:ident, $check:expr) => {
        Rule::new(stringify!($name), include_str!(concat!(stringify!($name), ".md")), $check)
    };
    // A file of its own, and more to say of it in words of `Rule`'s fields.
    ($name:ident $(, $field:ident: $value:expr)*) => {
        Rule { $($field: $value,)* ..rule!(@ $name, super::$name::check) }
    };
}

pub(super) use rule;
