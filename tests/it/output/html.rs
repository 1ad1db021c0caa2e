//! The page to hand on, in a real browser: it renders, says nothing on the console, asks nothing of anybody, fits a phone.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Folder, run, skipped};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// What a browser made of a page.
struct Seen {
    dom: String,
    console: Vec<String>,
    /// URLs that are neither the page itself nor data.
    requested: Vec<String>,
}

/// `None`, with the reason printed, where there is no browser that opens a file of `folder`: one in a snap sees none.
fn browser(folder: &Path) -> Option<&'static str> {
    let page = folder.join("probe.html");
    fs::write(&page, "<p>It opens</p>").expect("a file");
    let opens = |name: &&&str| {
        let profile = TempDir::new_in(folder).expect("a folder for the profile");
        let output = headless(name, profile.path(), &page).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("It opens"))
    };
    let found = BROWSERS.iter().find(opens).copied();
    if found.is_none() {
        skipped("no Chromium on this machine that opens a file (Debian: apt-get install chromium)");
    }
    found
}

/// Prints the page as the browser has it in the end.
fn headless(browser: &str, profile: &Path, page: &Path) -> Command {
    let mut command = Command::new(browser);
    command
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .args([
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--allow-file-access-from-files",
        ])
        // Names have no address here: whatever the browser wants for itself, nothing leaves the machine.
        .arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
        .args([
            "--enable-logging=stderr",
            "--virtual-time-budget=2000",
            "--timeout=20000",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("--dump-dom")
        .arg(format!("--log-net-log={}", net_log(profile).display()))
        .arg(format!("file://{}", page.display()));
    command
}

/// Where the browser says what it asked of the network.
fn net_log(profile: &Path) -> PathBuf {
    profile.join("net.json")
}

fn open(browser: &str, page: &Path, folder: &Path) -> Seen {
    let profile = TempDir::new_in(folder).expect("a folder for the profile");
    let mut command = headless(browser, profile.path(), page);
    let output = command.output().expect("the browser runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let console = said.lines().filter(|line| line.contains("CONSOLE"));
    let log = fs::read_to_string(net_log(profile.path()))
        .expect("the browser writes its log of the network");
    // One event a line. What the browser asks for itself (the time, updates) has no page for its origin.
    let asked = log
        .lines()
        .filter(|line| line.contains("\"initiator\":") && !line.contains("\"not an origin\""));
    let urls = asked.filter_map(|line| line.split("\"url\":\"").nth(1)?.split('"').next());
    let left = urls.filter(|url| !url.starts_with("file:") && !url.starts_with("data:"));
    Seen {
        dom: String::from_utf8_lossy(&output.stdout).into_owned(),
        console: console.map(str::to_owned).collect(),
        requested: left.map(str::to_owned).collect(),
    }
}

fn report(folder: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let page = folder.join(name);
    let file = format!("html={}", page.display());
    let more = ["--format", "short", "--report", &file];
    let said = run(&[arguments, &more].concat());
    assert!(page.exists(), "{}", said.err);
    page
}

/// A page that opens `page` as wide as a phone, and says how wide it wants to be.
fn phone(folder: &Path, page: &Path) -> PathBuf {
    let frame = folder.join("phone.html");
    let text = format!(
        "<body><iframe id=f src='file://{}' width=390 height=800 style='border:0'></iframe><script>
        onload = () => document.body.dataset.wide = f.contentDocument.documentElement.scrollWidth
        </script>",
        page.display()
    );
    fs::write(&frame, text).expect("a file");
    frame
}

#[test]
fn the_page_renders_alone_and_asks_nothing_of_anybody() {
    let folder = Folder::new();
    let folder = folder.path();
    let Some(browser) = browser(folder) else {
        return;
    };
    let trap = TcpListener::bind("127.0.0.1:0").expect("a free port");
    trap.set_nonblocking(true)
        .expect("a listener that does not wait");
    let port = trap.local_addr().expect("an address").port();
    let hostile = format!(
        "\"'><img src=http://127.0.0.1:{port}/i><script>console.error(1);fetch('http://127.0.0.1:{port}/f')</script><style>@import 'http://127.0.0.1:{port}/s';</style>"
    );

    // What would be caught is caught.
    let leaky = folder.join("leaky.html");
    fs::write(&leaky, &hostile).expect("a file");
    let seen = open(browser, &leaky, folder);
    assert!(!seen.console.is_empty() && !seen.requested.is_empty());
    assert!(trap.accept().is_ok());
    while trap.accept().is_ok() {}

    let words = "okta.users.read ".repeat(40);
    let doctor = |scenario: &'static str| vec!["doctor", scenario];
    let runs = [
        (doctor("--sandbox"), "Ready."),
        (
            doctor("--sandbox=dpop_required+scope_unknown"),
            "token_dpop_required",
        ),
        (doctor("--sandbox=no_admin_role"), "api_no_admin_role"),
        (doctor("--sandbox=maintenance"), "Undecided"),
        (
            vec![
                "lint",
                "--client-id",
                &hostile,
                "--domain",
                &hostile,
                "--scopes",
                &hostile,
            ],
            "Not ready",
        ),
        (
            vec!["lint", "--client-id", &words, "--scopes", &words],
            "Not ready",
        ),
        (
            vec!["lint", "fixtures/good.env", "fixtures/good.env"],
            "No error found offline",
        ),
    ];
    for (at, (arguments, expected)) in runs.iter().enumerate() {
        let page = report(folder, &format!("{at}.html"), arguments);
        let seen = open(browser, &page, folder);
        assert!(seen.dom.contains(expected), "{arguments:?}: {}", seen.dom);
        assert!(seen.dom.contains("</footer>"), "{arguments:?} is whole");
        assert!(!seen.dom.contains("<script") && !seen.dom.contains("<img"));
        assert_eq!(seen.console, [""; 0], "{arguments:?}");
        assert_eq!(seen.requested, [""; 0], "{arguments:?}");
        // The others are no wider than these.
        if ![1, 4, 5].contains(&at) {
            continue;
        }
        let seen = open(browser, &phone(folder, &page), folder);
        let wide = seen.dom.split("data-wide=\"").nth(1);
        let wide = wide.and_then(|rest| rest.split('"').next()?.parse::<u32>().ok());
        assert_eq!(wide, Some(390), "{arguments:?}");
    }
    assert!(trap.accept().is_err(), "the page asked for something");
}
