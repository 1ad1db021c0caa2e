//! Waits for answers, and meanwhile tells a listener what it is waiting for.

use std::time::Duration;

use tokio::time::{Instant, interval};

/// What a run is waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting<'a> {
    /// The answer to this request, since so long.
    Answer { to: &'a str, since: Duration },
    /// The end of a pause that Okta asked for.
    Pause { left: Duration },
    /// Nothing any more.
    Over,
}

/// Is told several times a second.
pub type ProgressListener<'a> = &'a mut dyn FnMut(Waiting);

const OFTEN: Duration = Duration::from_millis(100);

/// Waits for `what`, which has several parts: `open` names those that are still out.
pub(super) async fn answers<T>(
    what: impl Future<Output = T>,
    open: impl Fn() -> String,
    listener: ProgressListener<'_>,
) -> T {
    let since = Instant::now();
    let mut often = interval(OFTEN);
    tokio::pin!(what);
    let done = loop {
        tokio::select! {
            biased;
            done = &mut what => break done,
            _ = often.tick() => {
                let (to, since) = (&*open(), since.elapsed());
                listener(Waiting::Answer { to, since });
            }
        }
    };
    listener(Waiting::Over);
    done
}

pub(super) async fn pause(length: Duration, listener: ProgressListener<'_>) {
    let end = Instant::now() + length;
    loop {
        let left = end - Instant::now();
        if left.is_zero() {
            break;
        }
        listener(Waiting::Pause { left });
        tokio::time::sleep(left.min(OFTEN)).await;
    }
    listener(Waiting::Over);
}
