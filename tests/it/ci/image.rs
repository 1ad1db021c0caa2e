//! The Dockerfile, as far as it can be judged without building an image.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{OKTA_CC, ROOT, find, said};

const DOCKERFILE: &str = include_str!("../../../Dockerfile");

/// The files and folders that `.dockerignore` lets into the build.
fn let_in() -> Vec<&'static str> {
    let text = include_str!("../../../.dockerignore");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("*"), "everything else stays out");
    lines
        .map(|line| line.strip_prefix('!').expect("an exception"))
        .collect()
}

/// The files of this checkout of which the library is made, as cargo lists them beside what it built.
pub(crate) fn made_of() -> BTreeSet<PathBuf> {
    let folder = Path::new(OKTA_CC).parent().expect("a folder").join("deps");
    let lists = fs::read_dir(folder).expect("what cargo built");
    let lists = lists.map(|entry| entry.expect("an entry").path());
    let lists = lists.filter(|path| path.extension().is_some_and(|extension| extension == "d"));
    let mut files = BTreeSet::new();
    for list in lists {
        let rules = fs::read_to_string(list).expect("a list");
        let ours = |line: &&str| line.contains("libokta_cc-") && line.contains(".rlib: ");
        let Some((_, of)) = rules
            .lines()
            .find(ours)
            .and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        // A list of an older build names files that are gone.
        let of = of.split_whitespace().map(PathBuf::from);
        files.extend(of.filter(|file| file.is_relative() && Path::new(ROOT).join(file).exists()));
    }
    files
}

#[test]
fn all_that_the_binary_is_made_of_gets_into_the_build() {
    let made_of = made_of();
    assert!(made_of.contains(Path::new("src/lib.rs")), "{made_of:?}");
    let let_in = let_in();
    for file in &made_of {
        assert!(
            let_in.iter().any(|name| file.starts_with(name)),
            "{} is left out",
            file.display()
        );
    }
    for name in let_in {
        assert!(Path::new(ROOT).join(name).exists(), "there is no {name}");
    }
}

#[test]
fn the_images_are_pinned_to_a_digest() {
    let images: Vec<&str> = DOCKERFILE
        .lines()
        .filter_map(|line| line.strip_prefix("FROM "))
        .collect();
    assert_eq!(images.len(), 2);
    for image in images {
        let (_, digest) = image.split_once("@sha256:").expect("a digest");
        let digest = digest.split(' ').next().unwrap_or_default();
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        assert!(digest.len() == 64 && digest.bytes().all(is_hex), "{image}");
    }
}

#[test]
fn cargo_can_read_the_package_that_gets_into_the_build() {
    let folder = tempfile::TempDir::new().expect("a folder");
    for name in let_in() {
        copy(&Path::new(ROOT).join(name), &folder.path().join(name));
    }
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--locked",
            "--offline",
            "--format-version",
            "1",
            "--no-deps",
        ])
        .current_dir(folder.path())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", said(&output));
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).expect("a file");
    }
}

/// What `gcr.io/distroless/cc` has beside the CA certificates: glibc, libgcc, libstdc++.
#[test]
#[cfg(target_os = "linux")]
fn the_last_image_has_every_library_that_the_binary_asks_for() {
    assert!(DOCKERFILE.contains("\nFROM gcr.io/distroless/cc-debian12"));
    assert!(
        DOCKERFILE.contains("-slim-bookworm@sha256:"),
        "bookworm is Debian 12: the same glibc"
    );
    let Some(ldd) = find("ldd") else { return };
    let output = Command::new(ldd).arg(OKTA_CC).output().expect("ldd runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let names = text
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<_> = names.filter_map(|name| name.rsplit('/').next()).collect();
    assert!(names.iter().any(|name| name.starts_with("libc.")), "{text}");
    for name in names {
        let known = [
            "libc.so.6",
            "libm.so.6",
            "libgcc_s.so.1",
            "libdl.so.2",
            "libpthread.so.0",
            "librt.so.1",
        ];
        let is_kernels = name.starts_with("linux-vdso") || name.starts_with("ld-linux");
        assert!(
            is_kernels || known.contains(&name),
            "{name} is not in the last image"
        );
    }
}
