//! Values that are not in the file: another program puts them in, or they stand in another file.
//!
//! A value of this kind is never a wrong value. One table knows the notations for all sources: whatever reads a text as
//! one of the values asks [`of`] first.

use super::key_path;
use crate::model::redact::{shown, visible};
use crate::tools::Slot;

/// How a notation is written, from its first characters to its last.
struct Notation {
    start: &'static str,
    end: &'static str,
    /// What is said in its place where its text says nothing to a reader, such as a cipher text.
    instead: Option<&'static str>,
}

const fn shown_whole(start: &'static str, end: &'static str) -> Notation {
    Notation {
        start,
        end,
        instead: None,
    }
}

const fn said(start: &'static str, end: &'static str, instead: &'static str) -> Notation {
    Notation {
        start,
        end,
        instead: Some(instead),
    }
}

/// What a program fills in when it reads the file.
const FILLED_IN: &[Notation] = &[
    // GitHub Actions; envsubst, Compose, shells; a shell's command.
    shown_whole("${{", "}}"),
    shown_whole("${", "}"),
    shown_whole("$(", ")"),
    shown_whole("`", "`"),
    // Helm, Go, Jinja, Ansible and Vault templates, and dynamic references of CloudFormation.
    shown_whole("{{", "}}"),
    shown_whole("<%", "%>"),
    // Azure Pipelines' token replacement.
    shown_whole("#{", "}#"),
];

/// What a store of secrets holds or has encrypted. It stays so in the environment of a program, which then asks the store.
const STORED: &[Notation] = &[
    // bank-vaults, Vals, argocd-vault-plugin.
    shown_whole("vault:", ""),
    shown_whole("ref+", ""),
    shown_whole("<path:", ">"),
    shown_whole("arn:", ""),
    shown_whole("@Microsoft.KeyVault(", ")"),
    said("ENC[", "]", "a value that sops has encrypted"),
    said("$ANSIBLE_VAULT;", "", "a value in an Ansible Vault"),
    said("encrypted:", "", "a value that dotenvx has encrypted"),
];

/// Roots of references in HCL and in workflows, where they stand without a mark around them.
const ROOTS: [&str; 7] = [
    "var.", "local.", "data.", "secrets.", "module.", "each.", "vars.",
];

/// What a text in a file refers to, in a form that may be shown; `None` where it is the value itself.
pub(super) fn of(text: &str, slot: Slot) -> Option<String> {
    let text = text.trim();
    let refers = match slot {
        // Of an address a part may be filled in, of a list one item. A host may begin as a reference does.
        _ if is_address(slot) => has_part(text),
        Slot::Scopes => is_traversal(text) || text.split([' ', ',']).any(has_part),
        _ => is_traversal(text),
    };
    let refers = refers
        || is_variable(text)
        || FILLED_IN.iter().any(|notation| notation.is_all_of(text))
        || (is_of_key(slot) && key_path::is_path(text));
    of_store(text, slot).or_else(|| refers.then(|| brief(text)))
}

/// The same for a variable of the environment: what should have been filled in before is a wrong value there.
pub(super) fn of_store(text: &str, slot: Slot) -> Option<String> {
    let text = text.trim();
    if let Some(notation) = STORED.iter().find(|notation| notation.is_all_of(text)) {
        return Some(notation.instead.map_or_else(|| brief(text), str::to_owned));
    }
    let refers = if is_address(slot) {
        text.starts_with("op://")
    } else {
        is_resource(text)
    };
    refers.then(|| brief(text))
}

fn is_address(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Domain(_) | Slot::BaseUrl | Slot::OrgName | Slot::Cell
    )
}

fn is_of_key(slot: Slot) -> bool {
    matches!(slot, Slot::Key | Slot::KeyFile)
}

impl Notation {
    fn is_all_of(&self, text: &str) -> bool {
        let inner = text.strip_prefix(self.start);
        let inner = inner.and_then(|inner| inner.strip_suffix(self.end));
        // `${A}-${B}` begins and ends so, and is still put in as a whole.
        inner.is_some_and(|inner| !inner.trim().is_empty())
    }
}

/// `$NAME`, `%NAME%`, `$env:NAME`, `env:NAME`.
fn is_variable(text: &str) -> bool {
    let name = text.strip_prefix("$env:").or(text.strip_prefix("env:"));
    let name = name.or_else(|| text.strip_prefix('%')?.strip_suffix('%'));
    let name = name.or_else(|| text.strip_prefix('$'));
    name.is_some_and(|name| {
        let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        starts && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

/// `var.okta.key`, `secrets.OKTA_KEY`.
fn is_traversal(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b"._-[]\"".contains(&b);
    ROOTS.iter().any(|root| text.starts_with(root)) && text.bytes().all(is_part)
}

/// `op://vault/item/field`, `sm://…`, `file:///run/secrets/key`, `projects/p/secrets/s`. An address of the web is none.
fn is_resource(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        let mut bytes = scheme.bytes();
        bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
            && bytes.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && !matches!(scheme, "http" | "https")
    };
    let one_line = !text.contains('\n');
    let of_google = text.starts_with("projects/") && text.contains("/secrets/");
    let of_class_path = text.starts_with("classpath:");
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    one_line && (of_google || of_class_path || scheme.is_some_and(is_scheme))
}

/// Whether any part is put in later.
fn has_part(text: &str) -> bool {
    let pairs = [
        ("${", '}'),
        ("$(", ')'),
        ("{{", '}'),
        ("<%", '>'),
        ("#{", '}'),
    ];
    let has = |(start, end): &(&str, char)| {
        let inside = text.find(start).map(|at| &text[at + start.len()..]);
        inside.is_some_and(|inside| {
            inside
                .trim_start_matches('{')
                .find(*end)
                .is_some_and(|at| at > 0)
        })
    };
    pairs.iter().any(has)
}

/// On one line, and no longer than a line. Each word is masked by itself: a reference to a private key has the words of
/// one, and is none.
pub(super) fn brief(text: &str) -> String {
    const LONGEST: usize = 60;
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let parts = text.split_inclusive(|c| !is_word(c));
    let shown: String = parts
        .flat_map(|part| {
            let (word, mark) = part.split_at(part.find(|c| !is_word(c)).unwrap_or(part.len()));
            [shown(word), visible(mark)]
        })
        .collect();
    match shown.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}
