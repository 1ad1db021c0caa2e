//! What several tests need: the good connection and examples laid over it, runs, folders, reports, orgs.

mod answers;
mod binary;
mod document;
mod example;
mod exchange;
mod folder;
mod good;
mod org;
mod pasted;
mod run;
mod tools;

pub(crate) use binary::{Binary, OKTA_CC, ROOT};
pub(crate) use document::{assert_fits_the_schema, ids};
pub(crate) use example::Example;
pub(crate) use exchange::{Answered, Asked};
pub(crate) use folder::{Folder, assert_private};
pub(crate) use good::{CLIENT_ID, KID, NOW, SECRET_MEMBERS, fixture, good, good_key};
pub(crate) use org::{Bench, Conversed};
pub(crate) use pasted::{lines, lines_seen_by_a_user, triage, triage_seen_by_a_user};
pub(crate) use run::{Output, Run, run};
pub(crate) use tools::{find, path, said, skipped};
