//! `lint` of many connections in JSON Lines, beside the same work done by a Python script with `cryptography` and by a
//! Node script with `crypto`; and the search for primes that keys have in common.
//!
//! `cargo bench --bench many [-- LINES]`, 100 000 lines unless said otherwise; the scripts get the first of them, and
//! what is compared is the time that a line takes. The keys are some hundreds that are made first, since a hundred
//! thousand would take hours; nothing is kept from one line to the next by any of the programs. What is not installed
//! is skipped with the reason.
//!
//! The programs do not test primes alike: okta-cc makes three rounds, OpenSSL under the scripts 64 or more, whatever is
//! asked of it. So Node runs a second time without that test. The scripts use one core, okta-cc all.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

mod connections;

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use okta_cc::engine::fleet::common_factors;
use openssl::bn::{BigNum, MsbOption};

/// So many lines the scripts get: some 30 ms each.
const SAMPLE: usize = 500;
const MODULI: usize = 10_000;

fn main() -> io::Result<()> {
    let lines = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok());
    let lines: usize = lines.unwrap_or(100_000);
    let mut out = io::stdout().lock();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    writeln!(out, "{cores} cores, load {load} before the start")?;

    let folder = tempfile::tempdir()?;
    let all = folder.path().join("all.jsonl");
    let sample = folder.path().join("sample.jsonl");
    let keys = connections::keys();
    write_lines(&all, lines, &keys)?;
    write_lines(&sample, lines.min(SAMPLE), &keys)?;

    let binary = env!("CARGO_BIN_EXE_okta-cc");
    let python = ["python3", "benches/many/peer.py"];
    let node = ["node", "benches/many/peer.mjs"];
    let node_alone = ["node", "benches/many/peer.mjs", "without-primes"];
    let node_works = Some(["node", "-e", "import('node:crypto')"]);
    let ours = [binary, "lint", "--format", "jsonl", "-"];
    let mut ours_a_second = 0.0;
    for (name, command, file, needs) in [
        ("okta-cc lint", &ours[..], &all, None),
        (
            "Python, cryptography",
            &python,
            &sample,
            Some(["python3", "-c", "import cryptography"]),
        ),
        ("Node, crypto", &node, &sample, node_works),
        ("the same, no primes", &node_alone, &sample, node_works),
    ] {
        if let Some([program, flag, code]) = needs
            && !works(Command::new(program).args([flag, code]))
        {
            writeln!(
                out,
                "  {name:22} skipped: `{program} {flag} \"{code}\"` does not work here"
            )?;
            continue;
        }
        let Run { took, lines, peak } = run(command, file)?;
        let a_second = lines as f64 / took.as_secs_f64();
        if ours_a_second == 0.0 {
            ours_a_second = a_second;
        }
        let peak = peak.map_or("peak not known: no /usr/bin/time".into(), |kib| {
            format!("peak {} MiB", kib / 1024)
        });
        writeln!(
            out,
            "  {name:22} {lines:6} lines {:8.1} s {a_second:8.1} a second, {peak}, okta-cc is {:.1} times as fast",
            took.as_secs_f64(),
            ours_a_second / a_second
        )?;
    }

    let moduli = moduli();
    let moduli: Vec<&[u8]> = moduli.iter().map(Vec::as_slice).collect();
    let since = Instant::now();
    let found = common_factors(&moduli).len();
    writeln!(
        out,
        "  batch GCD              {MODULI:6} keys  {:8.1} s, {found} primes in common",
        since.elapsed().as_secs_f64()
    )
}

fn write_lines(path: &std::path::Path, lines: usize, keys: &[connections::Key]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for at in 0..lines {
        writeln!(file, "{}", connections::line(at, keys))?;
    }
    file.flush()
}

struct Run {
    took: Duration,
    /// That came out.
    lines: usize,
    /// In KiB.
    peak: Option<u64>,
}

fn run(command: &[&str], input: &std::path::Path) -> io::Result<Run> {
    let timed = works(Command::new("/usr/bin/time").args(["-f", "%M", "true"]));
    let mut process = if timed {
        let mut process = Command::new("/usr/bin/time");
        process.args(["-f", "%M"]).args(command);
        process
    } else {
        let mut process = Command::new(command[0]);
        process.args(&command[1..]);
        process
    };
    process.current_dir(env!("CARGO_MANIFEST_DIR"));
    process.stdin(File::open(input)?);
    process.stdout(Stdio::piped()).stderr(Stdio::piped());
    let since = Instant::now();
    let mut process = process.spawn()?;
    // Gigabytes come out, so none of it is kept.
    let lines = count_lines(&mut process.stdout.take().expect("it is piped"))?;
    let output = process.wait_with_output()?;
    let took = since.elapsed();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let peak = said
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    assert!(lines > 0, "{command:?} wrote nothing: {said}");
    Ok(Run {
        took,
        lines,
        peak: peak.filter(|_| timed),
    })
}

fn count_lines(from: &mut impl Read) -> io::Result<usize> {
    let mut block = vec![0; 64 << 10];
    let mut lines = 0;
    loop {
        let read = from.read(&mut block)?;
        if read == 0 {
            return Ok(lines);
        }
        lines += block[..read].iter().filter(|byte| **byte == b'\n').count();
    }
}

fn works(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Numbers like moduli: 2048 bits, and no prime below 65 537 divides them. Two have a prime of 1024 bits in common.
fn moduli() -> Vec<Vec<u8>> {
    let small: Vec<u32> = (3..65_537)
        .step_by(2)
        .filter(|number: &u32| {
            (3..=256)
                .step_by(2)
                .all(|divisor| number == &divisor || !number.is_multiple_of(divisor))
        })
        .collect();
    let random = |bits| loop {
        let mut number = BigNum::new().expect("memory");
        number
            .rand(bits, MsbOption::TWO_ONES, true)
            .expect("random numbers");
        let divided = |prime: &&u32| number.mod_word(**prime).expect("it is not zero") == 0;
        if small.iter().find(divided).is_none() {
            return number;
        }
    };
    let shared = random(1024);
    let times = |other: BigNum| &shared * &other;
    let mut moduli = vec![times(random(1024)), times(random(1024))];
    moduli.extend((2..MODULI).map(|_| random(2048)));
    moduli.iter().map(|number| number.to_vec()).collect()
}
