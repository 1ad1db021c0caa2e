//! The files in which tools look for a connection, as far as they are there.

use std::path::{Path, PathBuf};

use crate::app::world::World;
use crate::tools::LookupPlace;

/// The files at a place. Without a working directory or a home none are looked for there.
pub(crate) fn known_files(world: &World, place: LookupPlace) -> Vec<PathBuf> {
    let directory = world.directory.as_deref();
    let home = world.home().map(Path::new);
    let paths: Vec<PathBuf> = match place {
        LookupPlace::Environment => Vec::new(),
        LookupPlace::Project(name) => directory
            .map(|folder| folder.join(name))
            .into_iter()
            .collect(),
        LookupPlace::Home(name) => home.map(|folder| folder.join(name)).into_iter().collect(),
        LookupPlace::Ending(end) => directory.map_or_else(Vec::new, |folder| ending(folder, end)),
    };
    paths.into_iter().filter(|path| path.is_file()).collect()
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
