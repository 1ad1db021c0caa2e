//! The files in which tools look for a connection, as far as they are there.

use std::path::{Path, PathBuf};

use crate::app::world::World;
use crate::tools::Place;

/// The files at a place. Without a working directory or a home none are looked for there.
pub(crate) fn known_files(world: &World, place: Place) -> Vec<String> {
    let directory = world.directory.as_deref();
    let home = world.home().map(Path::new);
    let paths: Vec<PathBuf> = match place {
        Place::Environment => Vec::new(),
        Place::Project(name) => directory
            .map(|folder| folder.join(name))
            .into_iter()
            .collect(),
        Place::Home(name) => home.map(|folder| folder.join(name)).into_iter().collect(),
        Place::Ending(end) => directory.map_or_else(Vec::new, |folder| ending(folder, end)),
    };
    let files = paths.iter().filter(|path| path.is_file());
    files
        .filter_map(|path| path.to_str())
        .map(str::to_owned)
        .collect()
}

fn ending(folder: &Path, end: &str) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let names = entries.map(|entry| folder.join(entry.file_name()));
    let mut paths: Vec<PathBuf> = names
        .filter(|path| path.extension().is_some_and(|known| known == end))
        .collect();
    paths.sort();
    paths
}
