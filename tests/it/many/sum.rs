//! What a person gets of many: a row each, findings across them, and the sum.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::bn::{BigNum, BigNumContext};
use serde_json::{Value, json};

use super::{connection, fed};
use crate::support::Folder;

#[test]
fn the_sum_agrees_with_the_exit_code() {
    let folder = Folder::new();
    folder.write("good.json", connection(1).to_string());
    folder.write("okta.yaml", "okta: [\n");
    let output = fed(&["lint", folder.name()], "");
    let said = &output.out;
    assert_eq!(output.code, 2, "{said}");
    assert!(said.contains("✗ not judged"), "{said}");
    assert!(
        said.ends_with(
            "✗ 1 connection: 1 without error, 0 not ready, 0 undecided; 1 not judged.\n"
        ),
        "{said}"
    );

    let mut warned = connection(2);
    warned["private_key"]["kid"] = " spaced".into();
    warned["domain"] = "dev-12345678.okta.com/".into();
    warned["scopes"] = "okta.users.read okta.users.read".into();
    let folder = Folder::new();
    folder.write("warned.json", warned.to_string());
    let arguments = ["lint", "--fail-on", "warning", folder.name()];
    let output = fed(&arguments, "");
    let said = &output.out;
    assert_eq!(output.code, 1, "{said}");
    assert!(said.contains("\n✗ 1 connection: "), "{said}");
}

#[test]
fn a_row_says_what_was_not_looked_at_and_a_short_report_where_it_stands() {
    let folder = Folder::new();
    folder.write("main.tf",
        "provider \"okta\" {\n  org_name = \"dev-12345678\"\n  client_id = \"0oa5wyqjk6Wm000011d7\"\n  \
         scopes = [\"okta.users.read\"]\n  private_key = var.key\n}\n",
    );
    let rows = fed(&["lint", folder.name()], "");
    let rows = rows.out;
    assert!(rows.contains("(private key not looked at)\n"), "{rows}");
    let short = fed(&["lint", "--format", "short", folder.name()], "");
    let short = short.out;
    assert!(short.contains("main.tf: "), "{short}");
}

#[test]
fn a_person_gets_a_line_each_the_few_in_full_and_the_sum() {
    let mut broken = connection(2);
    broken["private_key"]["kid"] = Value::Null;
    let input = |bad: usize| {
        let mut input = format!("{}\n", connection(1));
        for _ in 0..bad {
            input.push_str(&format!("{broken}\n"));
        }
        input
    };
    let few = fed(&["lint", "-"], &input(2));
    let few = few.out;
    assert!(few.starts_with("✓ no error   <stdin>:1  dev-12345678.okta.com, 0oa5wyqjk6Wm000011d7\n✗ not ready  <stdin>:2  "), "{few}");
    assert!(few.contains("✗ Key"), "{few}");
    assert!(
        few.contains(
            "✗ 3 connections: 1 without error, 2 not ready, 0 undecided.\n  Most frequent: "
        ),
        "{few}"
    );
    let many = fed(&["lint", "-"], &input(9));
    assert!(!many.out.contains("✗ Key"), "{}", many.out);
    let all = fed(&["lint", "-v", "-"], &input(9));
    assert_eq!(all.out.matches("✗ Key").count(), 9);
}

/// The JWK of these primes, the larger of which comes first.
fn key_of(p: &BigNum, q: &BigNum, kid: &str) -> Value {
    let (p, q) = if p > q { (p, q) } else { (q, p) };
    let one = BigNum::from_u32(1).expect("memory");
    let e = BigNum::from_u32(65537).expect("memory");
    let (p1, q1) = (p - &one, q - &one);
    let mut context = BigNumContext::new().expect("memory");
    let mut inverse = |of: &BigNum, modulus: &BigNum| {
        let mut inverse = BigNum::new().expect("memory");
        inverse
            .mod_inverse(of, modulus, &mut context)
            .expect("there is one");
        inverse
    };
    let d = inverse(&e, &(&p1 * &q1));
    let qi = inverse(q, p);
    let text = |number: &BigNum| URL_SAFE_NO_PAD.encode(number.to_vec());
    json!({
        "kty": "RSA", "kid": kid, "n": text(&(p * q)), "e": "AQAB", "d": text(&d), "p": text(p), "q": text(q),
        "dp": text(&(&d % &p1)), "dq": text(&(&d % &q1)), "qi": text(&qi),
    })
}

#[test]
fn an_error_across_healthy_connections_counts_in_the_sum() {
    let prime = || {
        let mut prime = BigNum::new().expect("memory");
        loop {
            prime
                .generate_prime(1024, false, None, None)
                .expect("memory");
            if prime.mod_word(65537).expect("it is not zero") != 1 {
                return prime;
            }
        }
    };
    let shared = prime();
    let mut input = String::new();
    for (number, other) in [prime(), prime()].iter().enumerate() {
        let mut connection = connection(number);
        connection["private_key"] = key_of(&shared, other, &format!("key-{number}"));
        input.push_str(&format!("{connection}\n"));
    }
    let output = fed(&["lint", "-"], &input);
    let told = &output.out;
    let sum =
        "\n✗ 2 connections: 2 without error, 0 not ready, 0 undecided; 1 error across them.\n";
    assert!(told.ends_with(sum), "{told}");
    assert!(told.contains("key_shared_prime"), "{told}");
    assert_eq!(output.code, 1);
}
