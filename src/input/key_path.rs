//! A key that is given as the path of its file, as the SDKs and Terraform allow.

use std::path::{Path, PathBuf};

use super::{Found, Open, SourceError, name_of};
use crate::model::connection::Origin;

/// Whether the text is a path and no key: `C:\keys\okta.pem`, `/run/secrets/okta`, `~/key`, or a name with an ending that
/// keys have. Base64 has slashes too, so a path without a root or such an ending is not seen as one.
pub(super) fn is_path(text: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "pem", "key", "json", "jwk", "p8", "txt", "der", "p12", "pfx", "jks", "ppk",
    ];
    const ROOTS: [&str; 7] = ["/", "./", "../", "~/", ".\\", "..\\", "\\\\"];
    let bytes = text.as_bytes();
    let has_drive =
        matches!(bytes, [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let is_name = |c: char| !c.is_control() && !matches!(c, '{' | '"' | '<');
    // The one colon of a drive is part of a path.
    let is_path = text.len() < 1000 && !text[usize::from(has_drive) * 2..].contains(':');
    let ending = Path::new(text)
        .extension()
        .and_then(|ending| ending.to_str());
    let ends_so = |ending: &str| ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    let is_rooted = has_drive || ROOTS.iter().any(|root| text.starts_with(root));
    // `/` begins base64 too, which is longer than most paths and has no other mark of one.
    let is_rooted = is_rooted && text.len() < 200 && !text.contains(['+', '=']);
    is_path
        && !text.starts_with("-----")
        && text.chars().all(is_name)
        && (is_rooted || ending.is_some_and(ends_so))
}

/// The key in the file that `path` names: relative to the file that names it, or else to the working directory.
///
/// # Errors
/// When it cannot be read: a checkout of a repository rightly lacks its keys. What is said behind the path then, where it
/// is there and may not be read; or else nothing.
pub(super) fn beside(file: &str, path: &str, open: Open) -> Result<Found, String> {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    // `.okta/okta.yaml` belongs to the project around it.
    let folder = match folder.file_name() {
        Some(name) if name == ".okta" => folder.parent().unwrap_or(Path::new("")),
        _ => folder,
    };
    let places: [PathBuf; 2] = [folder.join(path), PathBuf::from(path)];
    let mut why_not = String::new();
    for place in &places {
        match open(place) {
            Ok(text) => {
                let origin = Origin::start_of(&name_of(place));
                return Ok(Found { text, origin });
            }
            Err(SourceError::Outside { .. }) => {
                why_not = format!(
                    " (not read: it leads out of the repository, and nobody named {file}; -c {file} allows it)"
                );
            }
            Err(SourceError::NoFile { what, .. }) => {
                why_not = format!(" (not read: it is a {what}, not a file)");
            }
            Err(_) => {}
        }
    }
    Err(why_not)
}
