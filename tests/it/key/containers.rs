//! Keys as tools write them: each is read, and comes out as the same key, or is named with what makes it readable.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::support::{Folder, SECRET_MEMBERS, find, fixture, good_key, run, said};

/// A key in a folder, and what the commands make of it.
struct Container {
    folder: Folder,
    path: String,
}

impl Container {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = Folder::new();
        let path = folder.write(name, content);
        Self { folder, path }
    }

    /// What a program writes; `None`, with the reason printed, where there is no such program.
    fn by(name: &str, program: &str, arguments: &[&str]) -> Option<Self> {
        let program = find(program)?;
        let folder = Folder::new();
        let path = folder.at(name);
        let arguments = arguments
            .iter()
            .map(|one| if *one == "OUT" { &path } else { *one });
        call(&program, &arguments.collect::<Vec<_>>(), folder.path());
        Some(Self { folder, path })
    }

    fn lint(&self, target: &str) -> String {
        run(&["lint", "--private-key-file", &self.path, "--target", target]).all()
    }

    #[track_caller]
    fn fixed(&self, target: &str) -> String {
        let fix = run(&["fix", "--private-key-file", &self.path, "--target", target]);
        assert!(fix.err.contains("Proved:"), "{target}: {}", fix.err);
        fix.out
    }

    /// That every form of it is one and the same key.
    #[track_caller]
    fn is_read(&self) {
        let pem = self.fixed("go");
        let (jwk, again) = (
            self.fixed("nango"),
            Self::new("again.pem", &pem).fixed("nango"),
        );
        assert!(
            without_kid(&jwk) == without_kid(&again),
            "two keys come out"
        );
        if let Some(openssl) = find("openssl") {
            let path = self.folder.write("checked.pem", pem);
            call(
                &openssl,
                &["pkey", "-check", "-noout", "-in", &path],
                self.folder.path(),
            );
        }
    }
}

fn without_kid(jwk: &str) -> Value {
    let mut jwk: Value = serde_json::from_str(jwk).expect("JSON");
    jwk.as_object_mut().expect("an object").remove("kid");
    jwk
}

#[track_caller]
fn call(program: &Path, arguments: &[&str], folder: &Path) {
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(folder).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", said(&output));
}

fn pem() -> String {
    fixture("pem/pkcs8.pem")
}

#[test]
fn keys_in_der_are_read_from_files_and_in_base64() {
    for form in [&["-traditional"][..], &[]] {
        let arguments = [&["rsa", "-outform", "DER", "-out", "OUT", "-in"], form].concat();
        let folder = Folder::new();
        let source = folder.write("source.pem", pem());
        let mut arguments: Vec<&str> = arguments;
        arguments.insert(6, &source);
        let Some(key) = Container::by("key.der", "openssl", &arguments) else {
            return;
        };
        key.is_read();
        let octets = std::fs::read(&key.path).expect("the file");
        Container::new("key.txt", BASE64_STANDARD.encode(octets)).is_read();
    }
}

#[test]
fn what_ssh_tools_write_is_read() {
    let keygen = ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", "OUT"];
    if let Some(key) = Container::by("id", "ssh-keygen", &keygen) {
        key.is_read();
    }
    let puttygen = [
        "-q",
        "-t",
        "rsa",
        "-b",
        "2048",
        "-o",
        "OUT",
        "--new-passphrase",
        "/dev/null",
    ];
    if let Some(key) = Container::by("key.ppk", "puttygen", &puttygen) {
        assert!(
            key.lint("nango").contains("a key file of PuTTY"),
            "{}",
            key.lint("nango")
        );
        key.is_read();
    }
}

#[test]
fn curves_of_ssh_tools_are_read_for_those_who_take_them() {
    let keygen = ["-q", "-t", "ecdsa", "-b", "256", "-N", "", "-f", "OUT"];
    let puttygen = [
        "-q",
        "-t",
        "ecdsa",
        "-b",
        "256",
        "-o",
        "OUT",
        "--new-passphrase",
        "/dev/null",
    ];
    let keys = [
        Container::by("id", "ssh-keygen", &keygen),
        Container::by("key.ppk", "puttygen", &puttygen),
    ];
    for key in keys.into_iter().flatten() {
        assert!(key.fixed("go").starts_with("-----BEGIN PRIVATE KEY-----"));
        let jwk = key.fixed("dotnet");
        assert_eq!(without_kid(&jwk)["crv"], "P-256");
    }
}

#[test]
fn what_is_encrypted_names_the_command_that_decrypts_it() {
    let folder = Folder::new();
    let password = folder.write("password", "correct horse");
    let puttygen = [
        "-q",
        "-t",
        "rsa",
        "-b",
        "2048",
        "-o",
        "OUT",
        "--new-passphrase",
        &password,
    ];
    let keygen = [
        "-q",
        "-t",
        "rsa",
        "-b",
        "2048",
        "-N",
        "correct horse",
        "-f",
        "OUT",
    ];
    let keys = [
        (
            Container::by("key.ppk", "puttygen", &puttygen),
            "puttygen key.ppk",
        ),
        (
            Container::by("id", "ssh-keygen", &keygen),
            "ssh-keygen -p -m PEM",
        ),
        (
            Some(Container::new("key.pem", fixture("pem/encrypted.pem"))),
            "openssl pkey",
        ),
    ];
    for (key, command) in keys {
        let Some(key) = key else { continue };
        for target in ["nango", "go"] {
            let lint = key.lint(target);
            assert!(
                lint.contains("key_encrypted_pem") && lint.contains(command),
                "{lint}"
            );
        }
        let fix = run(&["fix", "--private-key-file", &key.path]);
        assert_eq!((fix.code, fix.out.as_str()), (1, ""));
        assert!(fix.err.contains(command), "{}", fix.err);
    }
}

#[test]
fn key_stores_are_named_with_the_command_that_opens_them() {
    let made = |kind| {
        Container::by(
            "store",
            "keytool",
            &[
                "-genkeypair",
                "-alias",
                "okta",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=okta",
                "-storepass",
                "changeit",
                "-keypass",
                "changeit",
                "-keystore",
                "OUT",
                "-storetype",
                kind,
            ],
        )
    };
    for (kind, command) in [
        ("PKCS12", "openssl pkcs12 -in key.p12 -nodes -nocerts"),
        ("JKS", "keytool -importkeystore"),
    ] {
        let Some(store) = made(kind) else { return };
        let said = store.lint("nango").replace("\n        ", " ");
        assert!(
            said.contains("key_in_key_store") && said.contains(command),
            "{said}"
        );
        assert!(!said.contains("UTF-8"), "{said}");
        let fix = run(&["fix", "--private-key-file", &store.path]);
        assert!(fix.code == 1 && fix.err.contains(command), "{}", fix.err);
    }
}

#[test]
fn what_dotnet_writes_is_read() {
    let number = |name: &str| {
        let text = good_key()[name].as_str().expect("a string").to_owned();
        BASE64_STANDARD.encode(BASE64_URL_SAFE_NO_PAD.decode(text).expect("base64url"))
    };
    let names = [
        ("Modulus", "n"),
        ("Exponent", "e"),
        ("P", "p"),
        ("Q", "q"),
        ("DP", "dp"),
        ("DQ", "dq"),
        ("InverseQ", "qi"),
        ("D", "d"),
    ];
    let element = |(name, ours): (&str, &str)| format!("<{name}>{}</{name}>", number(ours));
    let xml: String = names.into_iter().map(element).collect();
    let xml = format!("<RSAKeyValue>{xml}</RSAKeyValue>");
    let members = names
        .into_iter()
        .map(|(name, ours)| (name.to_owned(), json!(number(ours))));
    let members = Value::Object(members.collect()).to_string();
    for (name, text) in [("key.xml", xml), ("key.json", members)] {
        let key = Container::new(name, text);
        assert!(
            key.lint("nango").contains("of .NET"),
            "{}",
            key.lint("nango")
        );
        key.is_read();
        assert!(without_kid(&key.fixed("nango")) == without_kid(&good_key().to_string()));
    }
}

#[test]
fn a_pem_in_source_code_is_read() {
    let pem = pem();
    let lines = || pem.trim().lines();
    let join = |each: &dyn Fn(&str) -> String, between: &str| {
        lines().map(each).collect::<Vec<_>>().join(between)
    };
    let quoted = |line: &str| format!("\"{line}\\n\"");
    let texts = [
        format!("String key = {};", join(&quoted, " +\n    ")),
        format!("KEY = (\n    {}\n)", join(&quoted, "\n    ")),
        format!("const key = `{pem}`;"),
        format!(
            "$key = {};",
            join(&|line| format!("'{line}' . \"\\n\""), " .\n")
        ),
        join(&|line| format!("`{line}` + \"\\n\""), " +\n\t"),
        join(&str::to_owned, " "),
        join(&str::to_owned, "\\\\n"),
        join(&str::to_owned, "\\r\\n"),
    ];
    for text in texts {
        Container::new("key.txt", text).is_read();
    }
}

#[test]
fn text_around_a_pem_is_skipped() {
    let pem = pem();
    for text in [
        fixture("pem/bag-attributes.pem"),
        format!("{}{pem}", fixture("pem/certificate.pem")),
        format!("{pem}{}", fixture("pem/certificate.pem")),
        format!("{pem}Key Attributes: <No Attributes>\n"),
        format!("Hello,\nhere is the key for {{dev}}:\n\n{pem}\nRegards\n"),
    ] {
        Container::new("key.pem", text).is_read();
    }
}

#[test]
fn answers_of_secret_stores_are_read() {
    let pem = pem();
    let inner = json!({"private_key": pem, "comment": "okta"}).to_string();
    let encoded = BASE64_STANDARD.encode(&pem);
    let attributes = json!({"algorithm": "RSA", "private_key_pem": fixture("pem/pkcs1.pem"),
        "private_key_pem_pkcs8": pem, "public_key_pem": fixture("pem/public.pem")});
    for text in [
        json!({"ARN": "arn:aws:secretsmanager:eu-west-1:1:secret:okta", "SecretString": inner}).to_string(),
        json!({"ARN": "arn:aws:secretsmanager:eu-west-1:1:secret:okta", "SecretString": pem}).to_string(),
        json!({"name": "projects/1/secrets/okta/versions/1", "payload": {"data": encoded}}).to_string(),
        json!({"data": {"data": {"okta_key": pem}, "metadata": {"version": 1}}}).to_string(),
        json!({"version": 4, "resources": [{"type": "tls_private_key", "instances": [{"attributes": attributes}]}]})
            .to_string(),
        encoded.clone(),
        BASE64_STANDARD.encode(&encoded),
        BASE64_STANDARD.encode(BASE64_STANDARD.encode(&encoded)),
    ] {
        Container::new("key.json", text).is_read();
    }
}

#[test]
fn a_key_management_service_gives_no_private_key_away() {
    let public = fixture("pem/public.pem");
    let body: String = public
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    for answer in [
        json!({"KeyId": "arn:aws:kms:eu-west-1:1:key/2", "PublicKey": body, "KeyUsage": "SIGN_VERIFY",
            "SigningAlgorithms": ["RSASSA_PKCS1_V1_5_SHA_256"]}),
        json!({"pem": public, "algorithm": "RSA_SIGN_PKCS1_2048_SHA256", "protectionLevel": "HSM"}),
    ] {
        let key = Container::new("answer.json", answer.to_string());
        for target in ["nango", "go"] {
            let lint = key.lint(target);
            assert!(lint.contains("A KMS never"), "{lint}");
        }
    }
}

#[test]
fn nothing_of_a_key_in_a_container_is_shown() {
    let number = |name: &str| good_key()[name].as_str().expect("a string").to_owned();
    let xml: String = [("Modulus", "n"), ("Exponent", "e"), ("D", "d"), ("P", "p")]
        .map(|(name, ours)| format!("<{name}>{}</{name}>", number(ours).replace(['-', '_'], "A")))
        .concat();
    let key = Container::new("key.xml", format!("<RSAKeyValue>{xml}</RSAKeyValue>"));
    for target in ["nango", "go"] {
        let lint = key.lint(target);
        for name in SECRET_MEMBERS {
            let secret = number(name);
            assert!(!lint.contains(&secret[..12]), "{name}: {lint}");
        }
    }
}
