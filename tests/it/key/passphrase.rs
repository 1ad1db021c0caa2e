//! An encrypted key and the file with its passphrase: the key is judged and written without it, and it shows nowhere.

use std::process::Command;

use openssl::asn1::Asn1Time;
use openssl::hash::MessageDigest;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::symm::Cipher;
use openssl::x509::{X509, X509NameBuilder};

use crate::support::{Binary, Folder, Output, find, fixture, run, skipped};

const PASSPHRASE: &str = "correct horse battery staple";

fn key() -> PKey<Private> {
    PKey::private_key_from_pem(fixture("pem/pkcs8.pem").as_bytes()).expect("a key")
}

fn pkcs12(key: &PKey<Private>) -> Vec<u8> {
    let mut name = X509NameBuilder::new().expect("a name");
    name.append_entry_by_text("CN", "okta").expect("a name");
    let name = name.build();
    let mut certificate = X509::builder().expect("a certificate");
    certificate.set_subject_name(&name).expect("a name");
    certificate.set_issuer_name(&name).expect("a name");
    certificate.set_pubkey(key).expect("a key");
    let (from, to) = (Asn1Time::days_from_now(0), Asn1Time::days_from_now(9));
    certificate
        .set_not_before(&from.expect("a day"))
        .expect("a day");
    certificate
        .set_not_after(&to.expect("a day"))
        .expect("a day");
    certificate
        .sign(key, MessageDigest::sha256())
        .expect("a signature");
    let certificate = certificate.build();
    let mut store = Pkcs12::builder();
    store.name("okta").pkey(key).cert(&certificate);
    store
        .build2(PASSPHRASE)
        .expect("a store")
        .to_der()
        .expect("DER")
}

/// The same key in every form that a passphrase opens: a file's name and what is in it.
fn encrypted() -> Vec<(&'static str, Vec<u8>)> {
    let (key, cipher) = (key(), Cipher::aes_256_cbc());
    let rsa = key.rsa().expect("an RSA key");
    let pkcs8 = key.private_key_to_pem_pkcs8_passphrase(cipher, PASSPHRASE.as_bytes());
    let pkcs8 = pkcs8.expect("a PEM");
    let one_line = String::from_utf8(pkcs8.clone()).expect("ASCII");
    let der = key.private_key_to_pkcs8_passphrase(cipher, PASSPHRASE.as_bytes());
    vec![
        ("one-line.pem", one_line.trim().replace('\n', "\\n").into()),
        ("pkcs8.pem", pkcs8),
        (
            "headed.pem",
            rsa.private_key_to_pem_passphrase(cipher, PASSPHRASE.as_bytes())
                .expect("a PEM"),
        ),
        ("key.der", der.expect("DER")),
        ("key.p12", pkcs12(&key)),
    ]
}

fn with(command: &str, key: &str, passphrase: &str, target: &str) -> Output {
    run(&[
        command,
        "--private-key-file",
        key,
        "--passphrase-file",
        passphrase,
        "--target",
        target,
    ])
}

#[test]
fn a_passphrase_opens_the_key_and_shows_nowhere() {
    let folder = Folder::new();
    let right = folder.write("right", format!("{PASSPHRASE}\r\nsecond line\n"));
    let plain = folder.write("plain.pem", fixture("pem/pkcs8.pem"));
    for (name, content) in encrypted() {
        let path = folder.write(name, content);
        for target in ["nango", "go"] {
            let fix = with("fix", &path, &right, target);
            assert!(
                fix.err.contains("took the encryption off"),
                "{name}: {}",
                fix.err
            );
            assert!(fix.err.contains("Proved:"), "{name}: {}", fix.err);
            let expected = run(&["fix", "--private-key-file", &plain, "--target", target]).out;
            assert!(
                fix.out.trim() == expected.trim(),
                "{name} for {target}: another key"
            );
            let lint = with("lint", &path, &right, target);
            assert!(
                lint.out.contains("key_encrypted_pem"),
                "{name}: {}",
                lint.out
            );
            assert!(!lint.out.contains("key_weak"), "{name}: {}", lint.out);
            for said in [fix.all(), lint.all()] {
                assert!(
                    !said.contains("correct horse"),
                    "{name}: the passphrase is shown"
                );
            }
        }
    }
}

#[test]
fn another_passphrase_is_said_and_nothing_is_written() {
    let folder = Folder::new();
    let wrong = folder.write("wrong", "another secret word");
    for (name, content) in encrypted() {
        let path = folder.write(name, content);
        let fix = with("fix", &path, &wrong, "go");
        assert_eq!((fix.code, fix.out.as_str()), (1, ""), "{name}");
        assert!(
            fix.err.contains("the passphrase does not open the key"),
            "{name}: {}",
            fix.err
        );
        let lint = with("lint", &path, &wrong, "go");
        assert!(
            lint.out.contains("The passphrase does not open the key"),
            "{name}: {}",
            lint.out
        );
        assert!(!fix.all().contains("another secret") && !lint.all().contains("another secret"));
        let without = run(&["fix", "--private-key-file", &path]);
        assert!(
            without.err.contains("--passphrase-file FILE"),
            "{name}: {}",
            without.err
        );
    }
}

#[test]
fn a_cipher_of_former_times_is_not_called_a_wrong_passphrase() {
    let Some(openssl) = find("openssl") else {
        return;
    };
    let folder = Folder::new();
    let plain = folder.write("plain.pem", fixture("pem/pkcs8.pem"));
    let (path, right) = (folder.at("old.p12"), folder.write("right", PASSPHRASE));
    let pass = format!("pass:{PASSPHRASE}");
    let export = [
        "pkcs12",
        "-export",
        "-legacy",
        "-nocerts",
        "-keypbe",
        "PBE-SHA1-RC2-40",
        "-inkey",
        &plain,
        "-passout",
        &pass,
        "-out",
        &path,
    ];
    let made = Command::new(openssl)
        .args(export)
        .output()
        .expect("it runs");
    if !made.status.success() {
        return skipped("this OpenSSL has no RC2");
    }
    let fix = with("fix", &path, &right, "go");
    assert!(
        fix.err.contains("a cipher that OpenSSL has given up"),
        "{}",
        fix.err
    );
    let lint = with("lint", &path, &right, "go");
    assert!(lint.out.contains("pkcs12 -legacy"), "{}", lint.out);
}

#[test]
fn a_live_check_signs_with_the_opened_key() {
    let folder = Folder::new();
    let right = folder.write("right", PASSPHRASE);
    let (_, pem) = encrypted().swap_remove(1);
    let path = folder.write("key.pem", pem);
    let said = run(&[
        "doctor",
        "--sandbox",
        "--private-key-file",
        &path,
        "--passphrase-file",
        &right,
        "--key-id",
        "main",
        "--client-id",
        "0oa5wyqjk6Wm148fE1d7",
        "--domain",
        "https://dev-12345678.okta.com",
        "--scopes",
        "okta.users.read",
        "--target",
        "go",
    ]);
    assert!(
        said.out.contains("scopes granted"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!said.all().contains(PASSPHRASE));
}

#[test]
fn standard_input_is_no_passphrase() {
    let folder = Folder::new();
    let path = folder.write("key.pem", fixture("pem/encrypted.pem"));
    let arguments = ["fix", "--private-key-file", &path, "--passphrase-file", "-"];
    let said = Binary::of(&arguments).input(PASSPHRASE).output();
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(
        said.err.contains("--passphrase-file takes no -"),
        "{}",
        said.err
    );
}

#[test]
fn a_passphrase_with_a_nul_is_refused() {
    let folder = Folder::new();
    let key = folder.write("key.pem", fixture("pem/encrypted.pem"));
    let passphrase = folder.write("passphrase", "a\0b\n");
    let arguments = [
        "lint",
        "--private-key-file",
        &key,
        "--passphrase-file",
        &passphrase,
    ];
    let said = run(&arguments);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("has a NUL character"), "{}", said.err);
}
