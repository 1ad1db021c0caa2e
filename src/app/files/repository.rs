//! The paths of files from the root of the repository, and the file for findings that are in none.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::app::world::World;

/// Our own settings, if there are any; else what most repositories have.
const ANCHORS: [&str; 2] = ["okta-cc.toml", "README.md"];

/// The root of the repository around a folder; without one, the folder itself. No link is left in it. `workspace`: where a
/// CI has put the repository.
pub(crate) fn root_around(folder: &Path, workspace: Option<&str>) -> PathBuf {
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let folder = fs::canonicalize(folder).unwrap_or_default();
    let workspace = workspace.and_then(|path| fs::canonicalize(path).ok());
    let is_root = |path: &&Path| path.join(".git").exists() || workspace.as_deref() == Some(path);
    let root = folder.ancestors().find(is_root);
    root.unwrap_or(&folder).to_owned()
}

/// The repository around the working directory; without one, the working directory itself.
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    pub(crate) fn around_here(world: &World) -> Self {
        let workspace = world.variable("GITHUB_WORKSPACE");
        let root = root_around(Path::new("."), workspace);
        Self { root }
    }

    /// The path from the root with `/`; `None` for what is no file in it.
    pub(crate) fn inside(&self, path: &str) -> Option<String> {
        let path = fs::canonicalize(path).ok().filter(|path| path.is_file())?;
        let path = path.strip_prefix(&self.root).ok()?;
        let parts = path.components().filter_map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        });
        Some(parts.collect::<Vec<_>>().join("/"))
    }

    /// Beside us or at the root: our settings, the running workflow, the README, or else the first file there is.
    pub(crate) fn anchor(&self, world: &World) -> String {
        let workflow = world.variable("GITHUB_WORKFLOW_REF").and_then(workflow);
        let [settings, readme] = ANCHORS;
        let names = [Some(settings), workflow, Some(readme)]
            .into_iter()
            .flatten();
        let here = |name: &str| self.inside(name);
        let at_root = |name: &str| self.inside(self.root.join(name).to_str()?);
        let known = names
            .filter_map(|name| here(name).or_else(|| at_root(name)))
            .next();
        known
            .or_else(|| self.first())
            .unwrap_or_else(|| settings.into())
    }

    fn first(&self) -> Option<String> {
        let files = fs::read_dir(&self.root).ok()?.flatten();
        let files = files.filter_map(|file| self.inside(file.path().to_str()?));
        files.min()
    }
}

/// `.github/workflows/ci.yml` of `owner/name/.github/workflows/ci.yml@refs/heads/main`.
fn workflow(reference: &str) -> Option<&str> {
    reference.split('@').next()?.splitn(3, '/').nth(2)
}
