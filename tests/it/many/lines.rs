//! JSON Lines: their order, streaming, lines that cannot be read.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};

use super::{LINES, connection, fed};
use crate::support::{Binary, good_key, ids};

#[test]
fn results_come_in_the_order_of_the_lines() {
    let mut input = String::new();
    for number in 0..60 {
        let mut connection = connection(number);
        if number % 3 == 1 {
            // Judged in no time, so that it would overtake the others.
            connection["private_key"] = "".into();
        }
        input.push_str(&format!("{connection}\n"));
    }
    let output = fed(&LINES, &input);
    let documents = output.json_lines();
    // One key for all of them is a finding across them, which comes last.
    assert_eq!(documents.len(), 61);
    for (number, document) in documents[..60].iter().enumerate() {
        let expected = connection(number)["client_id"].clone();
        assert_eq!(document["connection"]["client_id"]["shown"], expected);
        assert_eq!(document["connection"]["client_id"]["line"], number + 1);
        let code = i32::from(number % 3 == 1);
        assert_eq!(document["run"]["exit_code"], code, "{number}");
    }
    assert_eq!(ids(&documents[60]), ["connection_key_shared"]);
    assert_eq!(documents[60]["run"]["connections"], 60);
    assert_eq!(output.code, 1);
}

#[test]
fn the_first_result_comes_while_input_is_still_open() {
    for (arguments, lines) in [
        (&LINES[..], 1),
        // For a person one object alone is one connection, told in full: that is known when a second one begins.
        (&["lint", "-"], 2),
    ] {
        let mut child = Binary::of(arguments).start();
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        for number in 0..lines {
            writeln!(stdin, "{}", connection(number)).expect("it reads");
        }
        let mut first = String::new();
        stdout.read_line(&mut first).expect("it writes");
        assert!(first.contains("0oa5wyqjk6Wm000001d7"), "{first}");
        drop(stdin);
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).expect("UTF-8");
        assert!(child.wait().expect("it ends").success(), "{rest}");
    }
}

#[test]
fn a_reader_that_has_had_enough_ends_it_though_input_is_open() {
    let mut child = Binary::of(&LINES).start();
    let mut stdin = child.stdin.take().expect("a pipe");
    drop(child.stdout.take());
    // It may end at any of these, and ends at the latest when it has written to nobody.
    for number in 0..50 {
        if writeln!(stdin, "{}", connection(number)).is_err() {
            break;
        }
    }
    assert!(child.wait().expect("it ends").success());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    assert_eq!(said, "");
}

#[test]
fn a_bad_line_is_a_finding_and_the_others_are_judged() {
    let good = connection(1).to_string();
    let long = format!("{{\"client_id\":\"{}\"}}", "a".repeat(300_000));
    let bad: [(&[u8], &str); 9] = [
        (b"nonsense", "not JSON"),
        (&good.as_bytes()[..700], "not JSON"),
        (b"[1,2]", "expected an object"),
        (b"{\"a\":1}", "neither a connection nor a key"),
        (b"{}", "neither a connection nor a key"),
        (long.as_bytes(), "more than 256 KiB"),
        (b"{\"client_id\":\"\xff\"}", "no UTF-8"),
        (b"{\"client_id\":7}", "\"client_id\" must be a string"),
        (
            b"{\"domain\":\"a\",\"domain\":\"b\"}",
            "\"domain\" appears twice, with different",
        ),
    ];
    let mut input = format!("{good}\n").into_bytes();
    for (line, _) in &bad {
        input.extend(*line);
        input.extend(b"\r\n\n");
    }
    input.extend(good.as_bytes());
    let output = Binary::of(&LINES).input(input).output();
    let documents = output.json_lines();
    assert_eq!(documents.len(), bad.len() + 2);
    assert_eq!(output.code, 1, "{}", output.err);
    assert_eq!(output.err, "");
    for (at, (document, (_, expected))) in documents[1..].iter().zip(&bad).enumerate() {
        // Blank lines count, though nothing is said of them.
        let number = 2 + 2 * at;
        assert_eq!(ids(document), ["connection_not_readable"], "{document:#}");
        let message = document["findings"][0]["message"].as_str().expect("text");
        assert!(
            message.starts_with(&format!("<stdin>:{number}: ")),
            "{message}"
        );
        assert!(message.contains(expected), "{message}");
        assert_eq!(document["connection"]["domain"]["line"], number);
        let passed = document["summary"]["passed"].as_u64().expect("a number");
        assert!(
            passed < 5,
            "what was not looked at must not pass: {document:#}"
        );
    }
    for healthy in [&documents[0], &documents[documents.len() - 1]] {
        assert_eq!(ids(healthy), [""; 0]);
    }
}

#[test]
fn a_bad_first_line_is_a_finding_as_a_later_one_is() {
    let good = connection(1).to_string();
    let half = &good[..700];
    for bad in [half, "nonsense", "[1,2]", "# mine"] {
        for format in ["jsonl", "json"] {
            let input = format!("\n{bad}\n\n{good}\n");
            let output = fed(&["lint", "--format", format, "-"], &input);
            let documents = match format {
                "json" => output.json().as_array().expect("an array").clone(),
                _ => output.json_lines(),
            };
            assert_eq!(documents.len(), 2, "{bad}: {}", output.all());
            assert_eq!(ids(&documents[0]), ["connection_not_readable"]);
            assert_eq!(documents[0]["connection"]["domain"]["line"], 2);
            assert_eq!(documents[1]["connection"]["domain"]["line"], 4);
            assert_eq!((output.code, output.err.as_str()), (1, ""));
        }
    }
}

#[test]
fn what_is_no_json_lines_is_read_as_before() {
    let pretty = serde_json::to_string_pretty(&connection(1)).expect("JSON");
    let one_line = connection(1).to_string();
    let key = good_key().to_string();
    for (input, format) in [
        (&pretty, "json"),
        (&one_line, "json"),
        (&key, "json"),
        (&pretty, "jsonl"),
    ] {
        let output = fed(&["lint", "--format", format, "-"], input);
        let document = output.json();
        assert_eq!(document["run"]["exit_code"], 0, "{document:#}");
    }
    // A comment before a key on one line is no list.
    let output = fed(
        &["lint", "--format", "json", "-"],
        &format!("# mine\n{key}"),
    );
    assert_eq!(ids(&output.json()), ["key_json_leading_junk"]);
    let output = fed(&["lint", "-"], &one_line);
    assert!(output.out.contains("✓ Key"), "{}", output.out);
}

#[test]
fn json_is_one_array_where_several_were_named() {
    let input = format!("{}\nnonsense\n", connection(1));
    for (input, expected) in [(input.as_str(), 2), (&input.repeat(2), 4)] {
        let output = fed(&["lint", "--format", "json", "-"], input);
        let document = output.json();
        assert_eq!(document.as_array().map(Vec::len), Some(expected));
    }
}
