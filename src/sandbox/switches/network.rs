//! What goes wrong below HTTP. Only a client on a socket can see these.

use std::time::Duration;

use super::{Switch, switches};
use crate::sandbox::transport_fault::TransportFault;

pub(super) static SWITCHES: &[Switch] = switches! {
    no_answer "connections are accepted and never answered" |org| org.broken = Some(TransportFault::NoAnswer);
    connection_closed "connections are closed without an answer" |org| org.broken = Some(TransportFault::Closed);
    drip "answers come one byte a second" |org| org.broken = Some(TransportFault::Drip);
    truncated "answers break off in the middle of the body" |org| org.broken = Some(TransportFault::Truncated);
    wrong_length "answers announce half of their length" |org| org.broken = Some(TransportFault::WrongLength);
    endless_body "answers never end" |org| org.broken = Some(TransportFault::Endless);
    not_http "the server speaks another protocol" |org| org.broken = Some(TransportFault::NotHttp);
    slow "every answer takes 30 s" |org| org.delay = Duration::from_secs(30);
    far_away "not a fault: every answer takes 50 ms" |org| org.delay = Duration::from_millis(50);
};
