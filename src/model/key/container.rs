//! What a JWK is wrapped in: a set, an object with other values, an array, a string in one of these.
//!
//! Two different keys in one text are told apart from one key that appears twice: only in the second case is it known
//! which key is meant.

use std::ops::Range;

use super::jwk::{Jwk, is_jwk, rank};
use super::pem::{self, Notation, Pem};
use super::reading::Reading;
use super::spanned_text::SpannedText;
use super::value::{Data, SpannedObject, SpannedValue};
use super::{reader, rsa_key_value};

/// How many objects deep a key is looked for.
const DEEPEST: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerKind {
    /// `{"keys": […]}` (RFC 7517 section 5).
    Set,
    /// Anything else around a JWK.
    Wrapper,
}

/// One thing around the JWK.
#[derive(Clone, Debug)]
pub struct Container {
    pub kind: ContainerKind,
    /// The place to point at: the name `keys`, or the name of the member that holds the key.
    pub span: Range<usize>,
    /// How many private keys are in it, at any depth.
    pub private: usize,
}

/// What was found inside a value.
pub struct Opened {
    pub containers: Vec<Container>,
    pub inside: Contents,
    /// Whether it is what a key management service answers, which gives away public keys only.
    pub of_kms: bool,
}

pub enum Contents {
    /// The signing key; and where it was text in a string, how that text was read.
    Jwk(Box<Jwk>, Option<Box<Reading>>),
    /// A PEM in a string, or another key that is no JWK. Its range is one of the pasted text.
    Pem(Box<Pem>),
    /// Several keys, each of which could be the one that is meant.
    Several,
    /// Containers with nothing in them.
    Nothing,
    /// Neither an object nor anything with a key in it.
    NoObject,
}

/// Looks for the signing key in `value`; of several the one whose `kid` is `id`.
pub fn open(value: SpannedValue, id: Option<&str>) -> Opened {
    let plain = |object: &SpannedObject| is_jwk(object) || object.members.is_empty();
    if matches!(&value.data, Data::Object(object) if plain(object)) {
        let containers = Vec::new();
        let inside = jwk(value);
        return Opened {
            containers,
            inside,
            of_kms: false,
        };
    }
    let mut search = Search {
        depth: 0,
        path: Vec::new(),
        leaves: Vec::new(),
        pem: None,
        of_kms: false,
    };
    search.visit(&value);
    search.choose(value, id)
}

fn jwk(value: SpannedValue) -> Contents {
    match value.data {
        Data::Object(object) => Contents::Jwk(Box::new(Jwk::new(object, value.span)), None),
        _ => Contents::NoObject,
    }
}

/// A key, its rank as a signing key, and what is around it.
struct Leaf {
    rank: u8,
    value: SpannedValue,
    containers: Vec<Container>,
    reading: Option<Box<Reading>>,
}

impl Leaf {
    fn kid(&self) -> Option<&str> {
        let Data::Object(object) = &self.value.data else {
            return None;
        };
        let kid = object.get("kid")?.value.string()?;
        Some(kid.text())
    }
}

struct Search {
    /// How many strings deep we are.
    depth: usize,
    path: Vec<Container>,
    leaves: Vec<Leaf>,
    pem: Option<Pem>,
    of_kms: bool,
}

/// Members that show an answer of AWS KMS (`GetPublicKey`) or of Google Cloud KMS (`getPublicKey`).
const OF_KMS: [[&str; 2]; 3] = [
    ["PublicKey", "SigningAlgorithms"],
    ["PublicKey", "KeyUsage"],
    ["pem", "protectionLevel"],
];

impl Search {
    fn visit(&mut self, value: &SpannedValue) {
        match &value.data {
            Data::Object(object) if is_jwk(object) => self.leaf(value.clone(), rank(object), None),
            _ if self.path.len() >= DEEPEST => {}
            Data::Object(object) => {
                let has = |names: &[&str; 2]| names.iter().all(|name| object.has(name));
                self.of_kms |= OF_KMS.iter().any(has);
                if let Some(octets) = rsa_key_value::in_object(object) {
                    let span = value.span.clone();
                    self.pem(Pem::of_numbers(octets, Notation::RsaParameters, span));
                    return;
                }
                for member in &object.members {
                    let set = member.name.text() == "keys" && is_list(&member.value);
                    let kind = if set {
                        ContainerKind::Set
                    } else {
                        ContainerKind::Wrapper
                    };
                    match &member.value.data {
                        // The set and its array are one container.
                        Data::Array(values) if set => {
                            for value in values {
                                self.inside(kind, member.name.whole(), |search| {
                                    search.visit(value)
                                });
                            }
                        }
                        _ => self.inside(kind, member.name.whole(), |search| {
                            search.visit(&member.value)
                        }),
                    }
                }
            }
            Data::Array(values) => {
                let bracket = value.span.start..value.span.start + 1;
                for value in values {
                    self.inside(ContainerKind::Wrapper, bracket.clone(), |search| {
                        search.visit(value)
                    });
                }
            }
            Data::String(text) => self.text(text),
            _ => {}
        }
    }

    fn inside(&mut self, kind: ContainerKind, span: Range<usize>, visit: impl FnOnce(&mut Self)) {
        let private = 0;
        self.path.push(Container {
            kind,
            span,
            private,
        });
        visit(self);
        self.path.pop();
    }

    /// A key may be text again, inside a string.
    fn text(&mut self, text: &SpannedText) {
        let content = text.text();
        if content.len() < 20 || self.depth > 2 {
            return;
        }
        let marks = ["BEGIN", "PuTTY-User-Key-File-", "<RSAKeyValue>"];
        let is_marked =
            marks.iter().any(|mark| content.contains(mark)) || content.starts_with("ssh-");
        if is_marked && let Some(mut pem) = pem::find(content) {
            pem.range = text.span(pem.range);
            self.pem(pem);
            return;
        }
        // JSON; and JSON, a PEM or DER in base64.
        let starts = ["{", "[", "\"", "ey", "LS0t", "MI"];
        let start = content.trim_start();
        if !starts.iter().any(|known| start.starts_with(known)) {
            return;
        }
        let mut reading = reader::read(text.clone(), self.depth + 1);
        if let Some(pem) = reading.pem.take() {
            self.pem(pem);
            return;
        }
        let Some(value) = reading.value.take() else {
            return;
        };
        match &value.data {
            Data::Object(object) if is_jwk(object) => {
                let rank = rank(object);
                self.leaf(value, rank, Some(Box::new(reading)));
            }
            _ => {
                self.depth += 1;
                self.visit(&value);
                self.depth -= 1;
            }
        }
    }

    /// A private key before a public one; the same key in several forms is one.
    fn pem(&mut self, found: Pem) {
        match &mut self.pem {
            Some(known) if !known.kind.is_public() && !found.kind.is_public() => {
                known.private += usize::from(!known.is_same_key(&found));
            }
            Some(known) if !known.kind.is_public() || found.kind.is_public() => {}
            known => *known = Some(found),
        }
    }

    fn leaf(&mut self, value: SpannedValue, rank: u8, reading: Option<Box<Reading>>) {
        let containers = self.path.clone();
        self.leaves.push(Leaf {
            rank,
            value,
            containers,
            reading,
        });
    }

    fn choose(mut self, root: SpannedValue, id: Option<&str>) -> Opened {
        let private = self.leaves.iter().filter(|leaf| leaf.rank >= 4).count();
        let best = self.leaves.iter().map(|leaf| leaf.rank).max();
        let has_private_pem = self.pem.as_ref().is_some_and(|pem| !pem.kind.is_public());
        let Some(best) = best.filter(|best| *best >= 4 || !has_private_pem) else {
            return self.without_key(root);
        };
        self.leaves.retain(|leaf| leaf.rank == best);
        let is_meant = |leaf: &Leaf| id.is_some() && leaf.kid() == id;
        if self.leaves.iter().any(is_meant) {
            self.leaves.retain(is_meant);
        }
        let first = self.leaves.swap_remove(0);
        let others = self.leaves.iter().any(|leaf| leaf.value != first.value);
        let mut containers = first.containers;
        for container in &mut containers {
            container.private = private;
        }
        let inside = match first.value.data {
            _ if others && best >= 4 => Contents::Several,
            Data::Object(object) => {
                Contents::Jwk(Box::new(Jwk::new(object, first.value.span)), first.reading)
            }
            _ => Contents::NoObject,
        };
        Opened {
            containers,
            inside,
            of_kms: self.of_kms,
        }
    }

    fn without_key(self, root: SpannedValue) -> Opened {
        let containers = Vec::new();
        if let Some(pem) = self.pem {
            return Opened {
                containers,
                inside: Contents::Pem(Box::new(pem)),
                of_kms: self.of_kms,
            };
        }
        let set = match &root.data {
            Data::Object(object) => object.get("keys").filter(|keys| is_list(&keys.value)),
            _ => None,
        };
        match set {
            Some(keys) => Opened {
                containers: vec![Container {
                    kind: ContainerKind::Set,
                    span: keys.name.whole(),
                    private: 0,
                }],
                inside: Contents::Nothing,
                of_kms: false,
            },
            None => Opened {
                containers,
                inside: jwk(root),
                of_kms: false,
            },
        }
    }
}

fn is_list(value: &SpannedValue) -> bool {
    matches!(value.data, Data::Array(_) | Data::Object(_))
}
