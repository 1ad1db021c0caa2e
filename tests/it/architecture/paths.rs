//! The paths that tokens of Rust name.

use proc_macro2::{Delimiter, Group, TokenTree};

/// A path in code, with the modules around it that stand in the same file.
pub(super) struct Named {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    pub(super) inside: usize,
}

/// Reads one path from the start of `tokens`, with all its branches where it is a tree of `use`. How many tokens it took.
pub(super) fn path(
    tokens: &[TokenTree],
    before: &mut Vec<String>,
    inside: usize,
    names: &mut Vec<Named>,
) -> usize {
    let mut at = 0;
    let depth = before.len();
    let mut line = 0;
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        line = name.span().start().line;
        before.push(name.to_string());
        at += 1;
        let colons = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        if !(colons(tokens.get(at)) && colons(tokens.get(at + 1))) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(branches)) = tokens.get(at)
            && branches.delimiter() == Delimiter::Brace
        {
            branch(branches, before, inside, names);
            before.truncate(depth);
            return at + 1;
        }
    }
    // A struct that is made, as against one that is only named.
    let made = matches!(tokens.get(at), Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace);
    if before.len() > 1 || made {
        names.push(Named {
            segments: before.clone(),
            line,
            inside,
        });
    }
    before.truncate(depth);
    at.max(1)
}

fn branch(group: &Group, before: &mut Vec<String>, inside: usize, names: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        at += match &tokens[at] {
            TokenTree::Ident(_) => path(&tokens[at..], before, inside, names),
            _ => 1,
        };
    }
}
