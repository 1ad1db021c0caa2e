//! What okta-cc does, seen from outside: everything that a user, another program or an org meets.
//!
//! A folder is a subject. `support` has the one way to start a run, the binary or an org; beside `oidc_provider` and
//! `spark` lies what runs in Node and in Python.

mod architecture;
mod catalogue;
mod ci;
mod cli;
mod fuzz;
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
