//! The README shows what really comes out.

use crate::support::run;

/// Everything that differs from run to run becomes `#`: the port, times, request ids. The key is made anew too.
fn settled(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.split_once(" kid ").map_or(line, |(line, _)| line);
        let digits = line.replace(|c: char| c.is_ascii_digit(), "#");
        let mut settled = String::new();
        for c in digits.chars() {
            // A time of 8 ms and one of 12 ms take different room.
            if !(c == '#' && settled.ends_with('#') || c == ' ' && settled.ends_with(' ')) {
                settled.push(c);
            }
        }
        settled
    };
    text.trim_end().lines().map(line).collect()
}

#[test]
fn the_report_in_the_readme_is_what_comes_out() {
    let readme = include_str!("../../README.md");
    let (_, shown) = readme
        .split_once("```text\n$ okta-cc ")
        .expect("a report in the README");
    let (shown, _) = shown.split_once("\n```").expect("its end");
    let (command, shown) = shown.split_once('\n').expect("a command and its output");
    let command: Vec<&str> = command.split(' ').collect();
    let seen = run(&command).out;
    assert_eq!(settled(shown), settled(&seen), "{seen}");
}
