//! What the fuzz targets assert, on their seeds: so that a target compiles and holds where there is no fuzzer.

use std::fs;
use std::path::Path;

use crate::support::ROOT;

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "the fuzz targets are another crate")]
mod properties;

/// A target, and the folders with its seeds.
type Target = (&'static str, fn(&[u8]), &'static [&'static str]);

/// Those of `.ci/fuzz`.
const TARGETS: [Target; 11] = [
    ("glob", properties::glob, &["fuzz/seeds/glob"]),
    ("hcl", properties::hcl, &["fuzz/seeds/hcl"]),
    ("json", properties::json, &["fuzz/seeds/json"]),
    ("key", properties::key, &["fuzz/seeds/key", "fixtures/pem"]),
    ("lines", properties::lines, &["fuzz/seeds/lines"]),
    ("paste", properties::paste, &["fixtures/pasted"]),
    ("policy", properties::policy, &["fuzz/seeds/policy"]),
    ("saved_run", properties::saved_run, &["fixtures/saved"]),
    (
        "token_answer",
        properties::token_answer,
        &["fuzz/seeds/token_answer"],
    ),
    (
        "variables",
        properties::variables,
        &["fuzz/seeds/variables"],
    ),
    ("yaml", properties::yaml, &["fuzz/seeds/yaml"]),
];

#[test]
#[expect(clippy::print_stdout, reason = "it names the seed of a failure")]
fn what_the_fuzz_targets_assert_holds_for_their_seeds() {
    for (target, holds, folders) in TARGETS {
        for folder in folders {
            let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("seeds");
            let mut seeds = 0;
            for entry in entries {
                let path = entry.expect("an entry").path();
                let seed = fs::read(&path).expect("a seed");
                // A part of it too: what is cut off is what people paste.
                for part in [&seed[..], &seed[..seed.len() / 2]] {
                    println!("{target}: {} bytes of {}", part.len(), path.display());
                    holds(part);
                }
                seeds += 1;
            }
            assert!(seeds > 0, "{target} has no seed in {folder}");
        }
    }
}

#[test]
fn every_target_is_built_and_run() {
    let manifest = include_str!("../../fuzz/Cargo.toml");
    let named: Vec<&str> = (manifest.lines())
        .filter_map(|line| line.strip_prefix("path = \"fuzz_targets/"))
        .filter_map(|line| line.strip_suffix(".rs\""))
        .collect();
    assert_eq!(named, TARGETS.map(|(name, ..)| name));
    for (name, ..) in TARGETS {
        let path = Path::new(ROOT).join(format!("fuzz/fuzz_targets/{name}.rs"));
        let text = fs::read_to_string(path).expect("a target");
        assert!(
            text.contains(&format!("okta_cc_fuzz::{name}(data)")),
            "{text}"
        );
    }
}
