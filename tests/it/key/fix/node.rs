//! Repaired keys sign in Node.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::{Paste, damages};
use crate::support::{good_key, skipped};

/// Signs with each key as Nango's Node does, and verifies under the key that was meant.
const NODE: &str = r#"
const { createPrivateKey, createPublicKey, sign, verify } = require('node:crypto');
const [pub, ...keys] = require('node:fs').readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
const under = createPublicKey({ key: { kty: 'RSA', n: pub.n, e: pub.e }, format: 'jwk' });
for (const [at, jwk] of keys.entries()) {
  const signature = sign('RSA-SHA256', Buffer.from('x'), createPrivateKey({ key: jwk, format: 'jwk' }));
  if (!verify('RSA-SHA256', Buffer.from('x'), under, signature)) throw new Error(`key ${at}`);
}
process.stdout.write(`${keys.length}\n`);
"#;

#[test]
fn node_takes_every_repaired_key_and_signs_with_it() {
    // Keys as JWK came with Node 16.
    let is_new = "process.exit(parseInt(process.versions.node) < 16 ? 1 : 0)";
    let tried = Command::new("node").args(["-e", is_new]).output();
    if !tried.is_ok_and(|output| output.status.success()) {
        return skipped("there is no Node 16 or later on this machine");
    }
    let mut node = Command::new("node")
        .args(["-e", NODE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node starts");
    let damages = damages();
    let mut lines = vec![good_key().to_string()];
    lines.extend(
        damages
            .iter()
            .map(|(_, text)| Paste::new(text).fix(&[]).out.trim().to_owned()),
    );
    let mut input = node.stdin.take().expect("it is piped");
    input
        .write_all(lines.join("\n").as_bytes())
        .expect("node reads");
    drop(input);
    let output = node.wait_with_output().expect("node ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        said.trim(),
        damages.len().to_string(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
