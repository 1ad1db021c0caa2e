//! How many round trips a healthy `doctor` makes one after another, and what it adds to them.
//!
//! The sandbox's org, behind TLS and a relay that holds every byte back for half a round trip. The budget: five round
//! trips (TCP, TLS, org, token, the reads side by side) and 60 ms. Exits with 1 where HTTP/2 is over it.
//!
//! On a busy machine it measures the queue for the processor; `chrt -f 10` before it (as root) keeps that out.

mod relay;
mod server;

use std::io::Write as _;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use okta_cc::sandbox::App;
use relay::Relay;
use server::Server;

const ROUND_TRIP: Duration = Duration::from_millis(50);
const RUNS: usize = 15;
const TRIPS_ALLOWED: usize = 5;
const OVERHEAD_ALLOWED: Duration = Duration::from_millis(60);

#[expect(clippy::print_stdout, reason = "a benchmark is its output")]
fn main() -> ExitCode {
    let mut good = true;
    println!(
        "a healthy doctor, {} ms away, {RUNS} runs each",
        ROUND_TRIP.as_millis()
    );
    println!(
        "{:<10}{:>12}{:>14}{:>17}{:>18}",
        "", "connections", "round trips", "median, total", "median, overhead"
    );
    for (name, protocols, bound) in [
        ("HTTP/2", &["h2", "http/1.1"][..], true),
        ("HTTP/1.1", &["http/1.1"], false),
    ] {
        let Runs {
            connections,
            trips,
            mut took,
        } = measure(protocols);
        took.sort();
        let median = took[RUNS / 2];
        let overhead = median.saturating_sub(ROUND_TRIP * u32::try_from(trips).expect("few"));
        println!(
            "{name:<10}{connections:>12}{trips:>14}{:>14} ms{:>15} ms",
            median.as_millis(),
            overhead.as_millis()
        );
        good &= !bound || (trips <= TRIPS_ALLOWED && overhead <= OVERHEAD_ALLOWED);
    }
    println!(
        "allowed with HTTP/2: {TRIPS_ALLOWED} round trips and {} ms",
        OVERHEAD_ALLOWED.as_millis()
    );
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Runs {
    /// The most that a run opened.
    connections: usize,
    /// The most that a run made one after another.
    trips: usize,
    took: Vec<Duration>,
}

#[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
fn measure(protocols: &[&str]) -> Runs {
    let (app, demo) = App::demo().expect("a key");
    let server = Server::start(app, protocols);
    let relay = Relay::start(server.address, ROUND_TRIP);
    let file = |text: &str| {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(text.as_bytes()).expect("space");
        file
    };
    let url = format!("https://{}", relay.address);
    let connection = file(&demo.connection(&url).to_string());
    let authority = file(&server.authority);
    let mut runs = Runs {
        connections: 0,
        trips: 0,
        took: Vec::new(),
    };
    for _ in 0..RUNS {
        relay.forget();
        let mut doctor = Command::new(env!("CARGO_BIN_EXE_okta-cc"));
        doctor
            .args(["doctor", "--format", "json", "-c"])
            .arg(connection.path());
        doctor.arg("--ca-cert").arg(authority.path());
        let since = Instant::now();
        let output = doctor.output().expect("it runs");
        runs.took.push(since.elapsed());
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success(),
            "not healthy: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let (connections, trips) = relay.seen();
        runs.connections = runs.connections.max(connections);
        runs.trips = runs.trips.max(trips);
    }
    runs
}
