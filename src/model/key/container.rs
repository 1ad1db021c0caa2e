//! What a JWK is wrapped in: a set, an object with other values, an array, a string in one of these.
//!
//! Two different keys in one text are told apart from one key that appears twice: only in the second case is it known
//! which key is meant.

use std::ops::Range;

use super::jwk::{Jwk, is_jwk, rank};
use super::pem::{self, Pem};
use super::reader;
use super::reading::Reading;
use super::spanned_text::SpannedText;
use super::value::{Data, SpannedObject, SpannedValue};

/// How many objects deep a key is looked for.
const DEEPEST: usize = 6;

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
}

pub enum Contents {
    /// The signing key; and where it was text in a string, how that text was read.
    Jwk(Box<Jwk>, Option<Box<Reading>>),
    /// A PEM in a string.
    Pem(Box<Pem>, SpannedText),
    /// Several keys, each of which could be the one that is meant.
    Several,
    /// Containers with nothing in them.
    Nothing,
    /// Neither an object nor anything with a key in it.
    NoObject,
}

/// Looks for the signing key in `value`.
pub fn open(value: SpannedValue, depth: usize) -> Opened {
    let plain = |object: &SpannedObject| is_jwk(object) || object.members.is_empty();
    if matches!(&value.data, Data::Object(object) if plain(object)) {
        let containers = Vec::new();
        let inside = jwk(value);
        return Opened { containers, inside };
    }
    let mut search = Search {
        depth,
        path: Vec::new(),
        leaves: Vec::new(),
        pem: None,
    };
    search.visit(&value);
    search.choose(value)
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

struct Search {
    /// How many strings deep we are.
    depth: usize,
    path: Vec<Container>,
    leaves: Vec<Leaf>,
    pem: Option<(Pem, SpannedText)>,
}

impl Search {
    fn visit(&mut self, value: &SpannedValue) {
        match &value.data {
            Data::Object(object) if is_jwk(object) => self.leaf(value.clone(), rank(object), None),
            _ if self.path.len() >= DEEPEST => {}
            Data::Object(object) => {
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
        if content.contains("BEGIN") || content.starts_with("ssh-") {
            if let Some(pem) = pem::find(content) {
                let better =
                    |(known, _): &(Pem, _)| known.kind.is_public() && !pem.kind.is_public();
                if self.pem.as_ref().is_none_or(better) {
                    self.pem = Some((pem, text.clone()));
                }
            }
            return;
        }
        let start = content.trim_start();
        if !(start.starts_with('{') || start.starts_with('"') || start.starts_with("ey")) {
            return;
        }
        let mut reading = reader::read(text.clone(), self.depth + 1);
        if let Some(value) = reading
            .value
            .take()
            .filter(|value| matches!(&value.data, Data::Object(object) if is_jwk(object)))
        {
            let Data::Object(object) = &value.data else {
                return;
            };
            let rank = rank(object);
            self.leaf(value, rank, Some(Box::new(reading)));
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

    fn choose(mut self, root: SpannedValue) -> Opened {
        let private = self.leaves.iter().filter(|leaf| leaf.rank >= 4).count();
        let best = self.leaves.iter().map(|leaf| leaf.rank).max();
        let Some(best) = best else {
            return self.without_key(root);
        };
        self.leaves.retain(|leaf| leaf.rank == best);
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
        Opened { containers, inside }
    }

    fn without_key(self, root: SpannedValue) -> Opened {
        let containers = Vec::new();
        if let Some((pem, text)) = self.pem {
            let inside = Contents::Pem(Box::new(pem), text);
            return Opened { containers, inside };
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
            },
            None => Opened {
                containers,
                inside: jwk(root),
            },
        }
    }
}

fn is_list(value: &SpannedValue) -> bool {
    matches!(value.data, Data::Array(_) | Data::Object(_))
}
