//! The sandbox against recorded answers of real orgs: the same status, the same words, the same headers that matter.
//!
//! The numbers are those of the recordings that we collected from public sources; the values are written out here.

mod edge;
mod management;
mod token;

use crate::support::Answered as _;
use okta_cc::sandbox::OrgAnswer;

/// On every recorded answer of an org since 2025.
fn has_usual_headers(answer: &OrgAnswer) {
    for name in [
        "server",
        "cache-control",
        "pragma",
        "expires",
        "x-content-type-options",
        "date",
    ] {
        assert!(answer.header(name).is_some(), "{name}");
    }
    let id = answer.header("x-okta-request-id").expect("a request id");
    assert!(
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{id}"
    );
}
