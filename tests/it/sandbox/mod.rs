//! The sandbox answers as Okta does, and verifies for real what jsonwebtoken signs.

mod assertions;
mod client;
mod dpop;
mod recordings;
mod server;
mod switches;
