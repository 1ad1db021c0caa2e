//! Every kind of input at n, 2n and 4n: what takes more than 2.5 times as long for twice as much fails the run, since
//! somebody can send it. `cargo bench --bench linear`, or with a part of a name after `--`.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, its arguments and the folder for its files"
)]

mod answers;
mod commands;
mod texts;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// For twice as much. Twice is linear, and what is left is for a cache that is too small and for other work on the
/// machine.
const MOST: f64 = 2.5;

/// Rounds, of which the best counts, where all is well.
const ENOUGH: usize = 3;

/// So long it is tried again where all is not well.
const PATIENCE: Duration = Duration::from_secs(3);

/// A kind of input, and what is done with so much of it.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// The smallest of the three sizes: long enough for milliseconds.
    pub(crate) size: usize,
    /// Makes the input, which is not measured, and returns what is.
    pub(crate) prepare: Box<dyn Fn(usize) -> Box<dyn Fn()>>,
}

fn main() -> io::Result<ExitCode> {
    let wanted = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let wanted = wanted.unwrap_or_default();
    let mut out = io::stdout().lock();
    let mut slow = 0;
    let kinds = commands::kinds().into_iter().chain(answers::kinds());
    for kind in kinds.filter(|kind| kind.name.contains(&wanted)) {
        let works = [1, 2, 4].map(|times| (kind.prepare)(kind.size * times));
        let mut times = [Duration::MAX; 3];
        let since = Instant::now();
        // Another program can slow one round down, and none can speed one up.
        for round in 1.. {
            for (best, work) in times.iter_mut().zip(&works) {
                let since = Instant::now();
                work();
                *best = since.elapsed().min(*best);
            }
            let is_fine = round >= ENOUGH && worst(times) <= MOST;
            if is_fine || since.elapsed() > PATIENCE {
                break;
            }
        }
        let worst = worst(times);
        let verdict = if worst > MOST {
            "  WORSE THAN LINEAR"
        } else {
            ""
        };
        slow += usize::from(worst > MOST);
        let [one, two, four] = times;
        writeln!(
            out,
            "{:44} {one:>10.1?} {two:>10.1?} {four:>10.1?}  {worst:.2}{verdict}",
            kind.name
        )?;
    }
    writeln!(out, "{slow} worse than linear")?;
    if commands::folder().exists() {
        std::fs::remove_dir_all(commands::folder())?;
    }
    Ok(ExitCode::from(u8::from(slow > 0)))
}

/// The larger of both ratios.
fn worst([one, two, four]: [Duration; 3]) -> f64 {
    let ratio = |more: Duration, less: Duration| more.as_secs_f64() / less.as_secs_f64();
    ratio(two, one).max(ratio(four, two))
}
