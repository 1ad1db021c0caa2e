//! Removes the secrets of the run from an answer before it is kept, wherever a server put them.

use super::{Jwt, Reply};
use crate::model::redact::Secrets;

impl Secrets {
    /// Replaces every part of a secret in a reply with `*`.
    pub fn scrub_reply(&self, reply: &mut Reply) {
        for (name, value) in &mut reply.headers {
            self.scrub_text(name);
            self.scrub_text(value);
        }
        self.scrub_text(&mut reply.body);
        // An escape (`\u0041`, `\n`) hides a secret from the look at the text. What is quoted later is what it means.
        if reply.body.contains('\\')
            && let Some(mut json) = reply.json()
            && self.scrub_json(&mut json)
        {
            reply.body = json.to_string();
        }
        if let Some(Jwt { header, claims }) = &mut reply.access_token {
            self.scrub_json(header);
            self.scrub_json(claims);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_does_not_hide_a_secret() {
        const SIGNATURE: &str = "Zq3vB0r7mNw8-xKp2LdTfHs5Yc_JgUaE4iRoVnQt6X";
        let mut secrets = Secrets::default();
        secrets.learn(SIGNATURE);
        let escaped: String = SIGNATURE
            .bytes()
            .map(|byte| format!("\\u{byte:04x}"))
            .collect();
        let body = format!(r#"{{"error":"x","error_description":"{escaped}"}}"#);
        let mut reply = Reply::kept(400, vec![("location".into(), SIGNATURE.into())], &body);
        secrets.scrub_reply(&mut reply);
        let json = reply.json().expect("still JSON");
        assert_eq!(json["error"], "x");
        let said = json["error_description"].as_str().expect("a text");
        assert!(!said.contains(char::is_alphanumeric), "{said}");
        let location = reply.header("location").expect("a header");
        assert!(!location.contains(char::is_alphanumeric), "{location}");
    }
}
