//! A key that is given as the path of its file, as the SDKs and Terraform allow.

use std::path::{Path, PathBuf};

use super::file::File;
use super::{Found, SourceError, name_of};
use crate::model::connection::Origin;

/// Whether the text is a path and not a key: it ends as names of key files do. Slashes prove nothing, since base64 has
/// them too.
pub(super) fn is_path(text: &str) -> bool {
    let endings = [
        "pem", "key", "json", "jwk", "p8", "txt", "der", "p12", "pfx", "jks", "ppk",
    ];
    let ending = Path::new(text)
        .extension()
        .and_then(|ending| ending.to_str());
    let is_name = |c: char| !c.is_control() && !matches!(c, '{' | '"' | ':' | '<');
    text.len() < 1000
        && !text.starts_with("-----")
        && text.chars().all(is_name)
        && ending.is_some_and(|ending| endings.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The key in the file that `path` names: relative to the file that names it, or else to the working directory; or a
/// reference in the words `written`, where it cannot be read: a checkout of a repository rightly lacks its keys.
pub(super) fn beside(file: &File, offset: usize, path: &str, written: &str) -> Found {
    let folder = Path::new(file.path).parent().unwrap_or(Path::new(""));
    // `.okta/okta.yaml` belongs to the project around it.
    let folder = match folder.file_name() {
        Some(name) if name == ".okta" => folder.parent().unwrap_or(Path::new("")),
        _ => folder,
    };
    let places: [PathBuf; 2] = [folder.join(path), PathBuf::from(path)];
    let mut why_not = String::new();
    for place in &places {
        match (file.open)(place) {
            Ok(text) => {
                let origin = Origin::start_of(&name_of(place));
                return Found { text, origin };
            }
            Err(SourceError::Outside { .. }) => {
                why_not = format!(
                    " (not read: it leads out of the repository, and nobody named {}; -c {} allows it)",
                    file.path, file.path
                );
            }
            Err(SourceError::NoFile { what, .. }) => {
                why_not = format!(" (not read: it is a {what}, not a file)");
            }
            Err(_) => {}
        }
    }
    file.elsewhere(offset, &format!("{written}{why_not}"))
}
