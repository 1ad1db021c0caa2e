//! What goes wrong below HTTP. Only a client on a socket can see these.

use std::time::Duration;

use super::{Switch, switch};
use crate::sandbox::broken::Broken;

pub(super) static SWITCHES: &[Switch] = &[
    switch(
        "no_answer",
        "connections are accepted and never answered",
        |org| {
            org.broken = Some(Broken::NoAnswer);
        },
    ),
    switch(
        "connection_closed",
        "connections are closed without an answer",
        |org| {
            org.broken = Some(Broken::Closed);
        },
    ),
    switch("drip", "answers come one byte a second", |org| {
        org.broken = Some(Broken::Drip)
    }),
    switch(
        "truncated",
        "answers break off in the middle of the body",
        |org| {
            org.broken = Some(Broken::Truncated);
        },
    ),
    switch(
        "wrong_length",
        "answers announce half of their length",
        |org| {
            org.broken = Some(Broken::WrongLength);
        },
    ),
    switch("endless_body", "answers never end", |org| {
        org.broken = Some(Broken::Endless)
    }),
    switch("not_http", "the server speaks another protocol", |org| {
        org.broken = Some(Broken::NotHttp)
    }),
    switch("slow", "every answer takes 30 s", |org| {
        org.delay = Duration::from_secs(30)
    }),
    switch("far_away", "not a fault: every answer takes 50 ms", |org| {
        org.delay = Duration::from_millis(50);
    }),
];
