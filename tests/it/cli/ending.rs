//! A run that is ended from outside, or by its deadline, ends at once, whatever it is doing.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::live::misbehaviour::{Server, wait_for_the_end};
use crate::support::{Binary, Folder, OKTA_CC, ROOT};

/// Far from what it takes, and far from a hang.
const SOON: Duration = Duration::from_secs(10);

/// How the process ends within [`SOON`]: its exit code, and what it says on standard error.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "a test for hangs needs a clock")]
fn end(mut child: Child) -> (Option<i32>, String) {
    let since = Instant::now();
    while since.elapsed() < SOON {
        if let Some(status) = child.try_wait().expect("a child of ours") {
            let mut said = String::new();
            if let Some(mut err) = child.stderr.take() {
                err.read_to_string(&mut said).expect("UTF-8");
            }
            return (status.code(), said);
        }
        thread::sleep(Duration::from_millis(10));
    }
    child.kill().expect("a child of ours");
    panic!("it goes on");
}

/// Sends a signal (`INT`, `TERM`), once the process takes it.
#[track_caller]
fn send(signal: &str, child: &Child) {
    let id = child.id();
    let is_ready = || {
        // Elsewhere nothing tells, so that some time has to do.
        let Ok(status) = fs::read_to_string(format!("/proc/{id}/status")) else {
            thread::sleep(Duration::from_secs(1));
            return true;
        };
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let caught = caught.map_or(0, |mask| u64::from_str_radix(mask.trim(), 16).expect("hex"));
        // SIGINT is 2 and SIGTERM 15; the mask counts from 1.
        caught & (1 << 1) != 0 && caught & (1 << 14) != 0
    };
    while !is_ready() {
        thread::sleep(Duration::from_millis(5));
    }
    let kill = format!("kill -{signal} {id}");
    let sent = Command::new("sh").args(["-c", &kill]).status();
    assert!(sent.expect("a shell").success());
}

#[track_caller]
fn is_interrupted(child: Child, what: &str) {
    let (code, said) = end(child);
    assert_eq!(code, Some(130), "{what}: {said}");
    assert!(said.ends_with("error: interrupted\n"), "{what}: {said}");
}

#[test]
fn a_signal_ends_whoever_waits_for_standard_input() {
    for signal in ["INT", "TERM"] {
        for command in [
            &["lint", "-"][..],
            &["triage"],
            &["fix", "-"],
            &["export", "--to", "env", "-"],
            &["config", "-c", "-"],
            &["doctor", "-"],
        ] {
            let child = Binary::of(command).start();
            send(signal, &child);
            is_interrupted(child, &command.join(" "));
        }
    }
}

#[test]
fn a_signal_ends_whoever_waits_for_the_network_or_for_its_end() {
    let silent = Server::start(|mut stream| wait_for_the_end(&mut stream));
    let url = &silent.http();
    let good = ["--env-file", "fixtures/good.env", "--base-url", url];
    for signal in ["INT", "TERM"] {
        for command in [&["doctor"][..], &["can-i", "okta.users.read"]] {
            let before = silent.visits();
            let child = Binary::of(&[command, &good].concat()).start();
            while silent.visits() == before {
                thread::sleep(Duration::from_millis(5));
            }
            send(signal, &child);
            is_interrupted(child, command[0]);
        }
        let wait = ["doctor", "--timeout", "50ms", "--wait", "60s"];
        let mut child = Binary::of(&[&wait[..], &good].concat()).start();
        let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut line = String::new();
        err.read_line(&mut line).expect("UTF-8");
        assert!(line.contains("Again in 1 s"), "{line}");
        send(signal, &child);
        assert_eq!(end(child).0, Some(130));

        let mut child = Binary::of(&["sandbox"]).start();
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        out.read_line(&mut line).expect("UTF-8");
        send(signal, &child);
        is_interrupted(child, "sandbox");
    }
}

#[test]
fn a_signal_ends_whoever_is_busy_or_cannot_write() {
    let folder = Folder::new();
    for at in 0..400 {
        folder.write(
            &format!("{at}.json"),
            br#"{"client_id":"0oa5wyqjk6Wm148fE1d7","domain":"acme.okta.com","scopes":"okta.users.read"}"#,
        );
    }
    let path = folder.path().to_str().expect("UTF-8");
    // Nobody empties the pipe, and it holds less than the report.
    let mut child = Binary::of(&["lint", "--format", "json", path]).start();
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut [0]).expect("a report");
    send("INT", &child);
    is_interrupted(child, "lint");
    let child = Binary::of(&["keygen", "--bits", "4096", "--out", "key.json"]);
    let child = child.folder(folder.path()).start();
    send("INT", &child);
    let (code, _) = end(child);
    let key = fs::read_to_string(folder.path().join("key.json"));
    assert!(
        code == Some(130) && key.is_err() || key.is_ok_and(|key| key.ends_with("}\n")),
        "no half of a key"
    );
}

/// A pipe that is full, and that nobody empties.
#[cfg(target_os = "linux")]
fn full_pipe() -> (std::io::PipeReader, std::io::PipeWriter) {
    let (reader, mut writer) = std::io::pipe().expect("a pipe");
    // Its size on Linux, pipe(7).
    writer.write_all(&[0; 65536]).expect("space");
    (reader, writer)
}

#[cfg(target_os = "linux")]
#[test]
fn the_deadline_holds_where_nobody_reads_the_report() {
    let silent = Server::start(|mut stream| wait_for_the_end(&mut stream));
    let (_reader, full) = full_pipe();
    for command in [&["doctor"][..], &["can-i", "okta.users.read"]] {
        for is_heard in [true, false] {
            let stderr = match is_heard {
                true => Stdio::piped(),
                false => full.try_clone().expect("a handle").into(),
            };
            let child = Command::new(OKTA_CC)
                .args(command)
                .args(["--env-file", "fixtures/good.env", "--deadline", "200ms"])
                .args(["--base-url", &silent.http()])
                .current_dir(ROOT)
                .env_clear()
                .stdin(Stdio::null())
                .stdout(full.try_clone().expect("a handle"))
                .stderr(stderr)
                .spawn()
                .expect("the binary starts");
            let (code, said) = end(child);
            assert_eq!(code, Some(3), "{command:?}");
            assert!(!is_heard || said.contains("--deadline"), "{said}");
        }
    }
}

#[test]
fn waiting_takes_no_more_requests_than_allowed() {
    let silent = Server::start(|mut stream| wait_for_the_end(&mut stream));
    let child = Binary::of(&[
        "doctor",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        &silent.http(),
        "--timeout",
        "50ms",
        "--wait",
        "60s",
        "--max-requests",
        "2",
    ]);
    let (code, said) = end(child.start());
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(silent.visits(), 2);
}
