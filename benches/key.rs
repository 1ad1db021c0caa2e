//! How long a full verdict takes, side by side with others on the same keys in the same run.
//!
//! `cargo bench --bench key`. What is not installed is skipped with the reason.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::hint::black_box;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use okta_cc::model::rsa::{Numbers, judge};
use openssl::pkey::Private;
use openssl::rsa::Rsa;

/// What a check by another program is called, and how to run it on a PEM in standard input.
const PROCESSES: [(&str, &[&str], &str); 2] = [
    (
        "openssl rsa -check (process)",
        &["openssl", "rsa", "-check", "-noout"],
        "openssl version",
    ),
    (
        "Python cryptography (process)",
        &[
            "python3",
            "-c",
            "import sys; from cryptography.hazmat.primitives.serialization import load_pem_private_key; \
             load_pem_private_key(sys.stdin.buffer.read(), None)",
        ],
        "python3 -c 'import cryptography'",
    ),
];

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for bits in [2048, 4096] {
        let key = Rsa::generate(bits).expect("OpenSSL makes keys");
        compare(&mut out, bits, &key)?;
    }
    Ok(())
}

fn compare(out: &mut impl Write, bits: u32, key: &Rsa<Private>) -> io::Result<()> {
    writeln!(out, "{bits} bits, median (best) of a healthy key")?;
    let ours = verdicts(key);
    line(out, "okta_cc::model::rsa::judge", &ours, None)?;
    let theirs = measure(8, || {
        assert!(key.check_key().expect("OpenSSL checks keys"));
    });
    line(out, "OpenSSL RSA_check_key", &theirs, Some(&ours))?;
    let pem = key.private_key_to_pem().expect("OpenSSL writes keys");
    for (name, command, needs) in PROCESSES {
        if run(command, &pem).is_some_and(|well| well) {
            let times = measure(8, || {
                run(command, &pem);
            });
            line(out, name, &times, Some(&ours))?;
        } else {
            writeln!(out, "  {name:32} skipped: `{needs}` does not work here")?;
        }
    }
    Ok(())
}

fn verdicts(key: &Rsa<Private>) -> Vec<Duration> {
    let missing = "OpenSSL makes all eight members";
    let octets = [
        key.n().to_vec(),
        key.e().to_vec(),
        key.d().to_vec(),
        key.p().expect(missing).to_vec(),
        key.q().expect(missing).to_vec(),
        key.dmp1().expect(missing).to_vec(),
        key.dmq1().expect(missing).to_vec(),
        key.iqmp().expect(missing).to_vec(),
    ];
    let numbers = Numbers(octets.each_ref().map(|octets| Some(octets.as_slice())));
    assert!(judge(&numbers).faults.is_empty());
    measure(100, || {
        black_box(judge(black_box(&numbers)));
    })
}

/// Whether the command took the key; `None` if it cannot be started.
fn run(command: &[&str], pem: &[u8]) -> Option<bool> {
    let (program, arguments) = command.split_first()?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // A program that does not want the key closes the pipe; its exit code says the rest.
    let _ = child.stdin.take()?.write_all(pem);
    Some(child.wait().ok()?.success())
}

/// In ascending order.
fn measure(times: usize, mut what: impl FnMut()) -> Vec<Duration> {
    let mut durations: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            what();
            start.elapsed()
        })
        .collect();
    durations.sort_unstable();
    durations
}

fn line(
    out: &mut impl Write,
    name: &str,
    times: &[Duration],
    ours: Option<&[Duration]>,
) -> io::Result<()> {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1e3;
    let median = |times: &[Duration]| milliseconds(times[times.len() / 2]);
    write!(
        out,
        "  {name:32} {:9.3} ms ({:.3} ms)",
        median(times),
        milliseconds(times[0])
    )?;
    match ours {
        Some(ours) => writeln!(out, "   {:.1} times ours", median(times) / median(ours)),
        None => writeln!(out),
    }
}
