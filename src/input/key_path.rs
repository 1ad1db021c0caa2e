//! A key that is given as the path of its file, as the SDKs and Terraform allow.

use std::path::{Path, PathBuf};

use super::Found;
use super::file::File;

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

/// The key in the file that `path` names: relative to the file that names it, or else to the working directory. `None`
/// when it cannot be read: a checkout of a repository rightly lacks its keys.
pub(super) fn beside(file: &File, path: &str) -> Option<Found> {
    let folder = Path::new(file.path).parent().unwrap_or(Path::new(""));
    // `.okta/okta.yaml` belongs to the project around it.
    let folder = match folder.file_name() {
        Some(name) if name == ".okta" => folder.parent().unwrap_or(Path::new("")),
        _ => folder,
    };
    let places: [PathBuf; 2] = [folder.join(path), PathBuf::from(path)];
    places.iter().find_map(|place| {
        let place = place.to_str()?;
        let text = (file.open)(place).ok()?;
        Some(Found {
            text,
            origin: crate::model::connection::Origin::start_of(place),
        })
    })
}
