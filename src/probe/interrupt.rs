//! What ends the process from outside.

use std::io;
use std::thread;

/// Calls `then` once, on another thread, when somebody presses Ctrl-C or another program asks this one to end. From
/// here on the system itself does nothing about either.
///
/// # Errors
/// When the system does not say that it happens.
pub fn on_interrupt(then: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let signal = {
        let _entered = runtime.enter();
        interrupted()?
    };
    thread::spawn(move || {
        runtime.block_on(signal);
        then();
    });
    Ok(())
}

/// SIGINT, and SIGTERM as a CI sends it when a job is cancelled.
#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut pressed = signal(SignalKind::interrupt())?;
    let mut asked = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => {}
            _ = asked.recv() => {}
        }
    })
}

#[cfg(windows)]
fn interrupted() -> io::Result<impl Future<Output = ()> + Send> {
    let mut pressed = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        pressed.recv().await;
    })
}
