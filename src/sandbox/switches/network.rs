//! What goes wrong below HTTP. Only a client on a socket can see these.

use std::time::Duration;

use super::{Switch, switch};
use crate::sandbox::wire::Wire;

pub(super) static SWITCHES: &[Switch] = &[
    switch(
        "no_answer",
        "connections are accepted and never answered",
        |org| {
            org.wire = Some(Wire::NoAnswer);
        },
    ),
    switch(
        "connection_closed",
        "connections are closed without an answer",
        |org| {
            org.wire = Some(Wire::Closed);
        },
    ),
    switch("drip", "answers come one byte a second", |org| {
        org.wire = Some(Wire::Drip)
    }),
    switch(
        "truncated",
        "answers break off in the middle of the body",
        |org| {
            org.wire = Some(Wire::Truncated);
        },
    ),
    switch(
        "wrong_length",
        "answers announce half of their length",
        |org| {
            org.wire = Some(Wire::WrongLength);
        },
    ),
    switch("endless_body", "answers never end", |org| {
        org.wire = Some(Wire::Endless)
    }),
    switch("not_http", "the server speaks another protocol", |org| {
        org.wire = Some(Wire::NotHttp)
    }),
    switch("slow", "every answer takes 30 s", |org| {
        org.delay = Duration::from_secs(30)
    }),
    switch("far_away", "not a fault: every answer takes 50 ms", |org| {
        org.delay = Duration::from_millis(50);
    }),
];
