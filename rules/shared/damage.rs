//! What is wrong with the text of a key, by the way in which it is damaged.

use super::super::prelude::*;

/// The first place at which the key's text is damaged in this way.
pub(in crate::rules) fn damage(evidence: &Evidence, kind: DamageKind) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(kind);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let (message, label, help) = explained(kind);
    let finding = Finding::new(message)
        .label(input, first.clone(), label)
        .help(match kind {
            DamageKind::Truncated | DamageKind::Syntax => help.to_owned(),
            _ => format!("{help} Or let okta-cc fix do it."),
        });
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !is_too_much(kind) {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.edit(key, input, first.clone(), "")])
}

/// Whether the text at the place only has to be removed.
fn is_too_much(kind: DamageKind) -> bool {
    matches!(
        kind,
        DamageKind::Bom
            | DamageKind::Comments
            | DamageKind::InvisibleChar
            | DamageKind::LeadingJunk
            | DamageKind::TrailingComma
            | DamageKind::TrailingJunk
            | DamageKind::WrappedString
    )
}

/// What is wrong, what is at the place, and what to do: a row of the table each. (`cargo fmt` leaves the table alone.)
macro_rules! explained {
    ($($kind:ident $what:literal $label:literal $help:literal;)*) => {
        fn explained(kind: DamageKind) -> (&'static str, &'static str, &'static str) {
            match kind { $(DamageKind::$kind => ($what, $label, $help),)* }
        }
    };
}

explained! {
    Truncated "The JSON is cut off" "the text is cut off here"
        "Copy the key again, from its first { to its last }. If that is lost, okta-cc fix restores what the remaining members determine.";
    LeadingJunk "There is text before the key's JSON" "this does not belong to the key"
        "Delete everything before the {.";
    TrailingJunk "There is text after the key's JSON" "this does not belong to the key"
        "Delete everything after the last }.";
    TrailingComma "There is a comma after the last member" "no member follows this comma"
        "Delete this comma.";
    MissingComma "A comma is missing between two members" "a comma is missing before this"
        "Put a comma before it.";
    SingleQuotes "The key is written with single quotes" "JSON knows only double quotes"
        "Put double quotes around every name and value. In Python, print json.dumps(key) and not the key itself.";
    UnquotedKeys "Names in the key have no quotes" "this name needs double quotes"
        "Put double quotes around every name. In JavaScript, print JSON.stringify(key).";
    Comments "There is a comment in the key" "JSON has no comments"
        "Delete the comment.";
    SmartQuotes "The key is written with typographic quotes" "JSON knows only the plain double quote"
        "Replace every typographic quote with a plain one, or copy the key from its source again: a word processor or a chat has changed it.";
    Bom "There is a byte order mark before the key" "an invisible character (U+FEFF) is here"
        "Save the file as UTF-8 without BOM, or delete its first character.";
    InvisibleChar "There are invisible characters in the key's JSON" "an invisible character is here"
        "Delete it, or copy the key from its source again.";
    WrappedString "There is a line break inside a value" "the line was broken here"
        "Join the lines: a terminal or a mail program has wrapped them.";
    BackslashEscaped "The key's JSON is escaped with backslashes" "this backslash does not belong here"
        "Take the backslashes out: the key was copied from the inside of a string in some code.";
    HtmlEntities "The key is written with HTML entities" "this is HTML for a character"
        "Copy the key from the page as it is shown, not from its source.";
    UrlEncoded "The key is URL encoded" "this is URL encoding for a character"
        "Decode it, or copy the key from where it was before it went into a URL or a form.";
    Base64Encoded "The key is base64 encoded" "this is base64 around the JSON"
        "Decode it: echo … | base64 -d.";
    DoubleEncoded "The key is JSON inside a JSON string" "the JSON is packed into a string from here on"
        "Take off the outer quotes and the backslashes: the key went through JSON.stringify twice.";
    Syntax "The private key is not valid JSON" "this is not JSON"
        "Copy the key from its source again.";
}
