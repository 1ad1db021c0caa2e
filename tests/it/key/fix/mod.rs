//! `okta-cc fix`: what comes out can be pasted, is the same key, and nothing secret stands beside it.

mod node;
mod output;
mod pem;
mod repair;

use serde_json::{Value, json};

use crate::support::{Folder, Output, SECRET_MEMBERS, good_key, run};

const NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/// A text in a file, and what the commands make of it.
struct Paste {
    folder: Folder,
    path: String,
}

impl Paste {
    fn new(text: &str) -> Self {
        let folder = Folder::new();
        let path = folder.write("pasted", text);
        Self { folder, path }
    }

    fn fix(&self, more: &[&str]) -> Output {
        let mut arguments = vec!["fix", "--private-key-file", &self.path];
        arguments.extend(more);
        run(&arguments)
    }

    fn findings(&self) -> Vec<Value> {
        let lint = ["lint", "--format", "json", "--private-key-file", &self.path];
        run(&lint).json()["findings"]
            .as_array()
            .expect("a list")
            .clone()
    }

    /// What `lint` finds in the key.
    fn lint(&self) -> Vec<String> {
        let findings = self.findings();
        let ids = findings
            .iter()
            .map(|finding| finding["id"].as_str().expect("an id"));
        ids.filter(|id| id.starts_with("key_"))
            .map(str::to_owned)
            .collect()
    }

    /// The members that a rule names.
    fn members(&self, rule: &str) -> Vec<String> {
        let findings = self.findings();
        let mine = findings.iter().filter(|finding| finding["id"] == rule);
        mine.map(|finding| finding["member"].as_str().expect("a member").to_owned())
            .collect()
    }
}

fn nothing_secret(said: &Output) {
    let key = good_key();
    for text in [&said.out, &said.err] {
        for name in SECRET_MEMBERS {
            let secret = key[name].as_str().expect("a string");
            let parts = secret.as_bytes().chunks(12).filter(|part| part.len() == 12);
            for part in parts {
                let part = std::str::from_utf8(part).expect("ASCII");
                assert!(!text.contains(part), "{name} comes out:\n{text}");
            }
        }
    }
}

/// The last characters of a number are other ones.
fn damaged(value: &Value) -> Value {
    let text = value.as_str().expect("a string");
    let kept = &text[..text.len() - 8];
    json!(format!(
        "{kept}{}",
        if text.ends_with("AbCdEfGA") {
            "AAAAAAAA"
        } else {
            "AbCdEfGA"
        }
    ))
}

/// Ways in which a key gets damaged and can be repaired; each makes a text of it.
fn damages() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut put = |name: &str, text: String| texts.push((name.to_owned(), text));
    let with = |name: &str, value: Value| {
        let mut key = good_key();
        key[name] = value;
        key
    };
    for name in NUMBERS {
        if name != "e" {
            put(
                &format!("{name} damaged"),
                with(name, damaged(&good_key()[name])).to_string(),
            );
            put(&format!("{name} empty"), with(name, json!("")).to_string());
        }
        put(
            &format!("{name} as array"),
            with(name, json!([1, 2]))
                .to_string()
                .replace("[1,2]", "null"),
        );
        let mut key = good_key();
        key.as_object_mut().expect("an object").remove(name);
        put(&format!("{name} missing"), key.to_string());
    }
    put("e even", with("e", json!("AQAA")).to_string());
    let mut key = good_key();
    for name in ["d", "dp", "dq"] {
        key[name] = damaged(&key[name]);
    }
    put("d, dp and dq damaged", key.to_string());
    let wrong = with("d", damaged(&good_key()["d"])).to_string();
    put("in a set", format!("{{\"keys\":[{wrong}]}}"));
    put("as a string", json!(wrong).to_string());
    put("in a fence", format!("```json\n{wrong}\n```"));
    put("with curly quotes", wrong.replace('"', "\u{201d}"));
    put("with single quotes", wrong.replace('"', "'"));
    put("with escaped quotes", wrong.replace('"', "\\\""));
    put("with a comma too much", wrong.replace('}', ",}"));
    put("alg misspelt", with("alg", json!("RSA256")).to_string());
    put(
        "kty in small letters",
        with("kty", json!("rsa")).to_string(),
    );
    texts
}
