//! What okta-cc does, seen from outside: everything that a user, another program or an org meets.

mod catalogue;
mod ci;
mod cli;
mod gate;
mod key;
mod live;
mod many;
mod oidc_provider;
mod output;
mod pages;
mod sandbox;
mod sources;
mod spark;
mod support;
mod targets;
mod triage;
