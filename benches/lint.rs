//! The engine itself: one connection read and judged by every rule, beside what a JSON parser and OpenSSL take to load
//! the same key. `cargo bench --bench lint`.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use josekit::jwk::Jwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::input::{entries, from_variables, no_files};
use okta_cc::model::connection::Origin;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;

const GOOD: &str = include_str!("../fixtures/good.env");

fn main() -> io::Result<()> {
    let broken = GOOD
        .replace("dev-12345678", "https://dev-12345678-admin.okta.com/admin")
        .replace("okta.users.read", "openid,okta.user.read")
        .replace("\"kid\"", "\u{201c}kid\u{201d}");
    let key = GOOD
        .lines()
        .find_map(|line| line.strip_prefix("OKTA_CC_PRIVATE_KEY="));
    let key = key.expect("good.env has a key");
    let peer = median(|| {
        let jwk = Jwk::from_bytes(black_box(key)).expect("a JWK");
        RsaKeyPair::from_jwk(&jwk).expect("a key");
    });
    let mut out = io::stdout().lock();
    writeln!(out, "serde_json + OpenSSL load the key: {peer:?}")?;
    for (name, text) in [("good", GOOD), ("broken", &broken)] {
        let time = median(|| {
            black_box(findings(black_box(text)));
        });
        let ratio = time.as_secs_f64() / peer.as_secs_f64();
        let found = findings(text);
        writeln!(
            out,
            "okta-cc reads and judges a {name} connection ({found} findings): {time:?}, {ratio:.1} times that"
        )?;
    }
    Ok(())
}

fn findings(text: &str) -> usize {
    let variables = entries(text).into_iter();
    let variables = variables.map(|entry| {
        (
            entry.name.to_owned(),
            entry.value,
            Origin::start_of("good.env"),
        )
    });
    let given = from_variables(variables, &no_files).expect("readable variables");
    let connection = given.into_connection(Origin::NotGiven);
    Report::new(RULESET, &Evidence::new(&connection, &NANGO, None))
        .findings
        .len()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..500)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}
