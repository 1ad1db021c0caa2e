//! Long texts: one line of a log, a stream that is larger than memory should be.

use std::io::{Read as _, Write as _};

use super::ids;
use crate::support::{Binary, triage};

#[test]
fn one_line_of_a_long_log_is_found() {
    let line = "2026-10-01T10:00:00Z INFO okta.sync GET https://acme.okta.com/api/v1/users?after=00u1 200 41ms\n";
    let mut log = line.repeat(7_000);
    log.push_str("ERROR The client_assertion JWT kid is invalid.\n");
    log.push_str(&line.repeat(3_000));
    assert_eq!(ids(&triage(&log))[0], "token_kid_not_registered");
}

/// Memory is read where Linux tells it; elsewhere the test only runs the stream through.
#[test]
fn a_stream_of_100_mb_is_read_in_bounded_memory() {
    let mut child = Binary::of(&["triage", "--format", "json", "-"]).start();
    let mut stdin = child.stdin.take().expect("a pipe");
    let noise =
        "2026-10-01T10:00:00Z INFO worker nothing to see here, move along, the sync is fine\n"
            .repeat(1200);
    for _ in 0..1000 {
        stdin.write_all(noise.as_bytes()).expect("it is read");
    }
    stdin.write_all(b"ERROR E0000047\n").expect("it is read");
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    drop(stdin);
    let mut out = String::new();
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_to_string(&mut out).expect("UTF-8");
    child.wait().expect("it ends");
    assert!(out.contains("api_rate_limited"), "{out}");
    let peak = status.ok().and_then(|status| {
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?
            .trim()
            .to_owned();
        line.trim_end_matches(" kB").parse::<u64>().ok()
    });
    if let Some(peak) = peak {
        assert!(peak < 64 << 10, "{peak} kB");
    }
}
