//! A long log, and texts that are nothing but the beginnings of what `triage` looks for, beside `grep` with as many patterns
//! over the same bytes. `cargo bench --bench triage`.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::hint::black_box;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::input::paste::understand;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;

const LINE: &str = "2026-10-01T10:00:00Z INFO okta.sync GET https://acme.okta.com/api/v1/users?after=00u1 200 41ms\n";

/// In bytes.
const LENGTH: usize = 400_000;

const PIECES: [&str; 16] = [
    "eyJ",
    "https://",
    "/oauth2/",
    "bearer ",
    "private_key: ",
    "The following scopes: [",
    "HTTP/1.1 400\n",
    "GET /api/v1/users HTTP/1.1\n",
    "0oa5wyqjk6Wm148fE1d7 ",
    "-----BEGIN PRIVATE KEY-----",
    "scope=",
    "{\"error\":\"invalid_client\",",
    "\u{1b}[",
    "'d': '",
    "E0000006 ",
    "ä",
];

fn main() -> io::Result<()> {
    let log = LINE.repeat(70_000) + "ERROR The client_assertion JWT kid is invalid.\n";
    let mut out = io::stdout().lock();
    let texts = [("a log of 7 MB", log)].into_iter();
    let texts = texts.chain(PIECES.map(|piece| (piece, piece.repeat(LENGTH / piece.len()))));
    for (name, text) in texts {
        let peer = time(|| grep(&text))?;
        let ours = time(|| {
            let paste = understand(black_box(&text), "<stdin>", 1_790_000_000.0);
            let evidence = Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation))
                .of_paste(&paste.pasted);
            black_box(Report::new(RULESET, &evidence));
            Ok(())
        })?;
        let ratio = ours.as_secs_f64() / peer.as_secs_f64();
        writeln!(out, "{name:?}: {ours:?}, {ratio:.1} times grep's {peer:?}")?;
    }
    Ok(())
}

fn grep(text: &str) -> io::Result<()> {
    let mut child = Command::new("grep")
        .args(["-c", "-i", "-F", "-a"])
        .args(PIECES.iter().flat_map(|piece| ["-e", piece.trim()]))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut stdin = child.stdin.take().expect("a pipe was asked for");
    stdin.write_all(text.as_bytes())?;
    drop(stdin);
    child.wait().map(drop)
}

/// The best of three.
fn time(mut work: impl FnMut() -> io::Result<()>) -> io::Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let since = Instant::now();
        work()?;
        best = best.min(since.elapsed());
    }
    Ok(best)
}
