//! Works on many items in parallel, with the results in the order of the items and only a few of them held at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

/// How many items are read ahead for each worker.
const AHEAD: usize = 4;

/// Hands each of `things` to one of `workers`, and the results one after another to `take`; `None` says that the next one
/// is not there yet.
///
/// Whatever `take` fails with ends it at once, without waiting for what is still to come.
///
/// # Errors
/// What `take` fails with.
pub(crate) fn in_order<T: Send + 'static, R: Send + 'static, E>(
    things: impl Iterator<Item = T> + Send + 'static,
    workers: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Option<R>) -> Result<(), E>,
) -> Result<(), E> {
    let (jobs, queue) = sync_channel::<Option<(T, SyncSender<R>)>>(workers * AHEAD);
    let (order, results) = sync_channel(workers * AHEAD);
    let feed = jobs.clone();
    // This thread is not joined, since it may be blocked reading input.
    thread::spawn(move || {
        for thing in things {
            let (answer, result) = sync_channel(1);
            if order.send(result).is_err() || feed.send(Some((thing, answer))).is_err() {
                break;
            }
        }
    });
    let queue = Mutex::new(queue);
    let stopped = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((thing, answer)) = next(&queue) {
                    if !stopped.load(Ordering::Relaxed) {
                        // Nobody waits for it any more when the others have been enough.
                        let _ = answer.send(work(thing));
                    }
                }
            });
        }
        let done = collect(&results, &mut take);
        stopped.store(true, Ordering::Relaxed);
        drop(results);
        for _ in 0..workers {
            let _ = jobs.send(None);
        }
        done
    })
}

fn next<T>(queue: &Mutex<Receiver<Option<T>>>) -> Option<T> {
    let queue = queue.lock().expect("nobody panics while waiting");
    queue.recv().ok().flatten()
}

fn collect<R, E>(
    results: &Receiver<Receiver<R>>,
    take: &mut impl FnMut(Option<R>) -> Result<(), E>,
) -> Result<(), E> {
    while let Some(result) = wait(results, take)? {
        let result = wait(&result, take)?;
        take(Some(
            result.expect("every thing that was taken on has a result"),
        ))?;
    }
    Ok(())
}

/// What comes next, or `None` at the end.
fn wait<T, R, E>(
    from: &Receiver<T>,
    take: &mut impl FnMut(Option<R>) -> Result<(), E>,
) -> Result<Option<T>, E> {
    match from.try_recv() {
        Ok(next) => Ok(Some(next)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            take(None)?;
            Ok(from.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_things() {
        let mut taken = Vec::new();
        let work = |thing: u64| {
            thread::sleep(std::time::Duration::from_micros(thing * 7919 % 300));
            thing
        };
        let done: Result<(), ()> = in_order(0..300, 4, work, |result| {
            taken.extend(result);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(taken, Vec::from_iter(0..300));
    }

    #[test]
    fn whatever_ends_it_only_a_few_things_were_taken_ahead() {
        let (said, seen) = std::sync::mpsc::channel();
        let things = (0..).inspect(move |thing: &usize| said.send(*thing).expect("it is kept"));
        let mut taken = 0;
        let done = in_order(
            things,
            2,
            |thing| thing,
            |result| {
                taken += usize::from(result.is_some());
                if taken == 50 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!(done, Err("enough"));
        let most = seen.try_iter().max().expect("it was read");
        assert!(most < 50 + 4 * 2 * AHEAD, "{most}");
    }

    #[test]
    fn nobody_waits_for_a_thing_when_it_is_enough() {
        let (hold, never) = std::sync::mpsc::channel::<u32>();
        let things = std::iter::once(1).chain(never);
        let done = in_order(
            things,
            2,
            |thing| thing,
            |result| result.map_or(Ok(()), |_| Err("enough")),
        );
        assert_eq!(done, Err("enough"));
        drop(hold);
    }
}
